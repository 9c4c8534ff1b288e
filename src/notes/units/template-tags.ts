import { type FoundClock, findClocks } from '../../chapters/clock-grammar.js';
import { decodeEntities } from './markdown.js';
import { RichTextBuilder } from './rich-text.js';
import type { UnitText } from './unit.js';

// No opening tag within, so that many unclosed tags stay linear, and a limit to the length.
const body = String.raw`(?:[^%"'{>/}]|[%/}](?![}>])|\{(?![%{<])|"[^"{]*"|'[^'{]*'){0,2000}`;
const tag = new RegExp(
  String.raw`\{%${body}%\}|\{\{[<%]${body}/?[>%]\}\}|\{\{[\w-]{0,30}(?:time|stamp)[\w-]{0,20}\s${body}\}\}|<(?:[A-Z]\w{0,40}|[a-z]{1,12}:[a-z]{1,20})\s${body}/>`,
  'g',
);
const attribute =
  /(?<![\w-])(timestamp|timecode|time|start|at|title|name|label)\s*[=:]\s*\{?(?:"([^"]*)"|'([^']*)')/g;
const mayHoldTag = /\{%|\{\{[<%\w]|<[A-Z]|<[a-z]{1,12}:[a-z]/;

/** An object of a program or of its configuration, of one level: `{ time: '0:40', title: 'Why?' }`, `{ "start" = "0:40" … }`. */
const object = /\{(?![%{<])(?:[^{}"']|"[^"\n]*"|'[^'\n]*'){0,2000}\}/g;
const property =
  /(?<![\w-])["']?(timestamp|timecode|time|start(?:_?[tT]ime)?|at|title|name|label|topic)["']?\s*[=:]\s*(?:"([^"\n]*)"|'([^'\n]*)')/g;
const mayHoldObject = /\{\s*["']?[a-z]\w{0,40}["']?\s*[=:]/i;

/** A component with nothing but a time in it: `<Timestamp>0:10</Timestamp>`, or with words: `<Chapter t="0:10">Why?</Chapter>`. */
const element = new RegExp(
  String.raw`<([A-Z]\w{0,40})((?:\s(?:[^<>"'\n]|"[^"\n]*"|'[^'\n]*'){0,400})?)>([^<>\n]{0,400})</\1>`,
  'g',
);
const titled = /(?<![\w-])(?:title|name|label|text)\s*[=:]/;

/**
 * Leaves of a tag that states a time, and no title, only the time, where words are next to it on its line:
 * `<Timestamp t="0:40" /> Why?`, `{{< ts "0:40" >}} Why?`.
 *
 * @returns text of the same length
 */
export function maskTimeTags(text: string): string {
  if (!mayHoldTag.test(text)) return text;
  const unwrapped = text.replace(element, (found, name: string, attributes: string, words: string) => {
    const inner = found.length - words.length - name.length - '</>'.length;
    const time =
      words.trim() === '' || titled.test(attributes) ? null : (soleClock(attributes) ?? soleClock(words));
    if (time === null) return found;
    const opening = found.slice(0, inner);
    const kept = soleClock(attributes) === null ? hide(opening) : keepClock(opening);
    return kept + words + hide(found.slice(inner + words.length));
  });
  return unwrapped.replace(tag, (found, ...rest: unknown[]) => {
    const offset = rest.find((value) => typeof value === 'number') ?? 0;
    const lineEnd = unwrapped.indexOf('\n', offset);
    const behind = unwrapped.slice(offset + found.length, lineEnd < 0 ? unwrapped.length : lineEnd);
    const isBeside = /[\p{L}\p{N}]/u.test(behind);
    return isBeside && !titled.test(found) && soleClock(found) !== null ? keepClock(found) : found;
  });
}

/** The clock of a text that has no other. */
function soleClock(text: string): FoundClock | null {
  const [first, second] = findClocks(text, false);
  return first === undefined || second !== undefined ? null : first;
}

/** Control characters are dropped from titles, and pass before a time. */
function hide(text: string): string {
  return text.replace(/[^\r\n]/g, '\u0001');
}

function keepClock(text: string): string {
  const clock = soleClock(text);
  return clock === null
    ? text
    : hide(text.slice(0, clock.start)) + text.slice(clock.start, clock.end) + hide(text.slice(clock.end));
}

/**
 * Finds tags of templates that state a chapter: `{% include x.md timestamp="0:40" title="Why?" %}` of Liquid,
 * `{{< chapter time="0:40" title="Why?" >}}` of Hugo, `<Chapter time="0:40" title="Why?" />` of MDX,
 * `<psc:chapter start="0:40" title="Why?" />` of feeds, and objects of a program with the same in them.
 *
 * @param content source of a paragraph or block
 * @param start its offset in the notes
 * @returns a line `T | X` for each
 */
export function readTags(content: string, start: number): UnitText[] {
  const tags = mayHoldTag.test(content) ? Array.from(content.matchAll(tag), toUnit(attribute)) : [];
  const objects = mayHoldObject.test(content) ? Array.from(content.matchAll(object), toUnit(property)) : [];
  return [...tags, ...objects].flatMap((make) => make(start) ?? []);
}

/** Makes a unit of a tag whose values are written in a way. */
function toUnit(value: RegExp): (match: RegExpMatchArray) => (start: number) => UnitText | null {
  return ({ 0: found, index: at = 0 }) =>
    (start) => {
      const values = new Map<string, { text: string; at: number }>();
      for (const { 0: whole, 1: name = '', 2: double, 3: single, index } of found.matchAll(value)) {
        const text = double ?? single ?? '';
        const key = /title|name|label|topic/.test(name) ? 'title' : 'time';
        values.set(key, { text, at: start + at + index + whole.length - 1 - text.length });
      }
      const time = values.get('time');
      const title = values.get('title');
      if (time === undefined || title === undefined) return null;
      const read = () => {
        const builder = new RichTextBuilder();
        builder.append(time.text, time.at);
        builder.append(' | ');
        builder.append(decodeEntities(title.text), title.at);
        return builder.finish();
      };
      return { kind: 'tag', raw: found, read, start: start + at, end: start + at + found.length };
    };
}
