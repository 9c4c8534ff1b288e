import { rule } from '../rule.js';
import { formatQuantity, formatSpan, formatTime, shortText } from '../wording.js';

/** A stated end that is not the one that the chapter gets. */
type StatedEnd = {
  readonly startMs: number;
  readonly statedEndMs: number;
  readonly endMs: number;
};

/** Findings about the order of the chapters; the problem is in the notes, so the area is `notes/`. */
export const timelineCodes = {
  'notes/timestamp-order': rule<{ startMs: number; previousMs: number }>({
    severity: 'warning',
    message: ({ startMs, previousMs }) => `${formatTime(startMs)} comes after ${formatTime(previousMs)}`,
    help: () => 'check the time; chapters are written in order of time',
    explain:
      'A timestamp is earlier than one above it. Chapters are sorted by time, so a mistyped time puts the chapter in ' +
      'the wrong place. Correct the time, or move the line.',
  }),

  'notes/hour-dropped': rule<{ startMs: number; previousMs: number; readingMs: number; count: number }>({
    severity: 'error',
    message: ({ startMs, previousMs }) =>
      `${formatTime(startMs)} follows ${formatTime(previousMs)}: the hour is missing`,
    help: ({ readingMs, count }) =>
      `write ${formatTime(readingMs)}` +
      (count > 1 ? `, and add the hour to the ${formatQuantity(count - 1, 'timestamp')} after it, too` : ''),
    explain:
      'The times start again after about an hour, as if the hour were left out from there on. Sorted as written, the ' +
      'last chapters of the episode would come at its beginning. Add the hour to these timestamps.',
  }),

  'notes/editor-timecode': rule<{ startMs: number; readingMs: number; durationMs: number }>({
    severity: 'warning',
    message: ({ startMs, readingMs, durationMs }) =>
      `${formatTime(startMs)} is after the end of the audio (${formatTime(durationMs)}); read as ${formatTime(readingMs)}`,
    help: ({ readingMs }) => `write ${formatTime(readingMs)}`,
    explain:
      'An audio editor shows minutes, seconds and frames, which look like hours, minutes and seconds. As hours, minutes ' +
      'and seconds, chapters would be after the end of the audio. As minutes and seconds, all of them fit, so they were ' +
      'read that way. Write minutes and seconds.',
  }),

  'notes/editor-timecode-suspected': rule<{ startMs: number; readingMs: number }>({
    severity: 'error',
    message: ({ startMs, readingMs }) =>
      `${formatTime(startMs)} is probably minutes, seconds and frames, meaning ${formatTime(readingMs)}`,
    help: ({ readingMs }) =>
      `write ${formatTime(readingMs)}, or give the audio: its duration settles the question`,
    explain:
      'As hours, minutes and seconds, this timestamp is many hours into the episode or breaks the order of the others. ' +
      'As minutes, seconds and frames from an audio editor, it fits. Chapterize cannot decide this without the audio. ' +
      'Write minutes and seconds.',
  }),

  'notes/duplicate-start': rule<{ startMs: number; otherTitle: string; otherLine: number }>({
    severity: 'warning',
    message: ({ startMs, otherTitle, otherLine }) =>
      `${formatTime(startMs)} is also the start of "${otherTitle}" on line ${otherLine}`,
    help: () => 'give each chapter its own time; otherwise they become one chapter with both titles',
    explain:
      'Two chapters start at the same time, and neither is part of the other, so one of the times is probably wrong. ' +
      'Players cannot show a chapter of no length, so the two are joined. Correct the time, or remove one of them.',
  }),

  'notes/chapters-close': rule<{ startMs: number; gapMs: number }>({
    severity: 'warning',
    message: ({ startMs, gapMs }) =>
      `${formatTime(startMs)} is only ${gapMs / 1000} s after the start of the previous chapter`,
    help: () => 'check the time; chapters should last 2 s or more',
    explain:
      'A chapter of less than two seconds is over before a player has shown it. Usually one of the two times is ' +
      'mistyped. Check both.',
  }),

  'notes/looks-like-transcript': rule<{ count: number; gapMs: number }>({
    severity: 'warning',
    message: ({ count, gapMs }) =>
      `${count} timestamps, half of them no more than ${formatSpan(gapMs)} apart, look like a transcript`,
    help: () =>
      'put the transcript under a heading "Transcript", or in a separate file; write hours and minutes as 0:05:00',
    explain:
      'Chapters last minutes. So many timestamps so close together usually mean a transcript or subtitles, or hours and minutes ' +
      'that are read as minutes and seconds. Times under a heading with the word transcript are ignored. A few short chapters ' +
      'are not doubted if they go on to the end of the audio, or of the duration that the notes state.',
  }),

  'notes/first-chapter-late': rule<{ startMs: number }>({
    severity: 'info',
    message: ({ startMs }) => `the first chapter starts at ${formatTime(startMs)}, not at 0:00`,
    help: () => 'run with --intro TITLE to add a chapter at 0:00',
    explain:
      'The time before the first chapter does not belong to any chapter. Most players show nothing for it, some count ' +
      'it as part of the first chapter, and some platforms require a chapter at 0:00. Use --intro TITLE, or leave it as ' +
      'it is.',
  }),

  'notes/chapter-past-end': rule<{ startMs: number; durationMs: number; readingMs: number | null }>({
    severity: 'error',
    message: ({ startMs, durationMs }) =>
      startMs === durationMs
        ? `${formatTime(startMs)} is the very end of the audio, so the chapter would be empty`
        : `${formatTime(startMs)} is past the end of the audio, which lasts ${formatTime(durationMs)}`,
    help: ({ readingMs }) =>
      readingMs === null
        ? 'correct the time, or check that this is the right audio'
        : `did you mean ${formatTime(readingMs)}?`,
    explain:
      'A chapter starts at or after the end of the audio, where no player can go. Either its time is wrong, or the ' +
      'notes belong to another cut of the episode. Correct the time. If the audio was cut, --offset shifts all ' +
      'chapters.',
  }),

  'notes/chapter-past-stated-end': rule<{ startMs: number; durationMs: number; further: number }>({
    severity: 'warning',
    message: ({ startMs, durationMs, further }) =>
      `${formatTime(startMs)}${further === 0 ? '' : `, and ${further} later,`} ${further === 0 ? 'is' : 'are'} past the end of ` +
      `the episode, which the notes say lasts ${formatTime(durationMs)}`,
    help: () => 'correct the time, or the duration',
    explain:
      'Without the audio, the duration that the notes state says when the episode ends. A chapter starts more than a minute ' +
      'after that, so its time or the duration is wrong. With the audio, its own duration counts.',
  }),

  'notes/offset-before-start': rule<{ startMs: number; offsetMs: number }>({
    severity: 'error',
    message: ({ startMs, offsetMs }) =>
      `${formatTime(startMs)} shifted by ${formatTime(offsetMs)} is before the start of the audio`,
    help: () => 'use a smaller --offset, or remove the chapter',
    explain:
      'The offset would move this chapter to before 0:00, where no chapter can start. Use a smaller offset, or remove ' +
      'the chapters that were cut away.',
  }),

  'notes/cut-out': rule<{ startMs: number; title: string }>({
    severity: 'warning',
    message: ({ startMs, title }) =>
      `the chapter at ${formatTime(startMs)} was cut out: "${shortText(title)}"`,
    help: () => 'check --cut, or remove the chapter from the notes',
    explain:
      'This chapter starts in the part that --cut removes, so the chapter is removed, too. What remains of it belongs ' +
      'to the chapter before it. If that is wrong, correct the times of the cut.',
  }),

  'notes/end-mark': rule<{ found: string }>({
    severity: 'info',
    message: ({ found }) =>
      `${found} at the end of the list has no title and is read as the end of the last chapter`,
    help: () => 'if a chapter starts there, write a title after it',
    explain:
      'The last time of the list has no title and is later than all others, like the end of a recording. It ends the ' +
      'last chapter and does not start a new one. If it is the start of a chapter, write a title after it.',
  }),

  'notes/end-past-audio': rule<StatedEnd>({
    severity: 'warning',
    message: ({ startMs, statedEndMs, endMs }) =>
      `the chapter at ${formatTime(startMs)} has its end at ${formatTime(statedEndMs)}, but the audio lasts ` +
      `${formatTime(endMs)}: it ends with the audio`,
    help: () => 'correct the end, or check that this is the right audio',
    explain:
      'The notes give an end for this chapter that is after the end of the audio, so the chapter ends with the audio. ' +
      'The end may be wrong, or the notes belong to another cut of the episode.',
  }),

  'notes/end-overlaps': rule<StatedEnd & { readonly count: number }>({
    severity: 'info',
    message: ({ startMs, statedEndMs, endMs, count }) =>
      `the chapter at ${formatTime(startMs)} has its end at ${formatTime(statedEndMs)}, but it ends at ` +
      `${formatTime(endMs)}, where the next one starts${count === 1 ? '' : `; so do ${count - 1} more`}`,
    help: null,
    explain:
      'Chapters in an mp3 follow one another: players do not show two at the same time. So a chapter ends where the next ' +
      'one starts, even if the notes give a later end. Chapters inside another one may overlap with it.',
  }),

  'notes/end-before-start': rule<{ startMs: number }>({
    severity: 'warning',
    message: ({ startMs }) => `the chapter at ${formatTime(startMs)} has an end that is not after its start`,
    help: () => 'correct the end, or remove it; until then the chapter lasts until the next one',
    explain:
      'A range of times gives the end of the chapter, and this end is at or before the start. It is ignored, and the ' +
      'chapter lasts until the next one. Correct the range.',
  }),
} as const;
