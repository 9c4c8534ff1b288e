import { rule } from '../rule.js';

/** Findings of the area `front-matter/`: what stands in the notes' front matter, and editing it. */
export const frontMatterCodes = {
  'front-matter/engine-refused': rule<{ readonly found: string }>({
    severity: 'error',
    message: ({ found }) => `front matter opens with ---${found}, only a bare --- is read`,
    help: () => 'write the front matter as YAML between two lines of ---',
    explain:
      'Some site generators let front matter name a language after the opening ---, and run JavaScript that stands there. Notes are read from anywhere, so nothing in them is executed and no such block is read. Write the values as YAML, JSON or TOML.',
  }),

  'front-matter/unclosed': rule<{ readonly opener: string; readonly closer: string }>({
    severity: 'error',
    message: ({ opener, closer }) => `front matter opens with ${opener}, and no ${closer} closes it`,
    help: ({ opener, closer }) =>
      opener === '{' ? 'close the braces and quotes of the JSON' : `close it with a line of ${closer}`,
    explain:
      'The first line opens front matter, but nothing ends it, so that values and show notes cannot be told apart. Add the closing line. When the notes are to begin with a rule, put a blank line before it.',
  }),

  'front-matter/closing-line': rule<{ readonly found: string }>({
    severity: 'error',
    message: ({ found }) => `"${found}" follows the end of the front matter on its line`,
    help: () => 'let the closing mark stand alone on its line',
    explain:
      'Readers of front matter disagree about a closing line that holds more than its mark: some end the block there, some go on. Put the closing mark on a line of its own, and what follows on the next.',
  }),

  'front-matter/too-large': rule<{ readonly found: string; readonly limit: number }>({
    severity: 'error',
    message: ({ found, limit }) =>
      `front matter has ${found} or hundreds of blanks on end, at most ${limit} are read`,
    help: () => 'move long texts into the body, and take out long runs of blanks',
    explain:
      'Front matter is bounded so that no file can make a run slow or eat memory; real ones have some thousand characters. Usually the closing line is missing and the body was taken for values. Add it, or shorten the front matter.',
  }),

  'front-matter/syntax': rule<{ readonly format: string; readonly detail: string }>({
    severity: 'error',
    message: ({ format, detail }) => `front matter is no valid ${format}: ${lowerFirst(detail)}`,
    help: null,
    explain:
      'The front matter cannot be parsed, so nothing that it states can be compared with the audio. Values with a colon, a hash or a bracket need quotes in YAML. Mend the place that the message names.',
  }),

  'front-matter/duplicate-key': rule<{ readonly key: string }>({
    severity: 'error',
    message: ({ key }) => `key "${key}" stands twice`,
    help: () => 'take one of them out',
    explain:
      'Of two equal keys one program takes the first, another the last, and some refuse the file. So it cannot be known what the notes state. Take one out.',
  }),

  'front-matter/too-deep': rule<{ readonly format: string }>({
    severity: 'error',
    message: ({ format }) => `front matter nests its ${format} too deeply`,
    help: () => 'at most 100 levels are read',
    explain:
      'Lists and maps within each other are read to a depth that no real front matter reaches, so that no file can exhaust the stack. Flatten the values.',
  }),

  'front-matter/alias-expansion': rule<{ readonly count: number }>({
    severity: 'error',
    message: ({ count }) => `aliases stand for ${count} values, at most 100000 are accepted`,
    help: () => 'write the values out, or take the aliases away',
    explain:
      'YAML aliases that refer to aliases can stand for billions of values in a few lines, which brings down the site generator that reads them. Such a file is refused. Write the values out.',
  }),

  'front-matter/duration-malformed': rule<{
    readonly key: string;
    readonly found: string;
    readonly guess: string | null;
  }>({
    severity: 'error',
    softenedBy: 'update-duration',
    message: ({ key, found }) => `${key} "${found}" is no duration`,
    help: ({ guess }) =>
      (guess === null ? '' : `did you mean "${guess}"? `) + 'Write H:MM:SS, MM:SS or a number of seconds',
    explain:
      'The value cannot be read as a time in one sure way, and feeds pass it on to players as it is. Nothing is guessed. Write hours, minutes and seconds with colons, in quotes, or a number of seconds; or let -u write it.',
  }),

  'front-matter/length-malformed': rule<{
    readonly key: string;
    readonly found: string;
    /** What was probably meant, in bytes; null where that is not known. */
    readonly guess: number | null;
    /** What it is instead, where the audio tells. */
    readonly reason: 'seconds' | 'megabytes' | null;
  }>({
    severity: 'error',
    softenedBy: 'update-length',
    message: ({ key, found, reason }) =>
      `${key} "${found}" is not a number of bytes` +
      (reason === 'seconds' ? ', it is the duration of the audio in seconds' : '') +
      (reason === 'megabytes' ? ', it is the size of the file in megabytes' : ''),
    help: ({ guess, found }) =>
      guess === null
        ? 'write the size of the file in bytes, digits only' +
          (/^\d+[.,]\d+$/.test(found) ? '; a number with a fraction may be the duration in seconds' : '')
        : `did you mean ${guess}? Write digits only`,
    explain:
      'The length of an RSS enclosure is the exact size of the file in bytes, in digits without separators or units. Another value breaks downloads and resuming in some players. Write the size as the message proposes, or let -u write it.',
  }),

  'front-matter/values-differ': rule<{
    readonly key: string;
    readonly found: string;
    readonly chiefKey: string;
    readonly chiefFound: string;
  }>({
    severity: 'warning',
    message: ({ key, found, chiefKey, chiefFound }) =>
      `${key} "${found}" differs from ${chiefKey} "${chiefFound}"`,
    help: ({ chiefKey }) => `${chiefKey} is compared with the audio; let both say the same`,
    explain:
      'Two keys state the same thing with different values, and which of them ends in the feed depends on the site. One of them is compared with the audio. Let both say the same, or take one out.',
  }),

  'front-matter/not-editable': rule<{
    readonly key: string;
    readonly value: string;
    readonly reason: string;
    /** Where a person would write it: `here` at the place of the finding. */
    readonly where: string;
  }>({
    severity: 'error',
    message: ({ key, value, reason }) => `${key} cannot be set to ${value} without guessing: ${reason}`,
    help: ({ key, value, where }) => `write ${key}: ${value} ${where} by hand`,
    explain:
      'The notes are brought up to date by replacing the bytes of one value and nothing else. Where the value is shared through an alias or a merge key, written as a block, or the front matter cannot be read, that would change more than was asked for or might go wrong. Write the value by hand as the message says.',
  }),
} as const;

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
