import { defaultOptions } from '../../run/options.js';
import type { OptionRow } from './option-row.js';
import { previewOptions } from './preview-options.js';
import { publishedOptions } from './published-options.js';
import type { ValueKind } from './value-kind.js';
import * as kinds from './value-kinds.js';

/** THE table of options, by long name. Which of them a command takes is in its entry (commands/). */
export const optionTable = {
  output: {
    short: 'o',
    value: kinds.file,
    words: 'write FILE and leave the audio as it is',
    group: 'common',
    inConfig: false,
  },
  'dry-run': {
    short: 'n',
    value: null,
    words: 'say what would change, change nothing',
    group: 'common',
    inConfig: false,
  },
  'update-front-matter': {
    short: 'u',
    value: null,
    words: 'afterwards set `length` (and `duration` if it is absent) in the notes',
    group: 'common',
    inConfig: true,
  },
  update: {
    value: kinds.updatableValues,
    words: 'like -u, but exactly these values: length, duration',
    group: 'common',
    inConfig: true,
  },
  audio: {
    value: kinds.folders,
    words: 'look for the audio in DIR and the folders below; may be given again',
    group: 'common',
    inConfig: true,
  },
  also: {
    value: kinds.chapterFormats,
    words: 'also write chapter files beside the mp3: json, psc, vtt, … (NAME.chapters.json)',
    group: 'common',
    inConfig: true,
  },
  offset: {
    value: kinds.offset,
    words: 'shift every chapter by TIME, such as +12.5 or -0:03',
    group: 'common',
    inConfig: true,
  },
  cut: {
    value: kinds.cuts,
    words: 'drop what was cut out from A to B and move what follows; may be given again',
    group: 'common',
    inConfig: false,
  },
  insert: {
    value: kinds.insertions,
    words: 'move everything from time T on by the duration D that was put in; may be given again',
    group: 'common',
    inConfig: false,
  },
  form: {
    value: kinds.line,
    words: 'write new lines of the notes like LINE, such as "- [@0:00] - Title"',
    group: 'common',
    unset: 'like the notes, or the other notes in their folder',
    inConfig: true,
  },
  intro: {
    value: kinds.title,
    words: 'add a chapter TITLE at 0:00 when the first one starts later',
    group: 'common',
    inConfig: true,
  },
  ...previewOptions,
  manifest: {
    value: kinds.file,
    words: 'read the notes, audio and output of each episode from a CSV or JSON file',
    group: 'episodes',
    inConfig: false,
  },
  check: { value: null, words: 'verify only', group: 'episodes', inConfig: false },
  'skip-pages': {
    value: null,
    words: 'leave out pages without timestamps that state nothing about audio, even a single one',
    group: 'episodes',
    inConfig: true,
  },
  jobs: {
    value: kinds.count,
    words: 'run N episodes at once',
    group: 'episodes',
    unset: 'the number of cores, at most 8',
    inConfig: true,
  },
  'fail-fast': {
    value: null,
    words: 'begin no other episode once one has failed',
    group: 'episodes',
    inConfig: true,
  },
  journal: {
    value: kinds.file,
    words: 'remember in FILE what is done, so that the next run does not read it again',
    group: 'episodes',
    inConfig: false,
  },
  'break-lock': {
    value: null,
    words: 'remove the lock of another run, where that run has ended',
    group: 'output',
    inConfig: false,
  },
  list: {
    value: kinds.listed,
    words: 'print what the --journal knows as written and not acknowledged, one path per line; run nothing',
    group: 'episodes',
    inConfig: false,
  },
  acknowledge: {
    value: kinds.file,
    words:
      'note in the --journal that the files which FILE lists were handed on; - reads the list from standard input',
    group: 'episodes',
    inConfig: false,
  },
  'follow-links': {
    value: null,
    words: 'follow symbolic links out of the folders named',
    group: 'episodes',
    inConfig: false,
  },
  shard: {
    value: kinds.shard,
    words: 'take only the I-th of N parts of the list',
    group: 'episodes',
    inConfig: false,
  },
  tolerance: {
    value: kinds.seconds,
    words: 'allow the duration to differ by SECONDS',
    group: 'verifying',
    unset: String(defaultOptions.toleranceMs / 1000),
    inConfig: true,
  },
  'no-verify': {
    value: null,
    words: 'make what differs from the front matter a warning only',
    group: 'verifying',
    inConfig: true,
  },
  strict: { value: null, words: 'make warnings errors', group: 'verifying', inConfig: true },
  players: {
    value: kinds.players,
    words: `check the publishing rules of players: ${kinds.players.choices?.join(', ')}`,
    group: 'verifying',
    inConfig: true,
  },
  ...publishedOptions,
  'tag-version': {
    value: kinds.tagVersion,
    words: 'choose the version of the tag: auto, 2.3 or keep',
    group: 'tag',
    unset: defaultOptions.tagVersion,
    inConfig: true,
  },
  'tag-size': {
    value: null,
    words: 'correct the size of the tag where it reaches into the audio, nothing else',
    group: 'tag',
    inConfig: false,
  },
  padding: {
    value: kinds.bytes,
    words: 'leave BYTES free in a tag that grows',
    group: 'tag',
    unset: 'at least 1024',
    inConfig: true,
  },
  force: {
    value: null,
    words: 'do what can be done with a damaged tag or over 255 chapters; keeps the old tag beside it',
    group: 'tag',
    inConfig: true,
  },
  'no-config': {
    value: null,
    words: 'ignore every chapterize.yaml',
    group: 'common',
    inConfig: false,
  },
  format: {
    value: kinds.outputFormat,
    words: 'print for people, as JSON, or as annotations of a GitHub workflow: human, json or github',
    group: 'output',
    unset: 'human',
    inConfig: true,
  },
  json: { value: null, words: 'short for --format json', group: 'output', inConfig: false },
  verbose: {
    value: null,
    words: 'print every finding, informative ones too, and the sha256 of the audio',
    group: 'output',
    inConfig: true,
  },
  seek: {
    value: null,
    words: 'list where players that seek by the header of the mp3 land',
    group: 'output',
    inConfig: true,
  },
  links: {
    value: null,
    words: 'list the link of every chapter, each whole',
    group: 'output',
    inConfig: true,
  },
  quiet: { short: 'q', value: null, words: 'print findings only', group: 'output', inConfig: true },
  report: {
    value: kinds.file,
    words: 'also write one line of JSON per episode to FILE',
    group: 'output',
    inConfig: false,
  },
  junit: { value: kinds.file, words: 'also write a JUnit report to FILE', group: 'output', inConfig: false },
  color: { value: null, words: 'use colours even when piped', group: 'output', inConfig: true },
  'no-color': { value: null, words: 'use no colours', group: 'output', inConfig: true },
} as const satisfies Readonly<Record<string, OptionRow>>;

export type OptionName = keyof typeof optionTable;

/** The value that an option gives: true for a switch. */
type ValueOf<R extends OptionRow> = R['value'] extends ValueKind<infer T> ? T : true;

/** Options as they were given, by long name; those that were not given are absent. */
export type GivenOptions = { readonly [N in OptionName]?: ValueOf<(typeof optionTable)[N]> };

/** The row of an option, free of what only its own type knows. */
export function rowOf(name: OptionName): OptionRow {
  return optionTable[name];
}

/** Whether a text is the long name of an option. */
export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(optionTable, name);
}
