import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { findStrays } from './catalogue.js';
import type { Feed, FeedItem } from './feed.js';
import { type ItemIndex, indexItems } from './join-item.js';
import { isFeed, readFeed } from './read-feed.js';

/** A feed that is ready to be compared with many episodes. */
export interface FeedBook {
  /** Path or printable URL. */
  readonly file: string;
  /** null if it could not be read at all. */
  readonly feed: Feed | null;
  readonly index: ItemIndex;
  /** What is wrong with the feed itself. */
  readonly diagnostics: readonly Diagnostic[];
  /** Items that episodes were found for; a batch adds to it as it goes. */
  readonly joined: Set<FeedItem>;
}

/** Reads a feed and indexes its items. */
export function openFeedBook(file: string, bytes: Uint8Array): FeedBook {
  const read = readFeed(file, bytes);
  const feed = isFeed(read) ? read : null;
  return {
    file,
    feed,
    index: indexItems(feed?.items ?? []),
    diagnostics: feed === null ? read.diagnostics : [...read.diagnostics, ...findStrays(feed)],
    joined: new Set(),
  };
}
