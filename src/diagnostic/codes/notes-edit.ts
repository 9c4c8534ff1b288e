import { rule } from '../rule.js';
import { formatQuantity, formatTime, shortText } from '../wording.js';

/** Findings about changing show notes in place. */
export const notesEditCodes = {
  'edit/notes-place': rule<{ readonly reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the notes cannot be changed here: ${reason}`,
    help: () => 'change this place by hand; nothing was written',
    explain:
      'Notes are changed only at places that reading them told exactly, so that nothing else in them is touched. This place is not one of them, and nothing was written. Change it by hand.',
  }),

  'edit/notes-no-list': rule<Record<never, never>>({
    severity: 'error',
    message: () => 'the notes have no chapters yet, and no empty heading for them',
    help: () => 'add a heading such as "## Timestamps" where the list is to stand, and run again',
    explain:
      'Chapters are written over the list that the notes have, or under an empty heading such as Timestamps or Chapters. These notes have neither, so it cannot be told where the list should stand. Add such a heading and run again.',
  }),

  'edit/notes-not-proven': rule<{ readonly wanted: string; readonly found: string }>({
    severity: 'error',
    message: ({ wanted, found }) =>
      `the changed notes would not read as wanted: expected ${wanted}, read ${found}`,
    help: () => 'change the notes by hand; nothing was written',
    explain:
      'Changed notes are read again before they are written, and their chapters must be exactly the wanted ones. Here they are not, for instance because a title would be taken for something else. Nothing was written. Change the notes by hand.',
  }),

  'edit/notes-rounded': rule<{ readonly count: number }>({
    severity: 'info',
    message: ({ count }) =>
      `${formatQuantity(count, 'time')} rounded, as the notes write theirs without fractions`,
    help: null,
    explain:
      'The notes write whole seconds (or fewer decimals than a time has), and new times are written in the same form, rounded to the nearest. To keep fractions, write one time of the list with decimals, such as 0:10.000, and run again.',
  }),

  'import/untitled': rule<{ readonly startMs: number; readonly title: string }>({
    severity: 'warning',
    message: ({ startMs, title }) =>
      `the marker at ${formatTime(startMs)} has no title; "${shortText(title)}" is written`,
    help: () => 'give it a title in the notes',
    explain:
      'A marker has no text, and the notes have no chapter within five seconds of it whose title could be kept. A placeholder is written, because a chapter needs a title. Give it one in the notes.',
  }),

  'shift/done-before': rule<{ readonly how: string }>({
    severity: 'error',
    message: ({ how }) => `these notes were shifted by ${how} before`,
    help: () => 'give --force to shift them once more, or remove the comment that says so',
    explain:
      'After a shift a comment in the notes says what was done, so that no cut is applied twice. The same shift was asked for again, and nothing was written. If it is really meant a second time, give --force.',
  }),

  'shift/audio-fits': rule<{ readonly statedMs: number; readonly measuredMs: number }>({
    severity: 'error',
    message: ({ statedMs, measuredMs }) =>
      `the notes fit this audio already: stated ${formatTime(statedMs)}, measured ${formatTime(measuredMs)}`,
    help: () => 'leave out the audio, or give --force, if the notes are still to be shifted',
    explain:
      'The duration that the notes state is that of the audio as it is now, after the cut. So the notes were most likely brought up to date already, and shifting them again would move every chapter twice. Nothing was written.',
  }),

  'shift/audio-differs': rule<{ readonly expectedMs: number; readonly measuredMs: number }>({
    severity: 'error',
    message: ({ expectedMs, measuredMs }) =>
      `after the shift the audio should last ${formatTime(expectedMs)}, measured ${formatTime(measuredMs)}`,
    help: () => 'check the times of --cut and --insert; --force shifts all the same',
    explain:
      'The duration that the notes state, less what was cut and plus what was inserted, is not that of the audio. So a cut is missing or a time is wrong, and the chapters would not fit. Nothing was written.',
  }),
} as const;
