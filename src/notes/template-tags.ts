import { decodeEntities } from './markdown.js';
import { plainText } from './rich-text.js';
import type { UnitText } from './unit.js';

// No `{%` within, so that many unclosed tags stay linear, and a limit to the length.
const tag = /\{%(?:[^%"'{]|%(?!\})|\{(?!%)|"[^"{]*"|'[^'{]*'){0,2000}%\}/g;
const attribute = /(?<![\w-])(timestamp|time|start|title)\s*[=:]\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Finds Liquid tags that state a chapter: `{% include x.md timestamp="0:40" title="Why?" %}`.
 *
 * @param content source of a paragraph
 * @param span its offsets in the notes
 * @returns a line `T X` for each
 */
export function readTags(
  content: string,
  span: { readonly start: number; readonly end: number },
): UnitText[] {
  const units: UnitText[] = [];
  if (!content.includes('{%')) return units;
  for (const match of content.matchAll(tag)) {
    const [found] = match;
    const values = new Map<string, string>();
    for (const [, name = '', double, single] of found.matchAll(attribute)) {
      values.set(name === 'title' ? 'title' : 'time', decodeEntities(double ?? single ?? ''));
    }
    const time = values.get('time');
    const title = values.get('title');
    if (time === undefined || title === undefined) continue;
    const start = span.start + match.index;
    units.push({ kind: 'tag', raw: found, read: () => plainText(`${time} | ${title}`), ...span, start });
  }
  return units;
}
