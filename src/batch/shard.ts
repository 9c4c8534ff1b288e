import type { Shard } from './batch-options.js';

/**
 * The part of a list that belongs to a shard: every `count`-th item. All shards together have each item once, and their
 * sizes differ by one at most.
 *
 * @param items in an order that is the same in every run
 * @param shard null for all of it
 */
export function takeShard<T>(items: readonly T[], shard: Shard | null): readonly T[] {
  if (shard === null) return items;
  return items.filter((_, position) => position % shard.count === shard.index - 1);
}

/**
 * The part of `byteLength` bytes that belongs to a shard, `[start, end)`. All shards together have each byte once.
 *
 * @param byteLength at most 2^53 / count
 */
export function takeByteShard(
  byteLength: number,
  { index, count }: Shard,
): { readonly start: number; readonly end: number } {
  const boundary = (position: number): number => Math.floor((byteLength / count) * position);
  return { start: boundary(index - 1), end: index === count ? byteLength : boundary(index) };
}

/** A shard as messages have it: `3/8`. */
export function formatShard({ index, count }: Shard): string {
  return `${index}/${count}`;
}

/**
 * Puts the shard into the name of a file, so that one command line gives each task a file of its own.
 *
 * @param path `{shard}` in it becomes `03-of-16`, as many digits in all shards; it stays as it is without a shard
 */
export function nameForShard(path: string, shard: Shard | null): string {
  if (shard === null) return path;
  const count = String(shard.count);
  return path.replaceAll('{shard}', `${String(shard.index).padStart(count.length, '0')}-of-${count}`);
}
