import { rule } from '../rule.js';
import { formatTime, shortText } from '../wording.js';

/** Findings about the order of the chapters; the trouble is in the notes, so the area is `notes/`. */
export const timelineCodes = {
  'notes/timestamp-order': rule<{ readonly startMs: number; readonly previousMs: number }>({
    severity: 'warning',
    message: ({ startMs, previousMs }) => `${formatTime(startMs)} stands after ${formatTime(previousMs)}`,
    help: () => 'check the time; the chapters are written in the order of their times',
    explain:
      'A timestamp is earlier than one above it. Chapters are sorted by time, so when the time is a slip of the pen the chapter shows at the wrong place. Correct the time, or move the line.',
  }),

  'notes/hour-dropped': rule<{
    readonly startMs: number;
    readonly previousMs: number;
    readonly readingMs: number;
    readonly count: number;
  }>({
    severity: 'error',
    message: ({ startMs, previousMs }) =>
      `${formatTime(startMs)} follows ${formatTime(previousMs)}: the hour is missing`,
    help: ({ readingMs, count }) =>
      `write ${formatTime(readingMs)}` +
      (count > 1 ? `, and add the hour to the ${count - 1} timestamps that follow it, too` : ''),
    explain:
      'The times start again after about an hour, as they do when the hour is left out from there on. Sorted as they stand, the last chapters of the episode would show at its beginning. Add the hour to these timestamps.',
  }),

  'notes/editor-timecode': rule<{
    readonly startMs: number;
    readonly readingMs: number;
    readonly durationMs: number;
  }>({
    severity: 'warning',
    message: ({ startMs, readingMs, durationMs }) =>
      `${formatTime(startMs)} read as ${formatTime(readingMs)}: the audio lasts ${formatTime(durationMs)}`,
    help: ({ readingMs }) => `write ${formatTime(readingMs)}`,
    explain:
      'An audio editor shows minutes, seconds and frames, which look like hours, minutes and seconds. Read so, chapters would lie after the end of the audio; read as minutes and seconds, all of them fit. So they were read that way. Write minutes and seconds.',
  }),

  'notes/editor-timecode-suspected': rule<{ readonly startMs: number; readonly readingMs: number }>({
    severity: 'error',
    message: ({ startMs, readingMs }) =>
      `${formatTime(startMs)} is probably minutes, seconds and frames, meaning ${formatTime(readingMs)}`,
    help: ({ readingMs }) => `write ${formatTime(readingMs)}, or give the audio, whose duration decides`,
    explain:
      'Read as hours, minutes and seconds this timestamp lies many hours into the episode or breaks the order of the others; read as the minutes, seconds and frames of an audio editor it fits. Without the audio this cannot be decided. Write minutes and seconds.',
  }),

  'notes/duplicate-start': rule<{
    readonly startMs: number;
    readonly otherTitle: string;
    readonly otherLine: number;
  }>({
    severity: 'warning',
    message: ({ startMs, otherTitle, otherLine }) =>
      `${formatTime(startMs)} is also the start of "${otherTitle}" on line ${otherLine}`,
    help: () => 'give each its own time; otherwise they are written as one chapter with both titles',
    explain:
      'Two chapters start at the same time, and neither is a part of the other, so that one of the times is probably wrong. Players cannot show a chapter without length, so the two are joined into one. Correct the time, or leave one out.',
  }),

  'notes/chapters-close': rule<{ readonly startMs: number; readonly gapMs: number }>({
    severity: 'warning',
    message: ({ startMs, gapMs }) =>
      `${formatTime(startMs)} comes ${gapMs / 1000} s after the chapter before it`,
    help: () => 'check the time; chapters should last 2 s or more',
    explain:
      'A chapter of less than two seconds is over before a player has shown it, and most often one of the two times is a slip. Check both times.',
  }),

  'notes/first-chapter-late': rule<{ readonly startMs: number }>({
    severity: 'info',
    message: ({ startMs }) => `the first chapter starts at ${formatTime(startMs)}, not at 0:00`,
    help: () => '--intro TITLE adds a chapter at 0:00',
    explain:
      'What comes before the first chapter belongs to none. Most players show nothing for it, some count it to the first chapter, and some publishers want a chapter at 0:00. Give --intro TITLE, or leave it as it is.',
  }),

  'notes/chapter-past-end': rule<{
    readonly startMs: number;
    readonly durationMs: number;
    readonly readingMs: number | null;
  }>({
    severity: 'error',
    message: ({ startMs, durationMs }) =>
      startMs === durationMs
        ? `${formatTime(startMs)} is the very end of the audio: nothing would be in that chapter`
        : `${formatTime(startMs)} is past the end of the audio, which lasts ${formatTime(durationMs)}`,
    help: ({ readingMs }) =>
      readingMs === null
        ? 'correct the time, or check that this is the right audio'
        : `did you mean ${formatTime(readingMs)}?`,
    explain:
      'A chapter starts at or after the end of the audio, where no player can go. Either its time is wrong, or the notes belong to another cut of the episode. Correct the time; when the audio was cut, --offset shifts all of them.',
  }),

  'notes/offset-before-start': rule<{ readonly startMs: number; readonly offsetMs: number }>({
    severity: 'error',
    message: ({ startMs, offsetMs }) =>
      `${formatTime(startMs)} shifted by ${formatTime(offsetMs)} lies before the start of the audio`,
    help: () => 'choose a smaller --offset, or take the chapter out',
    explain:
      'The offset would move this chapter to before 0:00. Chapters cannot start there, and dropping it silently would lose it. Choose a smaller offset, or take out the chapters that were cut away.',
  }),

  'notes/cut-out': rule<{ readonly startMs: number; readonly title: string }>({
    severity: 'warning',
    message: ({ startMs, title }) =>
      `the chapter at ${formatTime(startMs)} was cut out: "${shortText(title)}"`,
    help: () => 'check the --cut, or remove the chapter from the notes',
    explain:
      'A --cut takes out the piece in which this chapter starts, so the chapter is dropped. What is left of the piece belongs to the chapter before it. If that is wrong, correct the times of the cut.',
  }),

  'notes/end-before-start': rule<{ readonly startMs: number }>({
    severity: 'warning',
    message: ({ startMs }) =>
      `the chapter at ${formatTime(startMs)} states an end that is not after its start`,
    help: () => 'correct the end, or take it out; the chapter now lasts until the next one',
    explain:
      'A range of times gives the end of a chapter, and this end lies at or before the start. It is left out, and the chapter lasts until the next one. Correct the range.',
  }),
} as const;
