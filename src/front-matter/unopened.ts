import type { Span } from '../text/span.js';
import { isChapterKey, roleOf } from './keys.js';
import { yamlLine } from './yaml-line.js';

/** Front matter with hundreds of chapters has no more lines. */
const mostLines = 500;
/** The `---` below empty lines, with the spaces behind it. */
const longestOpener = 20;

/** What front matter states of any page. */
const pageKey =
  /^(?:title|subtitle|date|pubdate|layout|slug|permalink|draft|published|tags?|categor(?:y|ies)|authors?|hosts?|guests?|guid|id|description|summary|episode|season|number|type|explicit|image|cover)$/i;
const topKey = /^["']?([A-Za-z][\w .-]{0,40})["']?:(?:[ \t]+(\S.*))?$/;
const clockValue = /^["']?\d{1,3}[:：]\d{2}/;

/** Where the values of front matter without an opening line are, and where the body starts. */
export interface UnopenedBlock extends Span {
  readonly bodyStart: number;
}

/**
 * Finds front matter whose opening `---` is missing or comes after empty lines: lines of YAML up to a `---`, at least two of
 * which have keys of front matter, and none of which is a title with its time, such as `Welcome: 0:00`.
 */
export function findUnopened(text: string): UnopenedBlock | null {
  const gap = /^(?:[ \t]{0,20}\r?\n){0,20}/.exec(text)?.[0].length ?? 0;
  const opener = gap === 0 ? null : /^---[ \t]*\r?\n/.exec(text.slice(gap, gap + longestOpener));
  const start = gap + (opener?.[0].length ?? 0);
  if (!topKey.test(lineAt(text, start))) return null;
  let known = 0;
  let at = start;
  for (let count = 0; count < mostLines && at < text.length; count += 1) {
    const line = lineAt(text, at);
    const next = text.indexOf('\n', at) + 1;
    if (/^---[ \t]*$/.test(line))
      return known < 2
        ? null
        : { start, end: endBefore(text, at), bodyStart: next === 0 ? text.length : next };
    const [, key, value = ''] = topKey.exec(line) ?? [];
    const isKnown = key !== undefined && isOfPage(key);
    const isTitle = key !== undefined && !isKnown && clockValue.test(value);
    // Text has empty lines between its labels.
    if (!yamlLine.test(line) || line.trim() === '' || isTitle || next === 0) return null;
    if (isKnown) known += 1;
    at = next;
  }
  return null;
}

function isOfPage(key: string): boolean {
  return pageKey.test(key) || roleOf(key, false) !== null || isChapterKey(key);
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
}

/** The end of the line before an offset, without its line end. */
function endBefore(text: string, lineStart: number): number {
  return text[lineStart - 2] === '\r' ? lineStart - 2 : lineStart - 1;
}
