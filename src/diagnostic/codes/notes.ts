import { rule } from '../rule.js';

/** Parts of notes in which times are no chapters. */
export type HidingPlace = 'code' | 'a quotation' | 'a transcript';

const uncovering = {
  code: 'take away the four blanks before them, or the ``` around them',
  'a quotation': 'take away the > before them',
  'a transcript': 'put them above the heading of the transcript',
} as const satisfies Record<HidingPlace, string>;

const nameOfRole = (role: string | null): string =>
  role === null || role === 'lone' ? 'too little to tell a list by' : (roleNames[role] ?? role);

const roleNames: Readonly<Record<string, string>> = {
  length: 'a length',
  verse: 'a verse',
  'time-of-day': 'a time of day',
  'in-sentence': 'part of a sentence',
  transcript: 'part of a transcript',
  subtitle: 'a cue of subtitles',
  chat: 'a line of a chat',
  correction: 'a pointer to a correction or decision',
  programme: 'an event in a programme',
  elsewhere: 'a time in another recording',
};

/** How many lines are listed one by one. */
const mostLines = 40;

function listLines(lines: readonly { readonly line: number; readonly found: string }[]): string {
  const named = lines.slice(0, mostLines).map(({ line, found }) => `${found} (line ${line})`);
  const more = lines.length - named.length;
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Findings about the show notes. */
export const notesCodes = {
  'notes/invalid-encoding': rule<{ readonly encoding: string; readonly offset: number }>({
    severity: 'error',
    message: ({ encoding, offset }) => `byte ${offset} is no valid ${encoding}`,
    help: () => 'save the notes as UTF-8',
    explain:
      'The notes must be UTF-8, or UTF-16 with a byte order mark. A byte that fits neither would turn into a wrong character in a title, so nothing is read. Save the file as UTF-8 in your editor.',
  }),

  'notes/no-chapters': rule<{
    /** How many lines have a time. */
    readonly times: number;
    /** The first of them. */
    readonly example: string | null;
    readonly line: number | null;
    /** What most of them are, as `roles` names it. */
    readonly role: string | null;
    /** What the lines with times are to Markdown, where none stands outside of such. */
    readonly hiddenIn: HidingPlace | null;
  }>({
    severity: 'error',
    message: ({ times, example, line, role, hiddenIn }) =>
      hiddenIn !== null
        ? `no chapters: the lines with timestamps are ${hiddenIn}`
        : example === null
          ? 'no chapters: no line has a timestamp'
          : times === 1
            ? `no chapters: one line has a time, "${example}" on line ${line}, which is ${nameOfRole(role)}`
            : `no chapters: ${times} lines have a time, the first "${example}" on line ${line}; most are ${nameOfRole(role)}`,
    help: ({ hiddenIn }) =>
      hiddenIn === null
        ? 'begin each chapter with its time, for example "- [@12:34] - Title"'
        : uncovering[hiddenIn],
    explain:
      'No chapter was found in the notes, neither in the front matter nor in the body. Times in sentences, quotations, code, comments and transcripts are no chapters, and a single time without brackets may mean anything, so none of them is guessed at. Write one line for each chapter, its time first; docs/forms.md lists every accepted form.',
  }),

  'notes/timestamp-unreadable': rule<{ readonly found: string }>({
    severity: 'error',
    message: ({ found }) => `"${found}" is no time`,
    help: () => 'write [@M:SS], [@MM:SS] or [@H:MM:SS]',
    explain:
      'A line starts with [@…] as chapters do, but what stands in the brackets cannot be read as a time: a dot for the colon, a field too many, or a placeholder that was never filled in. Leaving the chapter out would go unnoticed, so this is an error. Write the time with colons, or remove the brackets.',
  }),

  'notes/end-mark': rule<{ readonly found: string }>({
    severity: 'info',
    message: ({ found }) =>
      `${found} at the end of the list has no title and is read as the end of the last chapter`,
    help: () => 'write a title after it if a chapter starts there',
    explain:
      'The last time of the list stands alone and is later than all others, as the end of a recording does. It ends the last chapter and starts none. Write a title after it if it is the start of a chapter.',
  }),

  'notes/missing-at': rule<{ readonly found: string }>({
    severity: 'info',
    message: ({ found }) => `${found} has no @, unlike the others`,
    help: ({ found }) => `write [@${found.slice(1)}`,
    explain:
      'The other timestamps of these notes are written [@T], this one [T]. It is read as a chapter all the same, but a website that looks for [@ will not make it clickable. Add the @.',
  }),

  'notes/time-left-out': rule<{
    readonly lines: readonly { readonly line: number; readonly found: string }[];
  }>({
    severity: 'warning',
    message: ({ lines }) =>
      lines.length === 1
        ? `${lines[0]?.found} on line ${lines[0]?.line} is not read as a chapter`
        : `${lines.length} times are not read as chapters: ${listLines(lines)}`,
    help: () => 'write these times as the other chapters have theirs, or begin the lines with another word',
    explain:
      'These times stand among the chapters, or look like one, but do not fit into the list: their writing cannot be read, they do not go on in time, or they stand in another part of the notes in another form. They are left out, and since they may have been meant as chapters, this names each line. Write all times of the list in one form.',
  }),

  'notes/link-time': rule<{ readonly found: string; readonly linkTime: string }>({
    severity: 'warning',
    message: ({ found, linkTime }) => `the label says ${found}, its link ${linkTime}`,
    help: () => 'correct one of them; the label is used',
    explain:
      'A timestamp is a link to a time, and the time that readers see is not the one that the link leads to. The chapter starts at the time that readers see. Correct whichever is wrong.',
  }),

  'notes/fused-chapters': rule<{ readonly found: string }>({
    severity: 'warning',
    message: ({ found }) => `${found} starts another chapter in the middle of this line`,
    help: () => 'start a new line before it',
    explain:
      'A title goes on with another timestamp and another title: a line end was lost. Both stay in one chapter, since a line marks one chapter and the second time might also be part of the title. Give each chapter its own line.',
  }),

  'notes/time-in-title': rule<{ readonly found: string }>({
    severity: 'warning',
    message: ({ found }) => `the title has the time ${found} in it`,
    help: () => 'if it starts a chapter of its own, begin a new line with it',
    explain:
      'A time stands within a title. It is kept as part of the title. That is right for "the train at 4:30", and wrong when it was meant as the start of another chapter, or when the title is a note to yourself.',
  }),

  'notes/empty-title': rule<{ readonly found: string }>({
    severity: 'error',
    message: ({ found }) => `the chapter at ${found} has no title`,
    help: () => 'write the title after the time, or remove the line',
    explain:
      'A timestamp has no text after it, and no text follows that could be its title. Several players drop a chapter without title, others show an internal name. Write a title.',
  }),

  'notes/long-title': rule<{ readonly characters: number; readonly most: number }>({
    severity: 'warning',
    message: ({ characters, most }) => `the title has ${characters} characters, more than ${most}`,
    help: () => 'shorten it, or end the title with a blank line or a nested item',
    explain:
      'The title of a chapter is the whole first paragraph after its time. Players show one line of it, and some cut or drop long ones. Keep the title short and put the rest below it.',
  }),

  'notes/unusable-link': rule<{ readonly found: string }>({
    severity: 'warning',
    message: ({ found }) => `"${found}" is no http or https address, so the chapter has no such link`,
    help: () => 'write the whole address, beginning with https://',
    explain:
      'The title of a chapter has a link that a podcast player could not open: it lacks https:// or is misspelt. Chapters carry http and https addresses only. Write the whole address.',
  }),

  'notes/broken-link': rule<object>({
    severity: 'warning',
    message: () => 'a link in the title is broken, so its markup shows',
    help: () => 'write [text](address), with one pair of brackets each',
    explain:
      'A title has the markup of a link in it that Markdown does not take for one, for example because a bracket is doubled or missing. Readers and players show the markup as it stands. Correct the link.',
  }),

  'notes/looks-like-transcript': rule<{ readonly count: number; readonly gapSeconds: number }>({
    severity: 'warning',
    message: ({ count, gapSeconds }) =>
      `${count} timestamps, half of them no more than ${gapSeconds} s apart, look like a transcript`,
    help: () => 'put the transcript below a heading "Transcript", or in a file of its own',
    explain:
      'So many timestamps so close to each other are how transcripts and subtitles look, not chapters. Below a heading with the word transcript they are left alone.',
  }),

  'notes/too-many-lines': rule<{ readonly most: number }>({
    severity: 'error',
    message: ({ most }) => `there are more than ${most} lines; from here on nothing was read`,
    help: () => 'check that this file is the show notes of one episode',
    explain:
      'The text of a whole book has fewer lines. Taking more of them apart would cost much memory and time. Reading stopped at this line, and ' +
      'nothing is written, since chapters may stand behind it.',
  }),

  'notes/too-many-times': rule<{ readonly most: number }>({
    severity: 'error',
    message: ({ most }) => `there are more than ${most} times; what follows them was not read`,
    help: () => 'check that this file is the show notes of one episode',
    explain:
      'No episode has so many chapters, and an mp3 takes 255. The file is probably no show notes, or the notes of many episodes in one. Reading stopped there.',
  }),

  'notes/chapter-lists-differ': rule<{
    readonly frontMatter: string;
    readonly body: string;
    readonly count: number;
  }>({
    severity: 'warning',
    message: ({ frontMatter, body }) => `the front matter has ${frontMatter}, the text ${body}`,
    help: ({ count }) =>
      `make both the same${count > 1 ? ` (${count} chapters differ)` : ''}; the list in the front matter is used`,
    explain:
      'Chapters are listed in the front matter and in the text, and the two differ. The list in the front matter is used, being the one made for programs; readers see the other one. Correct whichever is wrong, or keep one of them only.',
  }),
} as const;
