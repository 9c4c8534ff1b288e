import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { ListedChapter } from '../diagnostic/list-difference.js';
import { isChaptersType } from '../feed/compare-chapters.js';
import { differenceOf } from '../feed/compare-lists.js';
import type { FeedItem } from '../feed/feed.js';
import type { FindInFeed } from '../feed/find-in-feed.js';
import { parse } from '../formats/json.js';
import { fetchFile } from '../published/fetch-file.js';
import { isWebAddress } from '../published/web-address.js';
import { decodeText } from '../text/source-text.js';
import { clientFor } from './check-published.js';
import type { Settings } from './options.js';

/** A chapters file of an hour has a few kilobytes. */
const maxByteLength = 1024 * 1024;

/** What the chapters file of an item holds; null if it cannot be read. */
export interface LinkedChapters {
  readonly count: number | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Fetches the file that `podcast:chapters` names, and compares it with the notes.
 *
 * @returns null if the item names none
 * @throws ChapterizeError `network/…`
 */
export async function checkLinkedChapters(
  { chaptersLinks }: FeedItem,
  lists: readonly (readonly ListedChapter[])[],
  find: FindInFeed,
  settings: Settings,
): Promise<LinkedChapters | null> {
  const url = chaptersLinks[0]?.attributes.url ?? null;
  if (url === null || url.value.trim() === '') return null;
  const missing = (problem: string): LinkedChapters => ({
    count: null,
    diagnostics: [find('feed/chapters-missing', { url: url.value, problem }, url)],
  });
  if (!isWebAddress(url.value) || !URL.canParse(url.value)) return missing('is not at an address of the web');
  const client = await clientFor({ ...settings, full: false });
  try {
    const file = await fetchFile(client, new URL(url.value), maxByteLength);
    if (file.bytes === null) return missing(file.problem ?? 'is not there');
    const { source } = decodeText(file.url, file.bytes);
    if (source === null) return missing('is not UTF-8');
    const { chapters, diagnostics } = parse(source);
    const [broken] = diagnostics.filter(({ severity }) => severity === 'error');
    if (broken !== undefined) return missing(`cannot be read: ${broken.message}`);
    const found: Diagnostic[] = [];
    const type = file.contentType ?? '';
    if (!isChaptersType(type)) found.push(find('feed/chapters-type', { found: type, where: 'server' }, url));
    if (!file.isOpenToPages) found.push(find('feed/chapters-cors', { url: file.url }, url));
    const shown = chapters.filter(({ hidden }) => !hidden);
    const difference = lists.length === 0 ? null : differenceOf(shown, lists);
    if (difference !== null) {
      const args = { list: 'the chapters file', first: difference.words };
      found.push(find('feed/chapters-differ', args, url));
    }
    return { count: shown.length, diagnostics: found };
  } finally {
    await client.close();
  }
}
