import { readClock } from '../chapters/read-clock.js';
import { timeKey } from './chapter-keys.js';
import { foldKey } from './keys.js';
import { rawChapterOf } from './raw-chapters.js';
import { isBareNumber, unitSeconds } from './seconds.js';
import type { ValueNode } from './value-tree.js';

/** The start of an entry of a list as written, empty for none. */
export function startOfEntry(item: ValueNode): string {
  return rawChapterOf(item).start?.text.trim() ?? '';
}

/** The same in milliseconds; NaN for none. */
export function msOfEntry(item: ValueNode): number {
  return msOf(startOfEntry(item));
}

/** The stated end of an entry in milliseconds; NaN for none. */
export function endMsOfEntry(item: ValueNode): number {
  return msOf(rawChapterOf(item).end?.text.trim() ?? '');
}

/** A written start in milliseconds; NaN for anything else. */
export function msOf(written: string): number {
  const seconds = unitSeconds(written);
  if (seconds !== null) return seconds * 1000;
  return readClock(written)?.readings[0].startMs ?? Number(written === '' ? Number.NaN : written) * 1000;
}

/**
 * Whether an entry of a list under any key has a title and a start: a clock, or a value under a key that can only be a
 * start.
 */
export function isTimedEntry(item: ValueNode): boolean {
  const { start, title } = rawChapterOf(item);
  if (start === null || title.trim() === '') return false;
  const written = start.text.trim();
  if (readClock(written) !== null || unitSeconds(written) !== null) return true;
  const keys = item.kind === 'map' ? item.entries.map(({ key }) => foldKey(key)) : [];
  return isBareNumber(written) && keys.some((key) => /^start./.test(key) && timeKey(key) !== null);
}
