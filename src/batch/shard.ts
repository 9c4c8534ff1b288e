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
