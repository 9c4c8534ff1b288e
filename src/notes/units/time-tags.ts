import { type FoundClock, findClocks } from '../../chapters/clock-grammar.js';
import { htmlRole } from './html-elements.js';
import { tag } from './template-tags.js';

/**
 * A component with only a time in it: `<Timestamp>0:10</Timestamp>`, or with words: `<Chapter t="0:10">Why?</Chapter>`; the same as a
 * shortcode of WordPress or markup of a forum: `[skipto time="0:10"]Why?[/skipto]`, `[b]0:10[/b]`.
 */
const pair =
  /(?:<([A-Z]\w{0,40}|(?:[a-z]{1,12}:)?chapter)((?:\s(?:[^<>"'\n]|"[^"\n]*"|'[^'\n]*'){0,400})?)>|\[([a-z][\w-]{0,30})((?:[\s=][^[\]\n]{1,300})?)\])([^<\n]{0,400}?)(?:<\/\1>|\[\/\3\])/g;
/** A tag, or one that can hold no title: `[ts time="0:10"]`, `{{ts|0:10}}`, `{{ timestamp(10, "0:10") }}`. */
const open = new RegExp(
  String.raw`${tag.source}|\[[a-z][\w-]{1,30}\s[a-z]{1,20}=["']?[\d:.]{4,12}["']?\s?/?\]|\{\{\s?\w{1,30}[|(][\d:.,\s"'|]{4,40}\)?\s?\}\}`,
  'g',
);
/** A tag of this name is about a time wherever it stands; another one may show a video, from there on. */
const ofTime = /^[^\w\n]{1,5}(?:[\w.:-]{0,30}(?:time|stamp|chapter|seek|skip)|ts\b)/i;
/** What ends a tag that began before the words: `{{< /ts >}}`, `{% endts %}`. */
const closer = /\{\{[<%]\s{0,3}\/\s{0,3}[\w-]{0,40}\s{0,3}[>%]\}\}|\{%-?\s{0,3}end\w{0,30}\s{0,3}-?%\}/g;
/** A component or an element of XML around others, or its end, alone on a line. */
const container = /^[ \t]*<\/?([A-Za-z]\w{0,40})(?:\s[^<>\n]{0,200})?>[ \t]*$/gm;
/** A title, with a name or without, or a date. */
const more = /(?<![\w-])(?:title|name|label|text)\s*[=:]|[\s,]["'][^"'\n\p{L}]{0,40}\p{L}|\d-\d\d-\d/u;

/**
 * Replaces a tag that states a time but no title with the time alone, if its name is about times or words are behind it on its
 * line: `<Timestamp t="0:40" /> Why?`, `Why? {{< ts "0:40" >}}`.
 *
 * @returns text of the same length
 */
export function maskTimeTags(text: string): string {
  const unwrapped = withoutContainers(text).replace(pair, unwrap);
  const bare = unwrapped.replace(open, (found, ...rest: unknown[]) => {
    const offset = rest.find((value) => typeof value === 'number') ?? 0;
    const lineEnd = unwrapped.indexOf('\n', offset);
    const behind = unwrapped.slice(offset + found.length, lineEnd < 0 ? unwrapped.length : lineEnd);
    const isTime = ofTime.test(found) || /[\p{L}\p{N}]/u.test(behind);
    return isTime && !more.test(found) ? keepClock(found) : found;
  });
  return bare.replace(closer, hide);
}

/** Leaves of a tag with words in it the words, and a time of the tag, if there is no other. */
function unwrap(found: string, component = '', own = '', shortcode = '', its = '', words = ''): string {
  const values = own + its;
  const isOutside = soleClock(values) !== null;
  if (words.trim() === '' || more.test(values) || !(isOutside || soleClock(words) !== null)) return found;
  const inner = `<${component}${shortcode}${values}>`.length;
  const opening = found.slice(0, inner);
  return (isOutside ? keepClock(opening) : hide(opening)) + words + hide(found.slice(inner + words.length));
}

/** A tag without an end is not a container: a title may contain `<T>`. */
function withoutContainers(text: string): string {
  const ended = new Map<string, boolean>();
  return text.replace(container, (line, name: string) => {
    const hasEnd = ended.get(name) ?? (isOfNoPage(name) && text.includes(`</${name}>`));
    ended.set(name, hasEnd);
    return hasEnd ? hide(line) : line;
  });
}

function isOfNoPage(name: string): boolean {
  return name < 'a' || htmlRole(name) === null;
}

/** The only clock of a text. */
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
