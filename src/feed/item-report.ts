import { placeOf } from '../text/line-index.js';
import { chaptersInDescription } from './compare-chapters.js';
import { parseFeedDuration, readByteLength } from './compare-item.js';
import type { Feed, FeedReport } from './feed.js';
import type { Joined } from './join-item.js';

/** What the item of an episode says, as reports and JSON have it. */
export function reportItem(feed: Feed, { item, by }: Joined, linkedCount: number | null): FeedReport {
  const { url = null, length = null, type = null } = item.enclosures[0]?.attributes ?? {};
  const [duration] = item.durations;
  return {
    file: feed.file,
    line: placeOf(feed.file, feed.source.lines, item.start, item.end).line,
    joinedBy: by,
    title: item.title?.value ?? null,
    guid: item.guid?.value ?? null,
    url: url?.value ?? null,
    byteLength: length === null ? null : readByteLength(length),
    type: type?.value ?? null,
    durationMs: duration === undefined ? null : parseFeedDuration(duration),
    chapterCounts: {
      link: linkedCount,
      psc: item.pscLists[0]?.chapters.length ?? null,
      description: chaptersInDescription(item)?.marks.length ?? null,
    },
  };
}
