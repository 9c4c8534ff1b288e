import type { FormerValue } from '../id3/former-value.js';

/** How to treat the version of an existing tag (docs/tags.md). */
export type TagVersionPolicy = 'auto' | '2.3' | 'keep';

/** What the caller of a plan may decide. */
export interface PlanOptions {
  readonly tagVersion: TagVersionPolicy;
  /** Free bytes to leave in a tag that grows; null for the usual. */
  readonly paddingByteLength: number | null;
  /** Do what can be done with a damaged tag, or with more than 255 chapters. */
  readonly force: boolean;
  /** Give no plan where chapters of another program would be replaced; false if left out. */
  readonly keepForeign?: boolean;
  /** What the mark should remember of the notes; if left out, what it already remembers. */
  readonly statedValues?: readonly FormerValue[];
}
