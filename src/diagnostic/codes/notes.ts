import { rule } from '../rule.js';
import { type FoundLine, listLines } from './list-lines.js';

/** Parts of notes in which times are not chapters. */
export type HidingPlace = 'code' | 'a comment' | 'a quotation' | 'a transcript';

const uncovering = {
  code: 'remove the four spaces before them, or the ``` around them',
  'a comment': 'remove the <!-- and the --> around them',
  'a quotation': 'remove the > before them',
  'a transcript': 'move them above the heading of the transcript',
} as const satisfies Record<HidingPlace, string>;

const nameOfRole = (role: string | null): string =>
  role === null || role === 'lone' ? 'not enough to make a list' : (roleNames[role] ?? role);

const roleNames: Readonly<Record<string, string>> = {
  length: 'a length',
  verse: 'a verse',
  'time-of-day': 'a time of day',
  'in-sentence': 'part of a sentence',
  transcript: 'part of a transcript',
  subtitle: 'a cue of subtitles',
  chat: 'a line of a chat',
  correction: 'a pointer to a correction or decision',
  programme: 'an event in a schedule',
  elsewhere: 'a time in another recording',
};

/** Names the first of some lists of data. */
function namesOf(lists: readonly { readonly key: string; readonly line: number }[]): string {
  const names = lists.slice(0, 4).map(({ key, line }) => `${key} (line ${line})`);
  return names.join(', ') + (lists.length > names.length ? ', …' : '');
}

