import type { ScalarNode } from '../../front-matter/value-tree.js';
import { indexLines } from '../../text/line-index.js';
import type { SourceText } from '../../text/source-text.js';
import { unescaped } from './unescaped.js';
import { readUnits, type Units } from './units.js';

/**
 * Splits a value of several lines, such as the description of a video, into units. Escapes are replaced with what they mean,
 * padded to the same length, so that offsets stay.
 */
export function readValueUnits({ text }: SourceText, { start, end, style }: ScalarNode): Units {
  const isQuoted = style === 'single-quoted' || style === 'double-quoted';
  const from = start + (isQuoted ? 1 : 0);
  const to = end - (isQuoted ? 1 : 0);
  const written = text.slice(from, to);
  const joined = style === 'indirect' ? withoutFolds(written) : withoutWraps(written);
  const plain = style === 'single-quoted' ? joined.replaceAll("''", `'${gone}`) : joined;
  const value = style === 'double-quoted' ? unescaped(joined) : withoutIndent(plain);
  const [, key = ''] = keyBefore.exec(text.slice(Math.max(0, start - longestKey), start)) ?? [];
  // Its key says what a value is about, as a heading does.
  const named = key === '' || key.length + 4 > from ? '' : `# ${key}\n\n`;
  const first = from - named.length;
  const lineStarts = Array.from(indexLines(named + value).starts, (line) => first + line);
  return readUnits(' '.repeat(first) + named + value, lineStarts, 0, to);
}

const longestKey = 60;
const keyBefore = /([\p{L}_-]{1,40})["']?\s?[:=]\s*$/u;

/** The end of a line of the file, with the mark that YAML ignores it and the indentation of the next one. */
const lineEnd = /(\\?)\r?\n[ \t]*(\\(?= ))?/g;
const startsWithTime = /^[[(<@*`-]{0,3}\s?\d{1,3}[:：]\d/;
/** What gives way, for titles drop it. */
const gone = '\u0001';

/**
 * Joins the lines that a quoted or plain value is written on, as YAML does. Before a time a line end stays: many forget that
 * YAML turns it into a space.
 */
function withoutWraps(text: string): string {
  if (!text.includes('\n')) return text;
  let lastEnd = -1;
  return text.replace(lineEnd, (all: string, escape: string, blank: string | undefined, at: number) => {
    const end = at + all.length;
    const isBlankLine = at === lastEnd || /[\r\n]/.test(text[end] ?? '');
    lastEnd = end;
    if (escape === '' && (isBlankLine || startsWithTime.test(text.slice(end, end + 12)))) return all;
    const isBlank = escape === '' || (blank === undefined && text.slice(at - 2, at) === '\\n');
    return isBlank ? `${gone.repeat(all.length - 1)} ` : gone.repeat(all.length);
  });
}

const foldedHeader = /^>[-+\d]{0,2}[ \t]*(?:#[^\n]*)?\r?\n/;
/** A time in brackets that was wrapped from the line above. */
const onlyTime = /^[[(]\d{1,3}(?:[:：]\d{2}){1,2}[\])][.,]?\s*$/;
/** What begins a line of its own, folded or not: an item, a heading, a row, a picture. */
const startsBlock = /^(?:[-*+•#>|]|\d{1,3}[.)]\s|!\[)/;

/**
 * Joins the lines of a folded block as YAML does: those that are indented as far as the first one. Before a time or an item
 * a line end stays, because many forget that.
 */
function withoutFolds(text: string): string {
  if (!foldedHeader.test(text)) return text;
  const base = /\n([ \t]*)[^\s]/.exec(text)?.[1]?.length ?? 0;
  let isFull = false;
  return text.replace(/\r?\n([ \t]*)(?=([^\r\n]*))/g, (all: string, indent: string, next: string) => {
    const wasFull = isFull;
    isFull = next !== '' && indent.length === base;
    if (!wasFull || !isFull || (startsWithTime.test(next) && !onlyTime.test(next)) || startsBlock.test(next))
      return all;
    return `${gone.repeat(all.length - 1)} `;
  });
}

/**
 * Markdown would take an indentation of four characters or more in a block scalar for code: its first characters become
 * control characters, which titles drop.
 */
function withoutIndent(text: string): string {
  const base = /\n([ \t]*)[^\s]/.exec(text)?.[1] ?? '';
  if (base.length < 4 && !base.includes('\t')) return text;
  return text.replace(/^[ \t]{2,}/gm, (blanks) => gone.repeat(Math.max(0, blanks.length - 1)) + ' ');
}
