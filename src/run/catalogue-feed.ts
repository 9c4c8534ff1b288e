import { type Diagnostic, sortDiagnostics } from '../diagnostic/diagnostic.js';
import { weighAll } from '../diagnostic/severity.js';
import { findDoubles, findWithoutNotes } from '../feed/catalogue.js';
import type { FeedBook } from '../feed/feed-book.js';
import type { Settings } from './options.js';

/**
 * What is wrong with a feed as a whole, once all episodes were compared with it: duplicate items, chapters in no
 * item, items without notes.
 *
 * @param isComplete whether every episode of the catalogue was among them
 */
export function findInCatalogue(book: FeedBook, settings: Settings, isComplete: boolean): Diagnostic[] {
  const { feed, index, joined } = book;
  const inFeed =
    feed === null
      ? []
      : [...findDoubles(feed, index, null), ...(isComplete ? findWithoutNotes(feed, index, joined) : [])];
  return sortDiagnostics(weighAll([...book.diagnostics, ...inFeed], settings));
}
