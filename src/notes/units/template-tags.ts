import { decodeEntities } from './markdown.js';
import { RichTextBuilder } from './rich-text.js';
import type { UnitText } from './unit.js';

// No opening tag within, so that many unclosed tags stay linear, and a limit to the length.
const body = String.raw`(?:[^%"'{>/}]|[%/}](?![}>])|\{(?![%{<])|"[^"{]*"|'[^'{]*'){0,2000}`;
const tag = new RegExp(String.raw`\{%${body}%\}|\{\{[<%]${body}/?[>%]\}\}|<[A-Z]\w{0,40}\s${body}/>`, 'g');
const attribute =
  /(?<![\w-])(timestamp|timecode|time|start|at|title|name|label)\s*[=:]\s*\{?(?:"([^"]*)"|'([^']*)')/g;
const mayHoldTag = /\{%|\{\{[<%]|<[A-Z]/;

/**
 * Finds tags of templates that state a chapter: `{% include x.md timestamp="0:40" title="Why?" %}` of Liquid,
 * `{{< chapter time="0:40" title="Why?" >}}` of Hugo, `<Chapter time="0:40" title="Why?" />` of MDX.
 *
 * @param content source of a paragraph or block
 * @param start its offset in the notes
 * @returns a line `T | X` for each
 */
export function readTags(content: string, start: number): UnitText[] {
  const units: UnitText[] = [];
  if (!mayHoldTag.test(content)) return units;
  for (const match of content.matchAll(tag)) {
    const [found] = match;
    const values = new Map<string, { text: string; at: number }>();
    for (const { 0: whole, 1: name = '', 2: double, 3: single, index } of found.matchAll(attribute)) {
      const value = double ?? single ?? '';
      const at = start + match.index + index + whole.length - 1 - value.length;
      values.set(/title|name|label/.test(name) ? 'title' : 'time', { text: value, at });
    }
    const time = values.get('time');
    const title = values.get('title');
    if (time === undefined || title === undefined) continue;
    const from = start + match.index;
    const read = () => {
      const builder = new RichTextBuilder();
      builder.append(time.text, time.at);
      builder.append(' | ');
      builder.append(decodeEntities(title.text), title.at);
      return builder.finish();
    };
    units.push({ kind: 'tag', raw: found, read, start: from, end: from + found.length });
  }
  return units;
}
