import { rule } from '../rule.js';
import { formatQuantity, formatTime, shortText } from '../wording.js';

/** Findings about changing show notes in place. */
export const notesEditCodes = {
  'edit/notes-place': rule<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the notes cannot be changed here: ${reason}`,
    help: () => 'change this place by hand; nothing was written',
    explain:
      'Chapterize changes notes only where it knows exactly which text to replace, so nothing else in them is touched. ' +
      'This place is not one of them, and nothing was written. Change it by hand.',
  }),

  'edit/notes-no-list': rule<Record<never, never>>({
    severity: 'error',
    message: () => 'the notes have no chapters yet, and no empty heading for them',
    help: () => 'add a heading such as "## Timestamps" where the list should go, and run again',
    explain:
      'Chapters replace the list that the notes already have, or go under an empty heading such as Timestamps or ' +
      'Chapters. These notes have neither, so chapterize cannot tell where the list should go. Add such a heading and ' +
      'run again.',
  }),

  'edit/notes-not-proven': rule<{ wanted: string; found: string }>({
    severity: 'error',
    message: ({ wanted, found }) =>
      `the changed notes would be read differently: expected ${wanted}, read ${found}`,
    help: () => 'change the notes by hand; nothing was written',
    explain:
      'Changed notes are read again before they are written, and their chapters must be exactly the expected ones. Here ' +
      'they are not, for example because part of a title would be read as a time. Nothing was written. Change the notes ' +
      'by hand.',
  }),

  'edit/notes-rounded': rule<{ count: number }>({
    severity: 'info',
    message: ({ count }) => `${formatQuantity(count, 'time')} rounded to the precision that the notes use`,
    help: null,
    explain:
      'New times are written in the same form as the others in the notes: in whole seconds, or with the same number of ' +
      'decimals, rounded to the nearest. To keep fractions, write one time of the list with decimals, such as 0:10.000, ' +
      'and run again.',
  }),

  'import/untitled': rule<{ startMs: number; title: string }>({
    severity: 'warning',
    message: ({ startMs, title }) =>
      `the marker at ${formatTime(startMs)} has no title; the notes get "${shortText(title)}"`,
    help: () => 'write its title in the notes',
    explain:
      'The marker has no text, and the notes have no chapter within five seconds of it whose title could be kept. A ' +
      'placeholder is written, because a chapter needs a title. Write its title in the notes.',
  }),

  'import/titles-kept': rule<{ count: number; startMs: number; title: string; markerTitle: string }>({
    severity: 'warning',
    message: ({ count, startMs, title, markerTitle }) =>
      `${formatQuantity(count, 'chapter')} ${count === 1 ? 'keeps its title' : 'keep their titles'}: at ` +
      `${formatTime(startMs)} the notes say "${shortText(title)}", the markers "${shortText(markerTitle)}"`,
    help: () => 'to take the titles of the markers, remove the chapters from the notes and run import again',
    explain:
      'A marker within five seconds of a chapter of the notes is taken for that chapter. It changes the time; the title ' +
      'and the link of the notes stay, because people mostly polish titles there. If the markers have another title, ' +
      'this finding says so. Names that editors give, such as Marker 3, do not count.',
  }),

  'shift/done-before': rule<{ how: string }>({
    severity: 'error',
    message: ({ how }) => `these notes were already shifted by ${how}`,
    help: () => 'to shift them once more, run with --force or remove the comment that says so',
    explain:
      'A shift leaves a comment in the notes that says what was done, so no cut is applied twice. The same shift was ' +
      'asked for again, and nothing was written. If you really want it a second time, run with --force.',
  }),

  'shift/audio-fits': rule<{ statedMs: number; measuredMs: number }>({
    severity: 'error',
    message: ({ statedMs, measuredMs }) =>
      `the notes already fit this audio: stated ${formatTime(statedMs)}, measured ${formatTime(measuredMs)}`,
    help: () => 'to shift them anyway, leave out the audio or run with --force',
    explain:
      'The duration in the notes is that of the audio as it is now, after the cut. So the notes were most likely ' +
      'updated already, and another shift would move every chapter twice. Nothing was written.',
  }),

  'shift/audio-differs': rule<{ expectedMs: number; measuredMs: number }>({
    severity: 'error',
    message: ({ expectedMs, measuredMs }) =>
      `after the shift the audio should last ${formatTime(expectedMs)}, measured ${formatTime(measuredMs)}`,
    help: () => 'check the times of --cut and --insert, or run with --force to shift anyway',
    explain:
      'The duration in the notes, less what was cut and plus what was inserted, is not that of the audio. So a cut is ' +
      'missing or a time is wrong, and the chapters would not fit. Nothing was written.',
  }),
} as const;
