import { rule } from '../rule.js';

type OtherValue = 'duration' | 'seconds' | 'kilobytes' | 'kibibytes' | 'megabytes' | 'mebibytes';

function otherValueWords(value: OtherValue): string {
  if (value === 'duration') return 'duration of the audio';
  return value === 'seconds' ? 'duration of the audio in seconds' : `size of the file in ${value}`;
}

/** Findings of the area `front-matter/`: what is in the notes' front matter, and editing it. */
export const frontMatterCodes = {
  'front-matter/engine-refused': rule<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `front matter opens with ---${found}, expected --- alone`,
    help: () => 'write the front matter as YAML between two lines of ---',
    explain:
      'Some site generators let front matter name a language after the opening ---, and run the JavaScript in it. Notes ' +
      'may come from anywhere, so chapterize never executes anything in them and does not read such a block. Write the ' +
      'values as YAML, JSON or TOML.',
  }),

  'front-matter/unclosed': rule<{ opener: string; closer: string }>({
    severity: 'error',
    message: ({ opener, closer }) => `front matter opens with ${opener}, but no ${closer} closes it`,
    help: ({ opener, closer }) =>
      opener === '{' ? 'close the braces and quotes of the JSON' : `close it with a line of ${closer}`,
    explain:
      'The first line opens front matter, but nothing ends it, so values and show notes cannot be told apart. Add the ' +
      'closing line. If the notes should begin with a horizontal rule, put a blank line before it.',
  }),

  'front-matter/unopened': rule({
    severity: 'warning',
    message: () => 'no --- on line 1 opens the front matter',
    help: () => 'begin the file with a line of ---',
    explain:
      'The notes begin with lines of front matter and the --- that closes it, but the --- that opens it is missing, or is ' +
      'below an empty line. chapterize reads the values, but site generators read them as text. Add the line, or remove what is ' +
      'above it.',
  }),

  'front-matter/closing-line': rule<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `"${found}" follows the end of the front matter on the same line`,
    help: () => 'put the closing mark alone on its line',
    explain:
      'Programs disagree about a closing line that has more on it than the closing mark. Some end the front matter ' +
      'there, some read on. Put the closing mark on a line of its own, and the rest on the next.',
  }),

  'front-matter/too-large': rule<{ found: string; limit: number }>({
    severity: 'error',
    message: ({ found, limit }) =>
      `front matter has ${found} or a run of hundreds of spaces; at most ${limit} are read`,
    help: () => 'move long texts to the body, and remove long runs of spaces',
    explain:
      'The size of front matter is limited so that no file can make a run slow or use up memory. Real front matter has ' +
      'a few thousand characters. Usually the closing line is missing, so the body was read as values. Add the line, or ' +
      'shorten the front matter.',
  }),

  'front-matter/syntax': rule<{ format: string; detail: string }>({
    severity: 'error',
    message: ({ format, detail }) => `front matter is not valid ${format}: ${lowerFirst(detail)}`,
    help: null,
    explain:
      'The front matter cannot be parsed, so none of its values can be compared with the audio. In YAML, values with a ' +
      'colon, a hash or a bracket need quotes. Correct the place that the message names.',
  }),

  'front-matter/duplicate-key': rule<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `key "${key}" is there twice`,
    help: () => 'remove one of them',
    explain:
      'If a key is there twice, some programs use the first value, others the last, and some reject the file. So it is ' +
      'not clear what the notes state. Remove one.',
  }),

  'front-matter/too-deep': rule<{ format: string }>({
    severity: 'error',
    message: ({ format }) => `the ${format} of the front matter is nested too deeply`,
    help: () => 'use fewer levels; at most 100 are read',
    explain:
      'Lists and maps within each other are read to a depth that no real front matter reaches, so that no file can ' +
      'crash the program. Use fewer levels.',
  }),

  'front-matter/alias-expansion': rule<{ count: number }>({
    severity: 'error',
    message: ({ count }) => `aliases add up to ${count} values; at most 100,000 are accepted`,
    help: () => 'write the values out instead of using aliases',
    explain:
      'YAML aliases that refer to other aliases can mean billions of values in a few lines. That can crash the ' +
      'site generator that reads them, so such a file is refused. Write the values out.',
  }),

  'front-matter/duration-malformed': rule<{ key: string; found: string; guess: string | null }>({
    severity: 'error',
    softenedBy: 'update-duration',
    message: ({ key, found }) => `${key} "${found}" is not a duration`,
    help: ({ guess }) =>
      (guess === null ? '' : `did you mean "${guess}"? `) + 'Write H:MM:SS, MM:SS or a number of seconds',
    explain:
      'The value cannot be read as a time in exactly one way, and feeds pass it on to players as it is. Chapterize does ' +
      'not guess. Write hours, minutes and seconds with colons, in quotes, or a number of seconds. Or let -u write it.',
  }),

  'front-matter/length-malformed': rule<{
    key: string;
    found: string;
    /** What was probably meant, in bytes; null if that is not known. */
    guess: number | null;
    /** What it is instead, where the audio tells. */
    reason: OtherValue | null;
  }>({
    severity: 'error',
    softenedBy: 'update-length',
    message: ({ key, found, reason }) =>
      `${key} "${found}" is not a number of bytes` +
      (reason === null ? '' : `, it is the ${otherValueWords(reason)}`),
    help: ({ guess, found, reason }) =>
      guess === null
        ? 'write the size of the file in bytes, digits only' +
          (reason === null && /^\d+[.,]\d+$/.test(found)
            ? '; a number with a fraction may be the duration in seconds'
            : '')
        : `did you mean ${guess}? Write digits only`,
    explain:
      'The length of an RSS enclosure is the exact size of the file in bytes, in digits without separators or units. ' +
      'With another value, some players fail to download the file or to resume a download. Write the size as the ' +
      'message suggests, or let -u write it.',
  }),

  'front-matter/length-rounded': rule<{ key: string; found: string }>({
    severity: 'warning',
    message: ({ key, found }) => `${key} "${found}" is a size for people, not a number of bytes`,
    help: ({ key }) => `a feed needs the number of bytes: write it as ${key}, or next to it (-u adds it)`,
    explain:
      'A size with a unit, such as 13.7 MB, is written for people. It is compared loosely with the size of the file and ' +
      'never changed. The length of an RSS enclosure is the exact number of bytes, and the notes state it nowhere. If ' +
      'your feed takes the length from this key, write the number of bytes there. Otherwise state it under a key of its ' +
      'own, such as bytes; -u adds that.',
  }),

  'front-matter/values-differ': rule<{ key: string; found: string; chiefKey: string; chiefFound: string }>({
    severity: 'warning',
    message: ({ key, found, chiefKey, chiefFound }) =>
      `${key} "${found}" differs from ${chiefKey} "${chiefFound}"`,
    help: ({ chiefKey }) => `give both the same value; ${chiefKey} is the one compared with the audio`,
    explain:
      'Two keys state the same thing with different values, and the site decides which of them goes into the feed. Only ' +
      'one of them is compared with the audio. Give both the same value, or remove one.',
  }),

  'front-matter/not-editable': rule<{
    key: string;
    value: string;
    reason: string;
    /** Where a person would write it: `here` at the place of the finding. */
    where: string;
  }>({
    severity: 'error',
    message: ({ key, value, reason }) => `${key} cannot be set to ${value} without guessing: ${reason}`,
    help: ({ key, value, where }) => `write ${key}: ${value} ${where} by hand`,
    explain:
      'Chapterize updates notes by replacing the bytes of one value and nothing else. If the value is shared through an ' +
      'alias or a merge key, or written as a block, or if the front matter cannot be read, that could change more than ' +
      'you asked for. Write the value by hand as the message says.',
  }),

  'front-matter/restored': rule<{ key: string; found: string; former: string }>({
    severity: 'info',
    message: ({ key, found, former }) =>
      former === ''
        ? `${key} is removed again: "${found}"`
        : `${key} goes back from "${found}" to "${former}"`,
    help: null,
    explain:
      'An earlier run with -u changed this value. Undo restores the mp3, and with it the value that the notes had then; the rest of the notes stays as it is.',
  }),

  'front-matter/not-restored': rule<{ key: string; former: string; isFound: boolean }>({
    severity: 'warning',
    message: ({ key, former, isFound }) => {
      const was = former === '' ? `${key} was not stated` : `${key} was ${former}`;
      return `${was} before -u${isFound ? ', and is no longer what -u wrote; it is left as it is' : '; the notes are not next to the mp3'}`;
    },
    help: ({ isFound }) =>
      isFound
        ? 'write the value by hand'
        : 'give the notes, too: `chapterize undo AUDIO NOTES`, or write the value by hand',
    explain:
      'An earlier run with -u changed a value in the notes, and the mp3 remembers the former value. Undo only restores it if the notes still state exactly what -u wrote. It looks for notes next to the mp3 with the same name; name any others on the command line.',
  }),
} as const;

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
