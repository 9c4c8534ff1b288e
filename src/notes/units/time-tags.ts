import { type FoundClock, findClocks } from '../../chapters/clock-grammar.js';
import { htmlRole } from './html-elements.js';
import { tag } from './template-tags.js';

/** A component with only a time in it: `<Timestamp>0:10</Timestamp>`, or with words: `<Chapter t="0:10">Why?</Chapter>`. */
const element = new RegExp(
  String.raw`<([A-Z]\w{0,40}|(?:[a-z]{1,12}:)?chapter)((?:\s(?:[^<>"'\n]|"[^"\n]*"|'[^'\n]*'){0,400})?)>([^<>\n]{0,400})</\1>`,
  'g',
);
/** A shortcode of WordPress around a title: `[skipto time="0:10"]Why?[/skipto]`. */
const shortcode = /\[([a-z][\w-]{1,30})(\s[^[\]\n]{1,100})\]([^[\]\n]{1,400})\[\/\1\]/g;
/** What ends a tag that began before the words: `{{< /ts >}}`, `{% endts %}`. */
const closer = /\{\{[<%]\s{0,3}\/\s{0,3}[\w-]{0,40}\s{0,3}[>%]\}\}|\{%-?\s{0,3}end\w{0,30}\s{0,3}-?%\}/g;
/** A component or an element of XML around others, or its end, alone on a line. */
const container = /^[ \t]*<\/?([A-Za-z]\w{0,40})(?:\s[^<>\n]{0,200})?>[ \t]*$/gm;
const titled = /(?<![\w-])(?:title|name|label|text)\s*[=:]/;

/**
 * Replaces a tag that states a time but no title with the time alone, if words are next to it on its line:
 * `<Timestamp t="0:40" /> Why?`, `{{< ts "0:40" >}} Why?`.
 *
 * @returns text of the same length
 */
export function maskTimeTags(text: string): string {
  const unwrapped = withoutContainers(text).replace(
    element,
    (found, name: string, attributes: string, words: string) => {
      const inner = found.length - words.length - name.length - '</>'.length;
      const time =
        words.trim() === '' || titled.test(attributes) ? null : (soleClock(attributes) ?? soleClock(words));
      if (time === null) return found;
      const opening = found.slice(0, inner);
      const kept = soleClock(attributes) === null ? hide(opening) : keepClock(opening);
      return kept + words + hide(found.slice(inner + words.length));
    },
  );
  const open = unwrapped.replace(tag, (found, ...rest: unknown[]) => {
    const offset = rest.find((value) => typeof value === 'number') ?? 0;
    const lineEnd = unwrapped.indexOf('\n', offset);
    const behind = unwrapped.slice(offset + found.length, lineEnd < 0 ? unwrapped.length : lineEnd);
    const isBeside = /[\p{L}\p{N}]/u.test(behind);
    return isBeside && !titled.test(found) && soleClock(found) !== null ? keepClock(found) : found;
  });
  return open.replace(closer, hide);
}

/** The same for shortcodes around titles. */
export function maskShortcodes(text: string): string {
  return text.replace(shortcode, withoutShortcode);
}

function withoutShortcode(found: string, name: string, attributes: string, words: string): string {
  if (soleClock(attributes) === null || titled.test(attributes)) return found;
  const inner = `[${name}${attributes}]`.length;
  return keepClock(found.slice(0, inner)) + words + hide(found.slice(inner + words.length));
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
