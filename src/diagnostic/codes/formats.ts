import { rule } from '../rule.js';
import { formatCount, formatQuantity } from '../wording.js';

/** Findings in chapter files, and about what a format cannot hold. */
export const formatsCodes = {
  'formats/syntax': rule<{ readonly format: string; readonly detail: string }>({
    severity: 'error',
    message: ({ format, detail }) => `this is not valid ${format}: ${detail}`,
    help: () => 'correct the file at this place, or export it again from the program that wrote it',
    explain:
      'The chapter file breaks the rules of its format at this place, so what follows cannot be read with certainty. Nothing was written. Correct the file, or export it again.',
  }),

  'formats/time': rule<{ readonly found: string; readonly expected: string }>({
    severity: 'error',
    message: ({ found, expected }) =>
      found === ''
        ? `a time is missing; expected ${expected}`
        : `"${found}" has no time; expected ${expected}`,
    help: () => 'correct the time, or remove this entry',
    explain:
      'An entry of the chapter file has no start that can be read in the form that its format requires. A chapter cannot be placed without one. Correct the time or remove the entry.',
  }),

  'formats/ruler': rule<{ readonly found: string; readonly ruler: string }>({
    severity: 'error',
    message: ({ found, ruler }) => `"${found}" is counted in ${ruler}, which cannot be turned into a time`,
    help: () => 'in Reaper, right-click the ruler, choose Minutes:Seconds, and export again',
    explain:
      'Reaper exports markers in the unit of the ruler. Bars depend on the tempo and samples on the sample rate, and the file states neither. Set the ruler to Minutes:Seconds and export the markers again.',
  }),

  'formats/address': rule<{ readonly found: string }>({
    severity: 'warning',
    message: ({ found }) => `"${found}" is not an http or https address and is left out`,
    help: () => 'write the whole address, with https:// at its start',
    explain:
      'A link or picture of a chapter must be a whole web address, because players open it as it stands. This one is left out. Write the address with https:// at its start.',
  }),

  'formats/several-lists': rule<{ readonly count: number }>({
    severity: 'warning',
    message: ({ count }) =>
      `the file has ${formatCount(count)} lists of chapters; only the first one is read`,
    help: () => 'give a file with the chapters of one episode',
    explain:
      'The file holds the chapters of more than one episode or of more than one audio file, and which of them is meant cannot be told. The first list is read. Give a file that holds the chapters of one episode only.',
  }),

  'formats/rows-left-out': rule<{ readonly count: number; readonly what: string }>({
    severity: 'info',
    message: ({ count, what }) =>
      `${formatQuantity(count, 'entry').replace(/entrys$/, 'entries')} left out: ${what}`,
    help: null,
    explain:
      'Editors keep markers of several kinds in one list, and only one kind means chapters. The others are left out. To use one of them, change its type in the editor and export again.',
  }),

  'formats/too-many': rule<{ readonly limit: number }>({
    severity: 'warning',
    message: ({ limit }) => `only the first ${formatCount(limit)} chapters are read`,
    help: null,
    explain:
      'The chapter file has more entries than any episode has chapters, so reading stops at a limit. An mp3 holds 255 chapters. Check that this is the right file.',
  }),

  'formats/no-chapters': rule<{ readonly format: string }>({
    severity: 'error',
    message: ({ format }) => `there are no chapters in this file (${format})`,
    help: () => 'check that this is the right file, and that the markers were exported',
    explain:
      'The file was recognised as a chapter file by its content, but it lists no chapter. Nothing can be written from it. Check that it is the right file.',
  }),

  'export/lossy': rule<{ readonly what: string; readonly count: number; readonly format: string }>({
    severity: 'warning',
    message: ({ what, count, format }) => `${format} cannot hold ${what}: ${lost(count)}`,
    help: () => 'choose a format that can, if it matters: docs/formats.md has a table',
    explain:
      'The chapters have something that the chosen format has no place for, so it is missing in what was written. The rest is complete. Choose another format if it matters; docs/formats.md lists what each format keeps.',
  }),

  'export/file-left': rule<Record<never, never>>({
    severity: 'warning',
    message: () => 'this chapter file is not what would be written from the mp3, and stays',
    help: () => 'remove it by hand if it is of no use any more',
    explain:
      'Undo removes the chapter files beside an mp3 that hold exactly what chapterize writes from its chapters. This one holds something else, so somebody may have made or changed it, and it stays. Remove it by hand if it is of no use any more.',
  }),

  'export/file-differs': rule<{ readonly format: string; readonly number: number }>({
    severity: 'warning',
    message: ({ number }) => `chapter ${number} of this file is not that of the notes`,
    help: ({ format }) => `write the file again with --also ${format}, or remove it`,
    explain:
      'A chapter file stands beside the mp3 and says something else than the notes, so that apps which read it show other chapters than those which read the mp3. Run with --also to write it again, or remove it.',
  }),
} as const;

function lost(count: number): string {
  return `lost in ${formatQuantity(count, 'chapter')}`;
}
