import { rule } from '../rule.js';

/** What makes a list of chapters doubtful. */
export type DoubtReason =
  | 'late'
  | 'past-half'
  | 'below-24'
  | 'day'
  | 'over-soon'
  | 'tenth'
  | 'few'
  | 'after-words'
  | 'short-words'
  | 'round'
  | 'led-to'
  | 'numbers'
  | 'alike'
  | 'film'
  | 'scores'
  | 'to-do'
  | 'aside'
  | 'heading'
  | 'side';

const wordsFor = {
  late: 'they do not begin at 0:00',
  'past-half': 'they cover less time than there is before them',
  'below-24': 'all are below 24:00',
  day: 'nothing marks them as times of a recording',
  'over-soon': 'they are over within five minutes',
  tenth: 'they are over before a tenth of the stated duration',
  few: 'there are few of them',
  'after-words': 'they come after their words',
  'short-words': 'the words next to them are short',
  round: 'all are multiples of five seconds',
  'led-to': 'the line above them does not call them chapters',
  numbers: 'there are numbers in the titles',
  alike: 'the titles begin with the same words',
  film: 'the line above them is about a film',
  scores: 'a rising score is next to them',
  'to-do': 'they tell what to do',
  aside: 'they are code or quoted',
  heading: 'the heading above them belongs to another kind of list',
  side: 'it is behind its words, unlike the others',
} as const satisfies Record<DoubtReason, string>;

/** Findings that doubt whether a list is one of chapters. */
export const notesDoubtCodes = {
  'notes/doubtful-list': rule<{
    /** The first, as written. */
    found: string;
    count: number;
    reasons: readonly DoubtReason[];
  }>({
    severity: 'warning',
    message: ({ found, count, reasons }) =>
      `${count === 1 ? found : `${count} times, the first ${found},`} may be something other than chapters: ${reasons.map((reason) => wordsFor[reason]).join(', ')}`,
    help: ({ reasons: [first] }) =>
      first === 'side'
        ? 'if it is a chapter, write it before its words'
        : 'check them; if they are chapters, write "Chapters:" above them',
    explain:
      'These times are read as chapters, but there is little evidence for it. Times in a film that is discussed, lengths of songs, results, ' +
      'workouts, recipes, verses, or times of day (prayers, tides, buses) look the same. Chapters mostly begin in the first minute, go on for longer than 24 minutes, are more ' +
      'than a few, are in brackets, before a dash or below a heading such as "Chapters", and fit the stated duration; ' +
      'docs/forms.md in the repository of chapterize has the table. A heading above them, or `[@0:10]` instead of `0:10`, ends the doubt. ' +
      'A single time behind its words, where the others are before theirs, may be a result or a length.',
  }),

  'notes/markup-in-title': rule<{
    /** The first. */
    title: string;
    count: number;
  }>({
    severity: 'warning',
    message: ({ title, count }) =>
      `${count === 1 ? 'a title' : `${count} titles, the first "${title}",`} may contain leftover markup or be cut off${count === 1 ? `: "${title}"` : ''}`,
    help: () => 'check the title',
    explain:
      'A title has something in it that is mostly a part of markup or of a program (tags, entities, braces, quotation marks, a bracket that ' +
      'nothing closes), so the notes may have been read wrongly there. Write the title without it, or on one line.',
  }),

  'notes/wrapped-title': rule<{ title: string }>({
    severity: 'warning',
    message: ({ title }) => `the line below may not belong to the title: "${title}"`,
    help: () => 'put a blank line between them if it does not',
    explain:
      'No line of the list is longer than the one with the time, and the next word would not have fitted on it. So the title ' +
      'seems to continue on the line below, as it does when a mail program wraps a line. A description below the title looks ' +
      'the same. Write the title on one line, or put a blank line below it.',
  }),
} as const;