/** Findings about the show notes. */
export const notesCodes = {
  'notes/invalid-encoding': rule<{ encoding: string; offset: number }>({
    severity: 'error',
    message: ({ encoding, offset }) => `byte ${offset} is not valid ${encoding}`,
    help: () => 'save the notes as UTF-8',
    explain:
      'The notes must be UTF-8, or UTF-16 with a byte order mark. A byte that fits neither would become a wrong ' +
      'character in a title, so nothing is read. Save the file as UTF-8 in your editor. Zero bytes between the first characters are ' +
      'a sign of UTF-32, or of UTF-16 without a byte order mark.',
  }),

  'notes/no-chapters': rule<{
    /** How many lines have a time. */
    times: number;
    /** The first of them. */
    example: string | null;
    line: number | null;
    /** What most of them are, as `roles` names it. */
    role: string | null;
    /** Which part of the Markdown holds the lines with times, if none is outside such a part. */
    hiddenIn: HidingPlace | null;
    /** A placeholder for a time. */
    unfilled: string | null;
    /** The lists of times of several recordings, by key. */
    recordings: readonly { key: string; line: number }[];
  }>({
    severity: 'error',
    message: ({ times, example, line, role, hiddenIn, unfilled, recordings }) =>
      recordings.length > 0
        ? `no chapters: ${recordings.length} lists have times, each for a recording of its own: ${namesOf(recordings)}`
        : hiddenIn !== null
          ? `no chapters: all lines with timestamps are in ${hiddenIn}`
          : example === null
            ? unfilled === null
              ? 'no chapters: no line has a timestamp'
              : `no chapters: the times are not filled in, the first is "${unfilled}" on line ${line}`
            : times === 1
              ? `no chapters: one line has a time, "${example}" on line ${line}, which is ${nameOfRole(role)}`
              : `no chapters: ${times} lines have a time, the first "${example}" on line ${line}; most are ${nameOfRole(role)}`,
    help: ({ hiddenIn, unfilled, recordings }) =>
      recordings.length > 0
        ? 'give each recording notes of its own, or name the list of this one "chapters"'
        : hiddenIn !== null
          ? uncovering[hiddenIn]
          : `${unfilled === null ? 'begin each chapter with its time' : 'fill in the time of each'}, for example "- [@12:34] - Title"`,
    explain:
      'No chapter was found in the notes, neither in the front matter nor in the body. Times in sentences, quotations, ' +
      'code, comments and transcripts are not chapters. A single time without brackets could mean anything, so ' +
      'chapterize does not guess. Write one line for each chapter, starting with its time. In the repository of chapterize, ' +
      'docs/forms.md lists every accepted form.',
  }),

  'notes/timestamp-unreadable': rule<{ lines: readonly FoundLine[] }>({
    severity: 'error',
    message: ({ lines }) =>
      lines.length === 1
        ? `"${lines[0]?.found}" is not a time`
        : `${lines.length} lines have no time after their @: ${listLines(lines)}`,
    help: () => 'write [@M:SS], [@MM:SS] or [@H:MM:SS]',
    explain:
      'A line starts with [@…] like a chapter, but what is in the brackets cannot be read as a time. It may have a dot ' +
      'instead of a colon, a field too many, or a placeholder that was never filled in. This is an error, because ' +
      'nobody would notice that the chapter is missing. Write the time with colons, or remove the brackets.',
  }),

  'notes/missing-at': rule<{ found: string }>({
    severity: 'info',
    message: ({ found }) => `${found} has no @, unlike the other timestamps`,
    help: ({ found }) => `write [@${found.slice(1)}`,
    explain:
      'The other timestamps in these notes are written [@T], but this one is [T]. It is read as a chapter anyway, but a ' +
      'website that looks for [@ will not make it clickable. Add the @.',
  }),

  'notes/time-left-out': rule<{
    lines: readonly FoundLine[];
    /** The lines where lists begin that they are in, if these are of other recordings. */
    others: readonly number[];
  }>({
    severity: 'warning',
    message: ({ lines }) =>
      lines.length === 1
        ? `${lines[0]?.found} on line ${lines[0]?.line} is not read as a chapter`
        : `${lines.length} times are not read as chapters: ${listLines(lines)}`,
    help: ({ others }) =>
      others.length > 0
        ? `${others.length === 1 ? `the list on line ${others[0]} also starts` : `the lists on lines ${others.join(', ')} also start`} from the beginning, like that of another recording; give each recording notes of its own`
        : 'write these times in the form of the other chapters; if they are not chapters, start the lines with a word',
    explain:
      'These times are among the chapters, or look like one, but do not fit in the list. They cannot be read, are out ' +
      'of order, or are in another part of the notes in another form. They are left out. They may have been meant as ' +
      'chapters, so the message names each line. Write all times of the list in one form.',
  }),

  'notes/link-time': rule<{
    found: string;
    linkTime: string;
    /** Further ones, with what the text says. */
    others?: readonly FoundLine[];
  }>({
    severity: 'warning',
    message: ({ found, linkTime, others = [] }) =>
      `the text says ${found}, but its link goes to ${linkTime}${others.length === 0 ? '' : `; the links of ${listLines(others)} differ as well`}`,
    help: () => 'correct one of them; the label is used',
    explain:
      'The timestamp is a link to a time, but readers see a different time than the one it leads to. The chapter starts ' +
      'at the time that readers see. Correct whichever is wrong.',
  }),

  'notes/fused-chapters': rule<{ found: string }>({
    severity: 'warning',
    message: ({ found }) => `${found} starts another chapter in the middle of this line`,
    help: () => 'start a new line before it',
    explain:
      'There is another timestamp and another title after this title, so a line break was probably lost. Both stay in ' +
      'one chapter, because the second time might also be part of the title. Put each chapter on its own line.',
  }),

  'notes/time-in-title': rule<{ found: string }>({
    severity: 'warning',
    message: ({ found }) => `there is a time in the title: ${found}`,
    help: () => 'if another chapter starts there, put it on a new line',
    explain:
      'There is a time in the title, which is kept as part of the title. That is right for "the train at 4:30". It is ' +
      'wrong if the time starts another chapter, or if it is a note to yourself.',
  }),

  'notes/empty-title': rule<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `the chapter at ${found} has no title`,
    help: () => 'write the title after the time, or remove the line',
    explain:
      'There is no text after the timestamp that could be its title. Several players leave out a chapter without a ' +
      'title, others show an internal name. Write a title.',
  }),

  'notes/long-title': rule<{ characters: number; most: number }>({
    severity: 'warning',
    message: ({ characters, most }) => `the title has ${characters} characters; expected at most ${most}`,
    help: () => 'shorten it, or end the title with a blank line or a nested item',
    explain:
      'The title of a chapter is the whole first paragraph after its time. Players show one line of it, and some cut ' +
      'off or leave out long titles. Keep the title short and put the rest below it.',
  }),

  'notes/unusable-link': rule<{ found: string }>({
    severity: 'warning',
    message: ({ found }) =>
      `"${found}" is not a whole http or https address, so the chapter does not get this link`,
    help: () => 'write the whole address, starting with https://',
    explain:
      'The title of the chapter has a link that a podcast player could not open: https:// is missing or misspelt, or a ' +
      'template is to put a value in. Only http and https addresses are written. Write the whole address.',
  }),

  'notes/broken-link': rule<object>({
    severity: 'warning',
    message: () => 'a link in the title is broken, so players show its markup',
    help: () => 'write [text](address), with one pair of brackets around each part',
    explain:
      'The title has the markup of a link that Markdown does not recognise, for example because a bracket is doubled or ' +
      'missing. Readers and players show the markup itself. Correct the link.',
  }),

  'notes/too-many-lines': rule<{ most: number }>({
    severity: 'error',
    message: ({ most }) => `there are more than ${most} lines; nothing after this line was read`,
    help: () => 'check that this file is the show notes of one episode',
    explain:
      'The text of a whole book has fewer lines, and reading more would take a lot of memory and time. Reading stopped ' +
      'at this line. There may be chapters after it, so nothing is written.',
  }),

  'notes/long-quotation': rule<{ most: number }>({
    severity: 'warning',
    message: ({ most }) =>
      `a quotation has lists in more than ${most === 1 ? 'one line' : `${most} lines`}; from here on it is read as plain text`,
    help: () => 'divide the quotation by an empty line, or shorten it',
    explain:
      'The time that Markdown takes for a quotation with lists in it grows with the square of its lines. So after 400 such lines, or ' +
      'fewer if thousands follow without an empty line, the marks `>` are ignored, and times in the lines that follow may be read ' +
      'as chapters. Divide the quotation by an empty line.',
  }),

  'notes/too-many-times': rule<{ most: number }>({
    severity: 'error',
    message: ({ most }) => `there are more than ${most} times; nothing was read after that`,
    help: () => 'check that this file is the show notes of one episode',
    explain:
      'No episode has this many chapters, and an mp3 can have 255. The file is probably not show notes, or has the notes ' +
      'of many episodes. Reading stopped there.',
  }),

  'notes/chapter-lists-differ': rule<{ frontMatter: string; body: string; count: number }>({
    severity: 'warning',
    message: ({ frontMatter, body }) => `the front matter has ${frontMatter}, but the text has ${body}`,
    help: ({ count }) =>
      `make both the same${count > 1 ? ` (${count} chapters differ)` : ''}; the list in the front matter is used`,
    explain:
      'There are chapters in the front matter and in the text, and they differ. The list in the front matter is used, ' +
      'because it is made for programs. Readers see the other one. Correct whichever is wrong, or keep only one.',
  }),
} as const;
