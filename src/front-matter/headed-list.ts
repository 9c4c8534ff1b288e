import { foldKey } from './keys.js';
import type { ScalarNode, ValueNode } from './value-tree.js';

/** The keys that mark an entry as the header of those after it. */
const headerKeys: ReadonlySet<string> = new Set([
  'header',
  'heading',
  'headline',
  'section',
  'chapter',
  'topic',
  'title',
  'kapitel',
  'chapitre',
  'capitulo',
  'capítulo',
  'titel',
  'titre',
]);

/** The header of some entries, with the start of the first of them. */
export interface HeadedEntries {
  readonly title: ScalarNode;
  readonly start: ScalarNode | null;
}

/** A single one is a remark. */
const leastHeaders = 2;

/**
 * The headers between the entries of a list: `- header: Why bees?` with no time of its own, before lines of a transcript that have one.
 *
 * @param startOf the start of an entry, null for none
 * @returns null when the list is not of that kind
 */
export function headedEntries(
  items: readonly ValueNode[],
  startOf: (item: ValueNode) => ScalarNode | null,
): readonly HeadedEntries[] | null {
  const headers = items.map(headerOf);
  const count = headers.filter((header) => header !== null).length;
  if (count < leastHeaders || count * 2 > items.length) return null;
  // Where the others have titles of their own, it is a list of chapters in which some times are missing.
  if (items.some((item, index) => headers[index] === null && hasHeaderKey(item))) return null;
  const found: HeadedEntries[] = [];
  let start: ScalarNode | null = null;
  // Backwards from the end, so that the next start is known at each header.
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const [item, title] = [items[index], headers[index]];
    if (title != null) found.push({ title, start });
    else start = (item === undefined ? null : startOf(item)) ?? start;
  }
  return found.every((header) => header.start !== null) ? found.toReversed() : null;
}

function hasHeaderKey(item: ValueNode): boolean {
  return item.kind === 'map' && item.entries.some(({ key }) => headerKeys.has(foldKey(key)));
}

function headerOf(item: ValueNode): ScalarNode | null {
  const [sole, ...others] = item.kind === 'map' ? item.entries : [];
  if (sole === undefined || others.length > 0 || !headerKeys.has(foldKey(sole.key))) return null;
  return sole.value.kind === 'scalar' && sole.value.text.trim() !== '' ? sole.value : null;
}
