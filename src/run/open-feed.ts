import { ChapterizeError } from '../diagnostic/failure.js';
import { maxFeedByteLength } from '../feed/decode-feed.js';
import { type FeedBook, openFeedBook } from '../feed/feed-book.js';
import { fetchFile } from '../published/fetch-file.js';
import { isWebAddress, parseWebAddress } from '../published/web-address.js';
import { clientFor } from './check-published.js';
import type { Settings } from './options.js';
import { readSmall } from './read-small.js';

/**
 * Reads the feed of a podcast, once for all episodes of a batch.
 *
 * @param place path or URL, also of an object
 * @throws ChapterizeError `io/…`, `network/…`
 */
export async function openFeed(place: string, settings: Settings): Promise<FeedBook> {
  if (!isWebAddress(place)) {
    const { bytes } = await readSmall(place, maxFeedByteLength);
    return openFeedBook(place, bytes);
  }
  const client = await clientFor({ ...settings, full: false });
  try {
    const { bytes, problem, url } = await fetchFile(client, parseWebAddress(place), maxFeedByteLength);
    if (bytes === null) {
      throw new ChapterizeError('network/answer', `the feed ${problem}`, {
        file: url,
        help: 'check the address of the feed',
      });
    }
    return openFeedBook(url, bytes);
  } finally {
    await client.close();
  }
}
