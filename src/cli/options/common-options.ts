import type { OptionRow } from './option-row.js';
import * as kinds from './value-kinds.js';

/** What most runs are given: rows of the table of options. */
export const commonOptions = {
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
    words: 'show what would change, and change nothing',
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
    words: 'like -u, but exactly these values: length, duration, length=published',
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
  'no-config': {
    value: null,
    words: 'ignore chapterize.yaml',
    group: 'common',
    inConfig: false,
  },
} as const satisfies Readonly<Record<string, OptionRow>>;
