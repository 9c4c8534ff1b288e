import { rule } from '../rule.js';
import { shortText } from '../wording.js';

/** Findings about a chapter list in the front matter. */
export const frontMatterChapterCodes = {
  'front-matter/no-starts': rule<{ key: string; count: number }>({
    severity: 'warning',
    message: ({ key, count }) =>
      `${key} has ${count} ${count === 1 ? 'entry' : 'entries'}, but none has a start time`,
    help: () => 'give each entry a start and a title, such as {start: 00:03:30, title: News}',
    explain:
      'The front matter has a list under a key for chapters, but no entry has a start. So it is not read as chapters, ' +
      'and the timestamps in the body are used. Give every entry a start, or rename the key.',
  }),

  'front-matter/chapter-without-start': rule<{ title: string }>({
    severity: 'error',
    message: ({ title }) =>
      title === '' ? 'a chapter has no start' : `chapter "${shortText(title)}" has no start`,
    help: () => 'add its start, such as 00:03:30 or a number of seconds',
    explain:
      'Other entries of the chapter list have a start, but this one does not, so the chapter would be missing in the ' +
      'audio. Add its start.',
  }),

  'front-matter/chapter-start-malformed': rule<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `"${found}" is not a time`,
    help: () => 'write MM:SS, H:MM:SS or a number of seconds',
    explain:
      'The start of a chapter in the front matter cannot be read. Write minutes and seconds, or hours, minutes and ' +
      'seconds, with colons and two digits each. A number of seconds works too.',
  }),

  'front-matter/chapter-end-malformed': rule<{ found: string; start: string }>({
    severity: 'warning',
    message: ({ found, start }) => `the end "${found}" is not a time after the start ${start}`,
    help: () => 'correct the end, or remove it: the chapter then lasts until the next one',
    explain:
      'The end of a chapter cannot be read, or is before its start. It is ignored, and the chapter ends where the next ' +
      'one starts. Correct the end or remove it.',
  }),

  'front-matter/chapter-untitled': rule<{ start: string }>({
    severity: 'error',
    message: ({ start }) => `the chapter at ${start} has no title`,
    help: () => 'add a title',
    explain: 'Players show a chapter without a title as an empty line, and some leave it out. Add a title.',
  }),

  'front-matter/chapter-link': rule<{ found: string }>({
    severity: 'warning',
    message: ({ found }) => `"${found}" is not an http or https address, so the chapter gets no link`,
    help: () => 'write the whole address, such as https://example.org/page',
    explain:
      'Players open the link of a chapter in a browser, so only complete http and https addresses are written. This ' +
      'chapter gets no link. Write the whole address.',
  }),
  'front-matter/chapter-value-nested': rule<{ key: string; count: number }>({
    severity: 'warning',
    message: ({ key, count }) =>
      `${key} of ${count === 1 ? 'a chapter' : `${count} chapters`} is left out: it is a list or has keys of its own, expected a text`,
    help: ({ key }) =>
      `write it on one line, such as ${key}: ${/^(?:url|link|href)$/i.test(key) ? 'https://example.com/' : 'images/a.jpg'}`,
    explain:
      'A chapter has one link and one picture. In the front matter each is a text: the address of the link, the path or ' +
      'address of the picture. A list or a map in its place is not guessed at, so the chapter gets none.',
  }),
  'front-matter/chapter-value-not-held': rule<{ key: string; count: number }>({
    severity: 'info',
    message: ({ key, count }) =>
      `${key} of ${count === 1 ? 'a chapter' : `${count} chapters`} is not written: an mp3 has no place for it`,
    help: null,
    explain:
      'A chapter in an mp3 has a start, an end, a title, a link and a picture. Podcasting 2.0 chapters can have more, ' +
      'such as a location. It stays in the notes; `chapterize export` writes what a chapter file can hold.',
  }),
} as const;
