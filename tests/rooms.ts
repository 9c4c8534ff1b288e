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
  bytes: { noun: 'byte sources, ranges, edits, cursors, checksums', values: ['diagnostic'], node: true },
  text: { noun: 'a decoded text file, lines and columns', values: ['diagnostic'] },
  chapters: { noun: 'chapters, timestamps, the timeline', values: ['text', 'diagnostic'] },
  'front-matter': {
    noun: 'the front matter of the notes: duration, length, chapter lists and other values, and editing them in place',
    values: ['chapters', 'text', 'diagnostic'],
    types: ['bytes'],
  },
  notes: {
    noun: 'the body of the notes: pieces of text (`units/`), the times in them (`sightings/`), which of these are chapters (`lists/`), their titles and links (`titles/`), what every other time is (`roles/`)',
    values: ['front-matter', 'chapters', 'text', 'diagnostic'],
  },
  'notes-edit': {
    noun: 'changes to the chapters in notes, as edits in place that are checked by reading them again',
    values: ['notes', 'front-matter', 'text', 'bytes', 'diagnostic'],
    types: ['chapters'],
  },
  formats: {
    noun: 'chapter files (JSON, CSV, WebVTT, …): one file per format with its reader and writer, and the list of them',
    values: ['notes', 'front-matter', 'chapters', 'text', 'diagnostic'],
  },
  id3: {
    noun: 'ID3v2 tags: reading and writing frames, conversion between versions, chapters as frames, what undo needs',
    values: ['chapters', 'bytes', 'diagnostic'],
  },
  mpeg: {
    noun: 'MPEG audio frames and header frames (Xing, Info, VBRI); where players land when they seek',
    values: [],
  },
  audio: {
    noun: 'the parts of an mp3: tags at both ends, audio, junk; what is measured in them; other formats that are not mp3',
    values: ['id3', 'mpeg', 'bytes', 'diagnostic'],
  },
  plan: {
    noun: 'the plan: from facts and chapters to edits of the tag, without touching the disk',
    values: ['audio', 'chapters', 'id3', 'bytes', 'diagnostic'],
  },
  files: {
    noun: 'everything that touches the disk: files as byte sources, applying a plan, atomic replacement, temporary files, locks',
    values: ['bytes', 'diagnostic'],
    types: ['plan'],
    node: true,
  },
  objects: {
    noun: 'objects in an S3 store: reading ranges, listing, conditional writes',
    values: ['bytes', 'diagnostic'],
    node: true,
  },
  verify: {
    noun: 'checks of what the notes state against what was measured, one per file; rules of players',
    values: ['chapters', 'front-matter', 'mpeg', 'diagnostic'],
    types: ['audio', 'plan', 'notes'],
  },
  published: {
    noun: 'the published file: fetching it safely from its URL, and comparing it with the local one',
    values: ['audio', 'id3', 'mpeg', 'bytes', 'plan', 'diagnostic'],
    types: ['front-matter', 'verify'],
    node: true,
  },
  pictures: {
    noun: 'pictures of chapters: reading or fetching them safely, their types and sizes',
    values: ['published', 'files', 'objects', 'bytes', 'diagnostic'],
    types: ['chapters'],
    node: true,
  },
  feed: {
    noun: 'RSS feeds: reading them with line and column, finding and comparing the item of an episode',
    values: ['notes', 'formats', 'front-matter', 'text', 'diagnostic'],
  },
  run: {
    noun: 'the commands as functions (chapterize, check, show, strip, …), their options and result, chapter files next to the mp3',
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
    noun: 'many episodes: finding them, pairing notes and audio, manifests, the journal, shards and their reports',
    values: ['run', 'front-matter', 'files', 'objects', 'bytes', 'text', 'diagnostic'],
    types: ['feed'],
    node: true,
  },
  config: {
    noun: 'chapterize.yaml: finding and parsing it (cli turns its entries into options)',
    values: ['front-matter', 'files', 'text', 'diagnostic'],
    node: true,
  },
  preview: {
    noun: 'the page to play, move and rename chapters: its server, and in `page/` what runs in the browser',
    values: [
      'pictures',
      'batch',
      'run',
      'notes-edit',
      'formats',
      'files',
      'objects',
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
    noun: 'words, JSON and annotations for the result of a run',
    values: ['diagnostic'],
    types: ['run', 'batch', 'published'],
  },
  cli: {
    noun: 'argv, the options of chapterize.yaml, streams, exit codes',
    values: [
      'report',
      'config',
      'preview',
      'batch',
      'run',
      'verify',
      'formats',
      'published',
      'chapters',
      'diagnostic',
    ],
    node: true,
  },
};
