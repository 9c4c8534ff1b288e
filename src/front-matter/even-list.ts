import { timeOfLink, videoOfLink } from '../chapters/link-time.js';
import { readClock } from '../chapters/read-clock.js';
import { plain, type RawChapter } from './raw-chapter.js';
import type { ValueNode } from './value-tree.js';

/** Fewer say nothing. */
const leastEntries = 2;
const leastLinks = 3;
const latestFirst = 60;

/**
 * Entries of one key each: the key is a title and the value a time, even if the title is a word that is a key elsewhere: `-
 * Start: "0:00"`.
 *
 * @returns null when the list is not of that kind
 */
export function titledTimes(items: readonly ValueNode[]): readonly RawChapter[] | null {
  const found: RawChapter[] = [];
  for (const item of items) {
    const [sole, ...others] = item.kind === 'map' ? item.entries : [];
    if (sole === undefined || others.length > 0 || sole.value.kind !== 'scalar') return null;
    if (!/\p{L}/u.test(sole.key) || readClock(sole.value.text.trim()) === null) return null;
    const { key, keySpan, value } = sole;
    found.push({ ...plain, start: value, title: key, span: keySpan });
  }
  const areTitles =
    found.length >= leastEntries && new Set(found.map(({ title }) => title)).size * 2 > found.length;
  return areTitles ? found : null;
}

/**
 * Entries that say when they start in nothing but their links, which lead to one video at times that go forward.
 *
 * @param read how an entry is read otherwise
 * @param isTold whether their key says that they are chapters; others begin within the first minute
 * @returns null when the list is not of that kind
 */
export function linkedTimes(
  items: readonly ValueNode[],
  read: (item: ValueNode) => RawChapter,
  isTold: boolean,
): readonly RawChapter[] | null {
  if (items.length < leastLinks) return null;
  const found: RawChapter[] = [];
  let video: string | null = null;
  let before = -1;
  for (const item of items) {
    const entry = item.kind === 'map' ? read(item) : null;
    if (entry?.link == null || entry.start !== null || entry.title.trim() === '') return null;
    const address = entry.link.text.trim();
    const own = videoOfLink(address);
    // The first part of a video needs no time.
    const startMs = timeOfLink(address) ?? (found.length === 0 ? 0 : null);
    if (own === null || startMs === null || startMs <= before || (video !== null && own !== video))
      return null;
    video = own;
    before = startMs;
    found.push({ ...entry, start: { ...entry.link, text: `${startMs / 1000}` }, link: null, entry: null });
  }
  return isTold || Number(found[0]?.start?.text) <= latestFirst ? found : null;
}
