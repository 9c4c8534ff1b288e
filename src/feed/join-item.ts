import { decodePercent } from '../front-matter/stated-file.js';
import { groupBy } from '../text/group-by.js';
import type { FeedItem, JoinedBy } from './feed.js';

/** What identifies an episode in a feed. */
export interface EpisodeKeys {
  /** URL or path of the audio, as the notes or the command line state it. */
  readonly file: string | null;
  readonly guid: string | null;
  readonly title: string | null;
}

/** The item of an episode, and how it was found. */
export interface Joined {
  readonly item: FeedItem;
  readonly by: JoinedBy;
}

/** Items by what they are looked up by; made once for a feed. */
export interface ItemIndex {
  readonly byName: ReadonlyMap<string, readonly FeedItem[]>;
  readonly byGuid: ReadonlyMap<string, readonly FeedItem[]>;
  readonly byTitle: ReadonlyMap<string, readonly FeedItem[]>;
  readonly byUrl: ReadonlyMap<string, readonly FeedItem[]>;
}

/** Indexes the items of a feed. */
export function indexItems(items: readonly FeedItem[]): ItemIndex {
  return {
    byName: groupBy(items, (item) => nameOf(enclosureOf(item))),
    byGuid: groupBy(items, (item) => item.guid?.value ?? null),
    byTitle: groupBy(items, (item) => titleKey(item.title?.value ?? null)),
    byUrl: groupBy(items, (item) => addressKey(enclosureOf(item))),
  };
}

/**
 * Finds the item of an episode: by its enclosure, where prefixes of measuring services may be before the address; by
 * the last part of that; by guid; by title. Each way counts only where it leads to one file.
 */
export function joinItem(index: ItemIndex, { file, guid, title }: EpisodeKeys): Joined | null {
  const own = addressKey(file);
  const sameName = index.byName.get(nameOf(file) ?? '') ?? [];
  const exact = sameName.find((item) => addressKey(enclosureOf(item)) === own);
  if (exact !== undefined) return { item: exact, by: 'enclosure' };
  const prefixed =
    own === null ? undefined : sameName.find((item) => isPrefixed(addressKey(enclosureOf(item)), own));
  if (prefixed !== undefined) return { item: prefixed, by: 'prefix' };
  // `audio.mp3` in every folder names nothing.
  const [only] = sameName;
  if (only !== undefined && isOneFile(sameName)) return { item: only, by: 'name' };
  const [byGuid] = index.byGuid.get(guid ?? '') ?? [];
  if (byGuid !== undefined) return { item: byGuid, by: 'guid' };
  const [byTitle, ...more] = index.byTitle.get(titleKey(title) ?? '') ?? [];
  return byTitle === undefined || more.length > 0 ? null : { item: byTitle, by: 'title' };
}

function enclosureOf(item: FeedItem): string | null {
  return item.enclosures[0]?.attributes.url?.value ?? null;
}

function isOneFile(items: readonly FeedItem[]): boolean {
  return new Set(items.map((item) => addressKey(enclosureOf(item)))).size === 1;
}

/** `https://a.example/x%3A.mp3?from=feed` as `a.example/x:.mp3`: scheme, query and the case of the host are ignored. */
export function addressKey(address: string | null): string | null {
  if (address === null || address.trim() === '') return null;
  const [, host = '', path = ''] =
    /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/([^/?#]*))?([^?#]*)/i.exec(address.trim()) ?? [];
  const bare = host.replace(/^.*@/, '').toLowerCase();
  return decodePercent(`${bare}${path}`).normalize('NFC');
}

/** Whether an address is `prefix/own`: services write the address after theirs, some with its scheme. */
function isPrefixed(address: string | null, own: string): boolean {
  if (address === null || !address.endsWith(own)) return false;
  const before = address.slice(0, -own.length);
  return before.endsWith('/');
}

function nameOf(address: string | null): string | null {
  const key = addressKey(address);
  return key === null ? null : key.slice(key.lastIndexOf('/') + 1);
}

function titleKey(title: string | null): string | null {
  const key = (title ?? '').normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
  return key === '' ? null : key;
}
