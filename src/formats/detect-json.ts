import { readJson } from '../front-matter/json-tree.js';
import type { ListNode } from '../front-matter/value-tree.js';
import { maxFileLength } from './format.js';

/** The keys that the specification has at the top, in lower case. */
const topKeys = new Set([
  'version',
  'chapters',
  'author',
  'title',
  'podcastname',
  'description',
  'filename',
  'waypoints',
]);

/**
 * Whether a text is a chapter file rather than notes whose front matter is JSON: all its keys are those of the
 * specification, or it is broken or too large to be read, and still names starts of chapters. Any other text with chapters
 * is notes.
 */
export function isChapterJson(text: string): boolean {
  const end = text.trimEnd().length;
  if (text[end - 1] !== '}' && !text.includes('"startTime"')) return false;
  const start = text.search(/\S/);
  const root = text.length > maxFileLength ? null : readJson(text, start, end).root;
  if (root === null) return /"(?:startTime|chapters)"\s*:/.test(text) && /"version"\s*:/.test(text);
  const keys = root.entries.map(({ key }) => key.toLowerCase());
  const list = root.entries[keys.indexOf('chapters')]?.value;
  if (list === undefined || list.kind === 'map' || !keys.every((key) => topKeys.has(key))) return false;
  return list.kind === 'scalar' || keys.includes('version') || list.items.length === 0 || hasSeconds(list);
}

/** Whether the chapters of a list state their starts as in the specification, or as some hosts do that do not keep to it. */
function hasSeconds({ items }: ListNode): boolean {
  return items.some(
    (item) =>
      item.kind === 'map' &&
      item.entries.some(
        ({ key, value }) => key === 'startTime' && (value.kind !== 'scalar' || !/[:：]/.test(value.text)),
      ),
  );
}
