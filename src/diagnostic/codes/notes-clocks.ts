import { rule } from '../rule.js';
import { type FoundLine, listLines } from './list-lines.js';

/** A clock as written, and as read. */
export interface ReadClock {
  readonly found: string;
  readonly reading: string;
}

/** The first of clocks that are written in the same way all along their list, or a single one. */
export interface HabitClock extends ReadClock {
  readonly others?: readonly FoundLine[];
}

const likewise = (others: readonly FoundLine[] = []) =>
  others.length === 0 ? '' : `, and likewise ${listLines(others)}`;
const inTheSameWay = (others: readonly FoundLine[] = []) =>
  others.length === 0 ? '' : ', and the others in the same way';

/** Findings about how times are written in show notes. */
export const notesClockCodes = {
  'notes/one-digit-field': rule<HabitClock & { readonly other: string | null }>({
    severity: 'warning',
    message: ({ found, reading, others }) =>
      `"${found}" is missing a digit; read as ${reading}${likewise(others)}`,
    help: ({ reading, other, others }) =>
      `write ${reading}${other === null ? '' : `, or ${other} if that was meant`}${inTheSameWay(others)}`,
    explain:
      'Seconds, and minutes after hours, have two digits. With only one it is not clear whether a zero before it or a ' +
      'digit after it is missing. It is read as if the zero were missing, as web players do. Write both digits.',
  }),

  'notes/field-over-59': rule<ReadClock>({
    severity: 'error',
    message: ({ found, reading }) =>
      `"${found}" has more than 59 seconds or minutes; as written it means ${reading}`,
    help: () => 'look up the right time in the audio',
    explain:
      'Seconds, and minutes after hours, end at 59. So one of the digits is wrong, and nothing in the notes tells ' +
      'which. Look up the right time in the audio.',
  }),

  'notes/clock-semicolon': rule<HabitClock>({
    severity: 'warning',
    message: ({ found, reading, others }) =>
      `"${found}" has a semicolon instead of a colon; read as ${reading}${likewise(others)}`,
    help: ({ reading, others }) => `write ${reading}${inTheSameWay(others)}`,
    explain:
      'There is a semicolon instead of a colon, which is on the same key. The meaning is clear, but web players that ' +
      'make timestamps clickable do not read it. Write a colon.',
  }),

  'notes/clock-blank': rule<HabitClock>({
    severity: 'warning',
    message: ({ found, reading, others }) =>
      `"${found}" has a space in it; read as ${reading}${likewise(others)}`,
    help: ({ reading, others }) => `write ${reading}${inTheSameWay(others)}`,
    explain:
      'There is a space inside the time. The meaning is clear, but web players that make timestamps clickable do not ' +
      'read it. Remove the space.',
  }),

  'notes/clock-letter': rule<HabitClock>({
    severity: 'warning',
    message: ({ found, reading, others }) =>
      `"${found}" has the letter O instead of a zero; read as ${reading}${likewise(others)}`,
    help: ({ reading, others }) => `write ${reading}${inTheSameWay(others)}`,
    explain:
      'There is the letter O instead of a zero. People understand it, but web players that make timestamps clickable do ' +
      'not. Write the digit 0.',
  }),

  'notes/clock-broken': rule<ReadClock>({
    severity: 'warning',
    message: ({ found, reading }) =>
      `"${found}" is read as ${reading}, which lies between the times around it`,
    help: ({ reading }) => `write ${reading}`,
    explain:
      'A line of the list has something that is almost a time: a colon is missing or doubled, or there is a space instead of a colon or a letter instead of a digit. Its digits give a time between the one before and the one after, so it is read as that time. Write the time with colons.',
  }),

  'notes/clock-dot': rule<HabitClock>({
    severity: 'warning',
    message: ({ found, reading, others }) =>
      `"${found}" has a dot instead of a colon; read as ${reading}${likewise(others)}`,
    help: ({ reading, others }) => `write ${reading}${inTheSameWay(others)}`,
    explain:
      'There is a dot instead of a colon. The times around it, or the link on it, show what is meant, but web players ' +
      'that make timestamps clickable do not read it. Write a colon. Where all times of the list have dots, this is information.',
  }),

  'notes/clock-bracket': rule<HabitClock>({
    severity: 'warning',
    message: ({ found, others }) => `${found} is not between two matching brackets${likewise(others)}`,
    help: ({ reading, others }) => `write [${reading}]${inTheSameWay(others)}`,
    explain:
      'The bracket before or after this time has no partner, or one of another kind. The time is read anyway, but a bracket may remain in the ' +
      'title, and web players that make timestamps clickable may miss it. Write both brackets.',
  }),

  'notes/hundredths': rule<ReadClock & { readonly count: number }>({
    severity: 'warning',
    message: ({ found, reading, count }) =>
      `${count} times end in hundredths of a second, such as "${found}"; read as ${reading}`,
    help: ({ reading }) => `write ${reading.replace(/\.\d+$/, '')}`,
    explain:
      'The last fields of these times go beyond 59, so they are not seconds. An audio editor wrote minutes, seconds and ' +
      'hundredths of a second. The whole list is read that way. Write minutes and seconds.',
  }),

  'notes/frames': rule<ReadClock & { readonly count: number }>({
    severity: 'warning',
    message: ({ found, reading, count }) =>
      `${count} times are minutes, seconds and frames, such as "${found}"; read as ${reading}`,
    help: ({ reading }) => `write ${reading}`,
    explain:
      'As hours, minutes and seconds, these times would go far beyond the stated duration. As minutes, seconds and ' +
      'frames from an audio editor, all of them fit. So the whole list is read that way. Write minutes and seconds.',
  }),

  'notes/hours-and-minutes': rule<ReadClock & { readonly count: number }>({
    severity: 'warning',
    message: ({ found, reading, count }) =>
      `${count} ${count === 1 ? 'time is' : 'times are'} hours and minutes, such as "${found}"; read as ${reading}`,
    help: ({ reading }) => `write ${reading}`,
    explain:
      'As minutes and seconds, these times would go backwards, cover only the beginning of the episode, or be too close ' +
      'together for their words. As hours and minutes, they are in order and fit what the notes say about the duration or ' +
      'the lengths of the chapters. So they are read that way. Write the seconds, too.',
  }),

  'notes/link-times': rule<{ count: number }>({
    severity: 'info',
    message: ({ count }) => `${count} chapters start where their links lead; the notes write no times`,
    help: () => 'write the times as well, if others should see them',
    explain:
      'Minutes of meetings and courses often link each topic to its place in the recording (`[Roadmap](https://…?t=252)`) and write ' +
      'no times. Three or more such links next to one another, into the same recording and each later than the one before, are read as ' +
      'its chapters where the notes have no other list.',
  }),

  'notes/unix-times': rule<{
    /** The first, as written. */
    found: string;
    count: number;
  }>({
    severity: 'warning',
    message: ({ found, count }) => `${count} times are Unix times; counted from the first, "${found}"`,
    help: () => 'check that the recording begins at the first one, or write the times of the recording',
    explain:
      'Live shownotes mark their lines with seconds since 1970 (`1364241653 Welcome`). The recording is taken to begin at ' +
      'the first of them. If it begins earlier or later, all chapters are off by that much.',
  }),
} as const;
