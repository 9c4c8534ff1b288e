import fc from 'fast-check';
import { expect } from 'vitest';

/** Properties are tried on the same inputs in every run; `FC_SEED=1 npx vitest …` tries others. */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 14) });

/**
 * Bytes that are the same are found to be so at once: Vitest compares them one by one, which takes half a second for those
 * of an episode. What differs is left to Vitest.
 */
function areSameBytes(one: unknown, other: unknown): true | undefined {
  if (!(one instanceof Uint8Array && other instanceof Uint8Array)) return undefined;
  return one.constructor === other.constructor && Buffer.compare(one, other) === 0 ? true : undefined;
}
expect.addEqualityTesters([areSameBytes]);
