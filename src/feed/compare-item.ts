import type { FeedLengthReason, FeedTruth } from '../diagnostic/codes/feed-item.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { ListedChapter } from '../diagnostic/list-difference.js';
import { parseDuration } from '../front-matter/duration.js';
import { placeOf } from '../text/line-index.js';
import { compareChapterLists } from './compare-chapters.js';
import type { Feed, FeedItem, FeedValue } from './feed.js';
import { type FindInFeed, findingsIn } from './find-in-feed.js';
import type { Joined } from './join-item.js';

/** What the item of an episode should say. */
export interface ItemExpectation {
  /** URL of the audio, as the notes or the command line state it. */
  readonly file: string | null;
  readonly guid: string | null;
  /** The right length and where it comes from; null if it is not known. */
  readonly length: { readonly byteLength: number; readonly truth: FeedTruth } | null;
  /** Sizes that the file had before the chapters were in. */
  readonly formerByteLengths: readonly number[];
  /** The right duration, and whose it is in words (`the audio lasts`); null if it is not known. */
  readonly duration: { readonly durationMs: number; readonly source: string } | null;
  readonly toleranceMs: number;
  /** The ways to list the chapters of the notes; empty if they have none. */
  readonly lists: readonly (readonly ListedChapter[])[];
}

/** Compares the item of an episode with what it should say; what is not known is left out. */
export function compareItem(feed: Feed, { item, by }: Joined, expected: ItemExpectation): Diagnostic[] {
  const find = findingsIn(feed);
  return [
    ...findEnclosure(feed, item, by, expected, find),
    ...findDuration(item, expected, find),
    ...findGuid(item, expected, find),
    ...compareChapterLists(item, expected.lists, find),
  ];
}

function findEnclosure(
  feed: Feed,
  item: FeedItem,
  by: Joined['by'],
  expected: ItemExpectation,
  find: FindInFeed,
): Diagnostic[] {
  const [enclosure, ...others] = item.enclosures;
  if (enclosure === undefined) return [find('feed/no-enclosure', {}, item)];
  const found: Diagnostic[] = [];
  if (others.length > 0)
    found.push(find('feed/several-enclosures', { count: item.enclosures.length }, enclosure));
  for (const attribute of ['url', 'length', 'type'] as const) {
    const value = enclosure.attributes[attribute];
    if (value === null || value.value.trim() === '') {
      found.push(find('feed/enclosure-incomplete', { attribute }, value ?? enclosure));
    }
  }
  const { url, length, type } = enclosure.attributes;
  if (url !== null && expected.file !== null && /^https?:/i.test(expected.file)) {
    const args = { found: url.value, expected: expected.file };
    if (by === 'name') found.push(find('feed/enclosure-host', args, url));
    if (by === 'guid' || by === 'title') found.push(find('feed/enclosure-url', args, url));
  }
  if (type !== null && type.value.trim() !== '' && type.value.trim().toLowerCase() !== 'audio/mpeg') {
    found.push(find('feed/enclosure-type', { found: type.value }, type));
  }
  if (length !== null && length.value.trim() !== '')
    found.push(...findLength(feed, item, length, expected, find));
  return found;
}

function findLength(
  feed: Feed,
  item: FeedItem,
  length: FeedValue,
  expected: ItemExpectation,
  find: FindInFeed,
): Diagnostic[] {
  const stated = readByteLength(length);
  if (stated === null) return [find('feed/length-malformed', { found: length.value }, length)];
  if (expected.length === null || stated === expected.length.byteLength) return [];
  const { byteLength, truth } = expected.length;
  const reason = reasonOf(stated, feed, item, expected);
  return [find('feed/length-mismatch', { found: stated, expected: byteLength, truth, reason }, length)];
}

/** The length of an enclosure as a number; null when it is not one. */
export function readByteLength({ value }: FeedValue): number | null {
  return /^\d{1,15}$/.test(value.trim()) ? Number(value) : null;
}

function reasonOf(
  stated: number,
  { items, source }: Feed,
  item: FeedItem,
  { length, duration, formerByteLengths }: ItemExpectation,
): FeedLengthReason | null {
  if (stated === 0) return { kind: 'zero' };
  if (formerByteLengths.includes(stated)) return { kind: 'before-chapters' };
  if (stated === (length?.byteLength ?? 0) * 8) return { kind: 'bits' };
  const durationMs = duration?.durationMs ?? null;
  if (durationMs !== null && Math.abs(stated * 1000 - durationMs) <= 1000) return { kind: 'seconds' };
  if (durationMs !== null && Math.abs(stated - durationMs) <= 1000) return { kind: 'milliseconds' };
  const other = items.find((one) => {
    const value = one === item ? null : (one.enclosures[0]?.attributes.length ?? null);
    return value !== null && readByteLength(value) === stated;
  });
  if (other === undefined) return null;
  return { kind: 'other-item', line: placeOf('', source.lines, other.start, other.end).line };
}

function findDuration(
  { durations, ...item }: FeedItem,
  expected: ItemExpectation,
  find: FindInFeed,
): Diagnostic[] {
  const [stated] = durations;
  if (stated === undefined) return [find('feed/no-duration', {}, item)];
  const read = parseFeedDuration(stated);
  if (read === null) return [find('feed/duration-malformed', { found: stated.value.slice(0, 60) }, stated)];
  if (expected.duration === null) return [];
  const { durationMs, source } = expected.duration;
  // Feeds state whole seconds.
  if (Math.abs(read - durationMs) <= Math.max(expected.toleranceMs, 1000)) return [];
  return [find('feed/duration-mismatch', { foundMs: read, expectedMs: durationMs, source }, stated)];
}

/** A duration of a feed in milliseconds: seconds, MM:SS or H:MM:SS; null for anything else. */
export function parseFeedDuration({ value }: FeedValue): number | null {
  if (!/^(?:\d{1,3}:)?(?:\d{1,3}:)?\d{1,9}(?:\.\d+)?$/.test(value)) return null;
  const duration = parseDuration(value);
  return 'ms' in duration ? duration.ms : null;
}

function findGuid({ guid, ...item }: FeedItem, expected: ItemExpectation, find: FindInFeed): Diagnostic[] {
  if (guid === null || guid.value === '') return [find('feed/no-guid', {}, guid ?? item)];
  if (expected.guid === null || expected.guid === guid.value) return [];
  return [find('feed/guid-mismatch', { found: guid.value, expected: expected.guid }, guid)];
}
