import { rule } from '../rule.js';

/** Findings about the order of the chapters; the trouble is in the notes, so the area is `notes/`. */
export const timelineCodes = {
  'notes/timestamp-order': rule<{ readonly found: string; readonly previous: string }>({
    severity: 'warning',
    message: ({ found, previous }) => `${found} stands after ${previous}`,
    help: () => 'check the time; the chapters are written in the order of their times',
    explain:
      'A timestamp is earlier than one above it. Chapters are sorted by time, so when the time is a slip of the pen the chapter shows at the wrong place. Correct the time, or move the line.',
  }),

  'notes/hour-dropped': rule<{
    readonly found: string;
    readonly previous: string;
    readonly reading: string;
    readonly count: number;
  }>({
    severity: 'error',
    message: ({ found, previous }) => `${found} follows ${previous}: the hour is missing`,
    help: ({ reading, count }) =>
      `write ${reading}` +
      (count > 1 ? `, and add the hour to the ${count - 1} timestamps that follow it, too` : ''),
    explain:
      'The times start again after about an hour, as they do when the hour is left out from there on. Sorted as they stand, the last chapters of the episode would show at its beginning. Add the hour to these timestamps.',
  }),

  'notes/editor-timecode': rule<{
    readonly found: string;
    readonly reading: string;
    readonly duration: string;
  }>({
    severity: 'warning',
    message: ({ found, reading, duration }) => `${found} read as ${reading}: the audio lasts ${duration}`,
    help: ({ reading }) => `write ${reading}`,
    explain:
      'An audio editor shows minutes, seconds and frames, which look like hours, minutes and seconds. Read so, chapters would lie after the end of the audio; read as minutes and seconds, all of them fit. So they were read that way. Write minutes and seconds.',
  }),

  'notes/editor-timecode-suspected': rule<{ readonly found: string; readonly reading: string }>({
    severity: 'error',
    message: ({ found, reading }) => `${found} is probably minutes, seconds and frames, meaning ${reading}`,
    help: ({ reading }) => `write ${reading}, or give the audio, whose duration decides`,
    explain:
      'Read as hours, minutes and seconds this timestamp lies many hours into the episode or breaks the order of the others; read as the minutes, seconds and frames of an audio editor it fits. Without the audio this cannot be decided. Write minutes and seconds.',
  }),

  'notes/duplicate-start': rule<{
    readonly found: string;
    readonly otherTitle: string;
    readonly otherLine: number;
  }>({
    severity: 'warning',
    message: ({ found, otherTitle, otherLine }) =>
      `${found} is also the start of "${otherTitle}" on line ${otherLine}`,
    help: () => 'give each its own time; otherwise they are written as one chapter with both titles',
    explain:
      'Two chapters start at the same time, and neither is a part of the other, so that one of the times is probably wrong. Players cannot show a chapter without length, so the two are joined into one. Correct the time, or leave one out.',
  }),

  'notes/chapters-close': rule<{ readonly found: string; readonly gapMs: number }>({
    severity: 'warning',
    message: ({ found, gapMs }) => `${found} comes ${gapMs / 1000} s after the chapter before it`,
    help: () => 'check the time; chapters should last 2 s or more',
    explain:
      'A chapter of less than two seconds is over before a player has shown it, and most often one of the two times is a slip. Check both times.',
  }),

  'notes/first-chapter-late': rule<{ readonly found: string }>({
    severity: 'info',
    message: ({ found }) => `the first chapter starts at ${found}, not at 0:00`,
    help: () => '--intro TITLE adds a chapter at 0:00',
    explain:
      'What comes before the first chapter belongs to none. Most players show nothing for it, some count it to the first chapter, and some publishers want a chapter at 0:00. Give --intro TITLE, or leave it as it is.',
  }),

  'notes/chapter-past-end': rule<{
    readonly found: string;
    readonly duration: string;
    readonly reading: string | null;
  }>({
    severity: 'error',
    message: ({ found, duration }) => `${found} is past the end of the audio, which lasts ${duration}`,
    help: ({ reading }) =>
      reading === null
        ? 'correct the time, or check that this is the right audio'
        : `did you mean ${reading}?`,
    explain:
      'A chapter starts at or after the end of the audio, where no player can go. Either its time is wrong, or the notes belong to another cut of the episode. Correct the time; when the audio was cut, --offset shifts all of them.',
  }),

  'notes/offset-before-start': rule<{ readonly found: string; readonly offset: string }>({
    severity: 'error',
    message: ({ found, offset }) => `${found} shifted by ${offset} lies before the start of the audio`,
    help: () => 'choose a smaller --offset, or take the chapter out',
    explain:
      'The offset would move this chapter to before 0:00. Chapters cannot start there, and dropping it silently would lose it. Choose a smaller offset, or take out the chapters that were cut away.',
  }),

  'notes/end-before-start': rule<{ readonly found: string }>({
    severity: 'warning',
    message: ({ found }) => `the chapter at ${found} states an end that is not after its start`,
    help: () => 'correct the end, or take it out; the chapter now lasts until the next one',
    explain:
      'A range of times gives the end of a chapter, and this end lies at or before the start. It is left out, and the chapter lasts until the next one. Correct the range.',
  }),
} as const;
