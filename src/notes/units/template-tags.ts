import { readClock } from '../../chapters/read-clock.js';
import { decodeEntities } from './markdown.js';
import { RichTextBuilder } from './rich-text.js';
import type { UnitText } from './unit.js';

// No opening tag within, so that many unclosed tags stay linear, and a limit to the length.
const body = String.raw`(?:[^%"'{>/}]|[%/}](?![}>])|\{(?![%{<])|"[^"{]*"|'[^'{]*'){0,2000}`;
export const tag = new RegExp(
  String.raw`\{%${body}%\}|\{\{[<%]${body}/?[>%]\}\}|\{\{[\w-]{0,30}(?:time|stamp)[\w-]{0,20}\s${body}\}\}|<(?:[A-Z]\w{0,40}|[a-z]{1,12}:[a-z]{1,20}|chapter)\s${body}/>`,
  'g',
);
const attribute =
  /(?<![\w-])(timestamp|timecode|time|start|at|seconds|from|title|name|label|text|topic)\s*[=:]\s*\{?(?:"([^"]*)"|'([^']*)'|(\d{1,6}(?:\.\d{1,3})?)(?![\w.:]))/g;
/** The strings of a tag that names none: `{{< chapter "0:40" "Why?" >}}`, `{{ chapter('0:40', 'Why?') }}`, `["0:40", "Why?"]`. */
const string = /(?:\b(id|src|href|url|class)=)?(?:"([^"\n]{0,400})"|'([^'\n]{0,400})')/g;
const call =
  /\{\{\s?[\w.]{1,40}\((?:[^(){}"'\n]|"[^"\n]*"|'[^'\n]*'){0,800}\)\s?\}\}|\[\s?(?:"[^"\n]{0,400}"|'[^'\n]{0,400}')\s?,\s?(?:"[^"\n]{0,400}"|'[^'\n]{0,400}')\s?\]/g;
/** A shortcode of WordPress: `[chapter time="0:40" title="Why?"]`. */
const shortcode =
  /\[[a-z][\w-]{1,30}(?:\s{1,4}[a-z]{1,20}=(?:"[^"\n]{0,400}"|'[^'\n]{0,400}')){2,6}\s?\/?\]/g;

/** What names a chapter, likeliest first. */
const titleNames = ['title', 'name', 'label', 'topic', 'text'];

/**
 * Finds tags of templates that state a chapter: `{% include x.md timestamp="0:40" title="Why?" %}` of Liquid,
 * `{{< chapter time="0:40" title="Why?" >}}` of Hugo, `<Chapter time="0:40" title="Why?" />` of MDX,
 * `<psc:chapter start="0:40" title="Why?" />` of feeds.
 *
 * @param content source of a paragraph or block
 * @param start its offset in the notes
 * @returns a line `T | X` for each
 */
export function readTags(content: string, start: number): UnitText[] {
  return kinds.flatMap(([pattern, named]) =>
    Array.from(content.matchAll(pattern)).flatMap(
      ({ 0: found, index }) => unitOf(found, named, start + index) ?? [],
    ),
  );
}

/** THE kinds of tags, and how they name their values; those of a call have no names. */
const kinds: readonly (readonly [pattern: RegExp, named: RegExp | null])[] = [
  [tag, attribute],
  [call, null],
  [shortcode, attribute],
];

interface Value {
  readonly text: string;
  /** Where it is in the tag. */
  readonly at: number;
}

/** Makes a unit of a tag whose values are named as a pattern has it, or are a time and a string alone. */
function unitOf(found: string, named: RegExp | null, start: number): UnitText | null {
  const values = (named === null ? null : namedValues(found, named)) ?? stringValues(found);
  if (values === null) return null;
  const { time, title } = values;
  const read = () => {
    const builder = new RichTextBuilder();
    builder.append(time.text, start + time.at);
    builder.append(' | ');
    builder.append(decodeEntities(title.text.replace(/\\(?=["'])/g, '')), start + title.at);
    return builder.finish();
  };
  return { kind: 'tag', raw: found, read };
}

interface TimeAndTitle {
  readonly time: Value;
  readonly title: Value;
}

function namedValues(found: string, named: RegExp): TimeAndTitle | null {
  let time: Value | null = null;
  const titles: (Value & { readonly rank: number })[] = [];
  for (const { 0: whole, 1: name = '', 2: double, 3: single, 4: number, index } of found.matchAll(named)) {
    const text = double ?? single ?? number ?? '';
    const behind = number === undefined ? 1 : 0;
    const value = { text, at: index + whole.length - behind - text.length };
    const rank = titleNames.findIndex((part) => name.startsWith(part));
    if (rank === -1) {
      // One with several is around others.
      if (time !== null) return null;
      time = value;
    } else if (readClock(text) === null) titles.push({ ...value, rank });
  }
  // The last of several is that of the last time.
  const [title] = titles.toReversed().toSorted((a, b) => a.rank - b.rank);
  return time === null || title === undefined ? null : { time, title };
}

/** The one string that is a clock, and the one that has words and is not an address. */
function stringValues(found: string): TimeAndTitle | null {
  const strings = Array.from(found.matchAll(string)).flatMap(
    ({ 1: name, 2: double, 3: single, index }): Value[] =>
      name === undefined ? [{ text: double ?? single ?? '', at: index + 1 }] : [],
  );
  const [time, otherTime] = strings.filter(({ text }) => readClock(text.trim()) !== null);
  const [title, otherTitle] = strings.filter((value) => value !== time && /\p{L}/u.test(value.text));
  const isClear = otherTime === undefined && otherTitle === undefined;
  return isClear && time !== undefined && title !== undefined ? { time, title } : null;
}
