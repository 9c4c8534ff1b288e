import type { OptionRow } from './option-row.js';
import * as kinds from './value-kinds.js';

/** What most runs are given: rows of the table of options. */
export const commonOptions = {
  output: { short: 'o', value: kinds.file, words: 'write the result to FILE and leave the audio as it is' },
  'dry-run': { short: 'n', words: 'show what would change, but change nothing' },
  'update-front-matter': {
    short: 'u',
    words: 'then update `length` in the notes (and add `duration` if it is missing)',
    inConfig: true,
  },
  update: {
    value: kinds.updatableValues,
    words: 'like -u, but for exactly these values: length, duration, length=published',
    inConfig: true,
  },
  audio: {
    value: kinds.folders,
    words: 'look for the audio in DIR and its subfolders; can be repeated',
    inConfig: true,
  },
  also: {
    value: kinds.chapterFormats,
    words: 'also write chapter files next to the mp3: json, psc, vtt, … (NAME.chapters.json)',
    inConfig: true,
  },
  offset: {
    value: kinds.offset,
    words: 'shift every chapter by TIME, such as +12.5 or -0:03',
    inConfig: true,
  },
  cut: {
    value: kinds.cuts,
    words: 'account for a cut from A to B: drop chapters in it, move later ones; can be repeated',
  },
  insert: {
    value: kinds.insertions,
    words: 'account for an insertion of duration D at time T: move later chapters; can be repeated',
  },
  form: {
    value: kinds.line,
    words: 'write new lines in the notes like LINE, such as "- [@0:00] - Title"',
    unset: 'like the notes, or like other notes in their folder',
    inConfig: true,
  },
  intro: {
    value: kinds.title,
    words: 'add a chapter TITLE at 0:00 if the first one starts later',
    inConfig: true,
  },
  'no-config': { words: 'ignore chapterize.yaml' },
} as const satisfies Readonly<Record<string, OptionRow>>;
