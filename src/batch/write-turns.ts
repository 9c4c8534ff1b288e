import type { InTurn } from '../run/options.js';

/** Who writes when. */
export interface WriteTurns {
  readonly inTurn: InTurn;
  /** How many write now. */
  readonly count: () => number;
  /** Settles when the next one begins to write. */
  readonly nextBegun: () => Promise<null>;
}

/**
 * Lets a given number write at once, in the order in which they ask: a writer mostly waits for the disk, and others can be
 * read meanwhile.
 */
export function createWriteTurns(most: number): WriteTurns {
  const waiting: (() => void)[] = [];
  let count = 0;
  let begin: (value: null) => void = () => undefined;
  const untilBegun = (): Promise<null> => new Promise((resolve) => (begin = resolve));
  let begun = untilBegun();
  return {
    count: () => count,
    nextBegun: () => begun,
    async inTurn(write) {
      if (count < most) count += 1;
      // The one that ends leaves its place to the first that waits.
      else await new Promise<void>((resolve) => waiting.push(resolve));
      begin(null);
      begun = untilBegun();
      try {
        return await write();
      } finally {
        const next = waiting.shift();
        if (next === undefined) count -= 1;
        else next();
      }
    },
  };
}
