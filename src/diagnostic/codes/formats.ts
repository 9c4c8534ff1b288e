import { rule } from '../rule.js';
import { formatCount, formatQuantity } from '../wording.js';

/** Findings in chapter files, and about what a format cannot hold. */
export const formatsCodes = {
  'formats/syntax': rule<{ format: string; detail: string }>({
    severity: 'error',
    message: ({ format, detail }) => `this is not valid ${format}: ${detail}`,
    help: () => 'correct the file at this place, or export it again from the program that wrote it',
    explain:
      'The chapter file breaks the rules of its format at this place, so the rest cannot be read reliably. Nothing was ' +
      'written. Correct the file, or export it again.',
  }),

  'formats/time': rule<{ found: string; expected: string }>({
    severity: 'error',
    message: ({ found, expected }) =>
      found === ''
        ? `a time is missing; expected ${expected}`
        : `"${found}" has no time; expected ${expected}`,
    help: () => 'correct the time, or remove this entry',
    explain:
      'An entry of the chapter file has no start time in the form that its format requires, so there is no place for ' +
      'the chapter. Correct the time, or remove the entry.',
  }),

  'formats/ruler': rule<{ found: string; ruler: string }>({
    severity: 'error',
    message: ({ found, ruler }) => `"${found}" is in ${ruler}, which cannot be converted to a time`,
    help: () => 'in Reaper, right-click the ruler, choose Minutes:Seconds, and export again',
    explain:
      'Reaper exports markers in the unit of the ruler. Bars depend on the tempo and samples on the sample rate, and ' +
      'the file states neither. Set the ruler to Minutes:Seconds and export the markers again.',
  }),

  'formats/address': rule<{ found: string }>({
    severity: 'warning',
    message: ({ found }) => `"${found}" is not an http or https address, so it is left out`,
    help: () => 'write the whole address, starting with https://',
    explain:
      'The link or picture of a chapter must be a complete web address, because players open it exactly as written. ' +
      'This one is left out. Write the address starting with https://.',
  }),

  'formats/several-lists': rule<{ count: number }>({
    severity: 'warning',
    message: ({ count }) =>
      `the file has ${formatCount(count)} lists of chapters; only the first one is read`,
    help: () => 'give a file with the chapters of one episode',
    explain:
      'The file contains the chapters of several episodes or audio files, and it is not clear which ones are meant. The ' +
      'first list is read. Give a file with the chapters of one episode only.',
  }),

  'formats/rows-left-out': rule<{ count: number; what: string }>({
    severity: 'info',
    message: ({ count, what }) =>
      `${formatQuantity(count, 'entry').replace(/entrys$/, 'entries')} left out: ${what}`,
    help: null,
    explain:
      'Audio editors keep several kinds of markers in one list, and only one kind means chapters. The others are left ' +
      'out. To use one of them, change its type in the editor and export again.',
  }),

  'formats/too-many': rule<{ limit: number }>({
    severity: 'warning',
    message: ({ limit }) =>
      `there are more than ${formatCount(limit)} chapters; only the first ${formatCount(limit)} are read`,
    help: null,
    explain:
      'The chapter file has more entries than any episode has chapters, so reading stops at this limit. An mp3 can have ' +
      '255 chapters. Check that this is the right file.',
  }),

  'formats/too-large': rule<{ length: number; limit: number }>({
    severity: 'error',
    message: ({ length, limit }) =>
      `the file has ${formatCount(length)} characters; of chapter files at most ${formatCount(limit)} are read`,
    help: () => 'check that this is the chapter file of one episode',
    explain:
      'The size of chapter files is limited so that no file can make a run slow or use up memory. The chapters of an ' +
      'episode take some thousand characters. Check that this is the right file, or export the markers of one episode.',
  }),

  'formats/no-chapters': rule<{ format: string }>({
    severity: 'error',
    message: ({ format }) => `there are no chapters in this file (${format})`,
    help: () => 'check that this is the right file, and that the markers were exported',
    explain:
      'The content of the file shows that it is a chapter file, but it lists no chapter. Nothing can be written from ' +
      'it. Check that it is the right file.',
  }),

  'export/lossy': rule<{ what: string; count: number; format: string }>({
    severity: 'warning',
    message: ({ what, count, format }) => `${format} cannot hold ${what}: ${lost(count)}`,
    help: () => 'if that matters, choose another format: csv keeps everything',
    explain:
      'The chapters have something that the chosen format has no place for, so it is missing in the output. The rest is ' +
      'complete. If that matters, choose another format: csv keeps everything, and json all but the depth. In the repository ' +
      'of chapterize, docs/formats.md lists what each format keeps.',
  }),

  'export/file-left': rule<Record<never, never>>({
    severity: 'warning',
    message: () => 'this chapter file is not what chapterize would write from the mp3, so it is kept',
    help: () => 'remove it by hand if you no longer need it',
    explain:
      'Undo removes the chapter files next to an mp3 if their content is exactly what chapterize writes from its ' +
      'chapters. This one is different, so somebody may have made or changed it, and it is kept. Remove it by hand if ' +
      'you no longer need it.',
  }),

  'export/file-differs': rule<{ format: string; number: number }>({
    severity: 'warning',
    message: ({ number }) => `chapter ${number} of this file is not the one in the notes`,
    help: ({ format }) => `write the file again with --also ${format}, or remove it`,
    explain:
      'A chapter file next to the mp3 differs from the notes. Apps that read this file show other chapters than apps ' +
      'that read the mp3. Run with --also to write it again, or remove it.',
  }),
} as const;

function lost(count: number): string {
  return `lost in ${formatQuantity(count, 'chapter')}`;
}
