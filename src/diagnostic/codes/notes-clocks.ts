import { rule } from '../rule.js';

/** A clock as written, and as read. */
export interface ReadClock {
  readonly found: string;
  readonly reading: string;
}

/** Findings about the writing of clocks in show notes. */
export const notesClockCodes = {
  'notes/one-digit-field': rule<ReadClock & { readonly other: string | null }>({
    severity: 'warning',
    message: ({ found, reading }) => `"${found}" lacks a digit, read as ${reading}`,
    help: ({ reading, other }) =>
      `write ${reading}${other === null ? '' : `, or ${other} if that was meant`}`,
    explain:
      'Seconds, and minutes after hours, have two digits. With one digit it cannot be told whether the zero before it or a digit after it was lost. It is read as if the zero were missing, as web players do. Write both digits.',
  }),

  'notes/field-over-59': rule<ReadClock>({
    severity: 'error',
    message: ({ found, reading }) =>
      `"${found}" has more than 59 seconds or minutes; taken as written it is ${reading}`,
    help: () => 'check the time against the audio',
    explain:
      'Seconds, and minutes after hours, end at 59, so one of the digits is wrong, and nothing in the notes tells which. Look up the right time in the audio.',
  }),

  'notes/clock-semicolon': rule<ReadClock>({
    severity: 'warning',
    message: ({ found, reading }) => `"${found}" has a semicolon, read as ${reading}`,
    help: ({ reading }) => `write ${reading}`,
    explain:
      'A semicolon stands where a colon belongs; the two share a key. The time is clear, but web players that make timestamps clickable do not read it. Write a colon.',
  }),

  'notes/clock-blank': rule<ReadClock>({
    severity: 'warning',
    message: ({ found, reading }) => `"${found}" has a blank in it, read as ${reading}`,
    help: ({ reading }) => `write ${reading}`,
    explain:
      'A blank stands inside a time. The time is clear, but web players that make timestamps clickable do not read it. Remove the blank.',
  }),

  'notes/clock-letter': rule<ReadClock>({
    severity: 'warning',
    message: ({ found, reading }) => `"${found}" has the letter O in it, read as ${reading}`,
    help: ({ reading }) => `write ${reading}`,
    explain:
      'The letter O stands where a zero belongs. The time is clear to people, but web players that make timestamps clickable do not read it. Write the digit 0.',
  }),

  'notes/clock-dot': rule<ReadClock>({
    severity: 'warning',
    message: ({ found, reading }) => `"${found}" has a dot for a colon, read as ${reading}`,
    help: ({ reading }) => `write ${reading}`,
    explain:
      'A dot stands where a colon belongs. The times around it, or the link on it, tell what is meant, but web players that make timestamps clickable do not read it. Write a colon.',
  }),

  'notes/clock-bracket': rule<ReadClock>({
    severity: 'warning',
    message: ({ found }) => `the bracket around ${found} is not closed, or not opened`,
    help: ({ reading }) => `write [${reading}]`,
    explain:
      'A bracket before or after this time has no partner. The time is read all the same, but a bracket may be left in the title, and web players that make timestamps clickable may miss it. Write both brackets.',
  }),

  'notes/hundredths': rule<ReadClock & { readonly count: number }>({
    severity: 'warning',
    message: ({ found, reading, count }) =>
      `${count} times end in hundredths of a second, such as "${found}", read as ${reading}`,
    help: ({ reading }) => `write ${reading.replace(/\.\d+$/, '')}`,
    explain:
      'The last fields of these times go beyond 59, so they are not seconds: an audio editor has written minutes, seconds and hundredths of a second. The whole list is read that way. Write minutes and seconds.',
  }),

  'notes/frames': rule<ReadClock & { readonly count: number }>({
    severity: 'warning',
    message: ({ found, reading, count }) =>
      `${count} times are minutes, seconds and frames, such as "${found}", read as ${reading}`,
    help: ({ reading }) => `write ${reading}`,
    explain:
      'Read as hours, minutes and seconds these times would go on long after the stated duration; read as the minutes, seconds and frames of an audio editor all of them fit. So the whole list is read that way. Write minutes and seconds.',
  }),

  'notes/hours-and-minutes': rule<ReadClock & { readonly count: number }>({
    severity: 'warning',
    message: ({ found, reading, count }) =>
      `${count} ${count === 1 ? 'time is' : 'times are'} hours and minutes, such as "${found}", read as ${reading}`,
    help: ({ reading }) => `write ${reading}`,
    explain:
      'Read as minutes and seconds these times would go back, or cover only the beginning of the episode; read as hours and minutes they go on in order and fit the stated duration. So they are read that way. Write the seconds, too.',
  }),
} as const;
