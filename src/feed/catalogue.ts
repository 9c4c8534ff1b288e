import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { placeOf } from '../text/line-index.js';
import type { Feed, FeedItem } from './feed.js';
import { findingsIn } from './find-in-feed.js';
import type { ItemIndex } from './join-item.js';

/** What is wrong with the feed as a whole: chapters that are in no item. */
export function findStrays(feed: Feed): Diagnostic[] {
  const find = findingsIn(feed);
  return feed.strays.map((stray) => find('feed/chapters-outside-item', {}, stray));
}

/**
 * Items that share a guid or an enclosure with an earlier one.
 *
 * @param item only what this one has to do with; null for all
 */
export function findDoubles(feed: Feed, index: ItemIndex, item: FeedItem | null): Diagnostic[] {
  const find = findingsIn(feed);
  const reported = new Set<FeedItem>();
  const doubles = (groups: ReadonlyMap<string, readonly FeedItem[]>, what: 'guid' | 'enclosure') =>
    [...groups.values()].flatMap(([first, ...others]) => {
      if (first === undefined || (item !== null && item !== first && !others.includes(item))) return [];
      const otherLine = placeOf(feed.file, feed.source.lines, first.start, first.end).line;
      return others.flatMap((other) => {
        if (reported.has(other)) return [];
        reported.add(other);
        const at = (what === 'guid' ? other.guid : other.enclosures[0]?.attributes.url) ?? other;
        return [find('feed/doubled-item', { what, otherLine }, at)];
      });
    });
  return [...doubles(index.byGuid, 'guid'), ...doubles(index.byUrl, 'enclosure')];
}

/** Items that no notes were found for, except duplicates of another item. */
export function findWithoutNotes(feed: Feed, index: ItemIndex, joined: ReadonlySet<FeedItem>): Diagnostic[] {
  const find = findingsIn(feed);
  const doubles = new Set(
    [...index.byGuid.values(), ...index.byUrl.values()].flatMap((items) => items.slice(1)),
  );
  return feed.items
    .filter((item) => !joined.has(item) && !doubles.has(item) && item.enclosures.length > 0)
    .map((item) => find('feed/item-without-notes', { title: item.title?.value.slice(0, 80) ?? '' }, item));
}
