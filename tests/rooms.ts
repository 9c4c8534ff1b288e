/** A room of src, and what it may import. */
export interface Room {
  readonly noun: string;
  /** Rooms whose values and types it may import. */
  readonly values: readonly string[];
  /** Rooms that it may import by `import type` alone. */
  readonly types?: readonly string[];
  /** Whether it may import `node:` modules. */
  readonly node?: true;
}

/**
 * THE table of rooms, from the lowest to the highest. `architecture.test.ts` holds the import lines of src to it, and writes
 * it into docs/architecture.md (`UPDATE=1 npx vitest run --config tests/vitest.config.ts tests/architecture.test.ts`).
 */
export const rooms: Readonly<Record<string, Room>> = {
  diagnostic: {
    noun: 'findings; the table of codes (`codes.ts`, one file per area in `codes/`); failures',
    values: [],
  },
  bytes: { noun: 'byte sources, ranges, edits, cursors', values: ['diagnostic'], node: true },
  text: { noun: 'a decoded text file, lines and columns', values: ['diagnostic'] },
  chapters: { noun: 'chapters, timestamps, the timeline', values: ['text', 'diagnostic'] },
  'front-matter': {
    noun: 'what the notes state, and editing it in place',
    values: ['chapters', 'text', 'diagnostic'],
    types: ['bytes'],
  },
  notes: {
    noun: 'show notes: which lines are chapters, their titles and links',
    values: ['front-matter', 'chapters', 'text', 'diagnostic'],
  },
  'notes-edit': {
    noun: 'changes to the marks of show notes as edits in place, proven by reading them again',
    values: ['notes', 'front-matter', 'text', 'bytes', 'diagnostic'],
    types: ['chapters'],
  },
  formats: {
    noun: 'chapter files of every kind: one file per format with its reader and its writer, and the list of them',
    values: ['front-matter', 'chapters', 'text', 'diagnostic'],
  },
  id3: {
    noun: 'the ID3v2 codec, conversion between versions, chapters as frames',
    values: ['chapters', 'bytes', 'diagnostic'],
  },
  mpeg: { noun: 'MPEG audio frames and their header frames', values: [] },
  audio: {
    noun: 'the layout of an mp3, and everything that is measured in it',
    values: ['id3', 'mpeg', 'bytes', 'diagnostic'],
  },
  plan: {
    noun: 'from facts and chapters to a plan of edits; pure',
    values: ['chapters', 'id3', 'bytes', 'diagnostic'],
    types: ['audio'],
  },
  files: {
    noun: 'everything that touches the disk: files as byte sources, applying a plan, atomic replacement, temporary files, locks',
    values: ['bytes', 'diagnostic'],
    types: ['plan'],
    node: true,
  },
  objects: {
    noun: 'objects in a store behind an S3 interface: read by ranges, listed, written under conditions',
    values: ['bytes', 'diagnostic'],
    node: true,
  },
  verify: {
    noun: 'comparisons of what is stated with what is measured; one check per file',
    values: ['chapters', 'front-matter', 'mpeg', 'diagnostic'],
    types: ['audio', 'plan', 'notes'],
  },
  published: {
    noun: 'the file that a public URL serves: asking for it safely, as a byte source, compared with the local one',
    values: ['audio', 'id3', 'mpeg', 'bytes', 'plan', 'diagnostic'],
    types: ['front-matter', 'verify'],
    node: true,
  },
  pictures: {
    noun: 'the pictures of chapters: read safely or fetched, told by their content, weighed',
    values: ['published', 'files', 'bytes', 'diagnostic'],
    types: ['chapters'],
    node: true,
  },
  feed: {
    noun: 'RSS feeds: read with places, the item of an episode found and compared',
    values: ['notes', 'formats', 'front-matter', 'text', 'diagnostic'],
  },
  run: {
    noun: 'the commands as functions: chapterize, check, show, strip; their options and result',
    values: [
      'feed',
      'pictures',
      'published',
      'notes',
      'notes-edit',
      'formats',
      'audio',
      'chapters',
      'plan',
      'files',
      'objects',
      'verify',
      'front-matter',
      'id3',
      'bytes',
      'text',
      'diagnostic',
    ],
  },
  batch: {
    noun: 'many episodes: which there are, which audio belongs to which notes, the journal',
    values: ['run', 'verify', 'formats', 'front-matter', 'files', 'objects', 'bytes', 'text', 'diagnostic'],
    types: ['feed'],
    node: true,
  },
  config: {
    noun: 'chapterize.yaml: where it is and what it says, before it is known which options there are',
    values: ['front-matter', 'files', 'text', 'diagnostic'],
    node: true,
  },
  preview: {
    noun: 'the page to hear, move and name the marks: its server, and in page/ what runs in the browser',
    values: [
      'batch',
      'run',
      'notes-edit',
      'formats',
      'files',
      'audio',
      'chapters',
      'bytes',
      'text',
      'diagnostic',
    ],
    types: ['mpeg', 'notes'],
    node: true,
  },
  report: {
    noun: 'words, JSON, annotations for what a run gave',
    values: ['diagnostic'],
    types: ['feed', 'text', 'chapters', 'verify', 'run', 'batch', 'published'],
  },
  cli: {
    noun: 'argv, streams, exit codes',
    values: [
      'report',
      'config',
      'preview',
      'batch',
      'run',
      'files',
      'verify',
      'formats',
      'published',
      'chapters',
      'diagnostic',
    ],
    types: ['text'],
    node: true,
  },
};
