import { type Sighting, writtenStartMs } from '../sightings/sighting.js';
import type { Company } from './company.js';

/** A reason for or against a clock being the start of a chapter, or one following another. */
export interface Evidence<Seen> {
  readonly what: string;
  /** Positive counts for it, negative against it; the sum over a list decides. */
  readonly weight: number;
  readonly holds: (seen: Seen) => boolean;
}

/** What is seen of one clock. */
export interface SeenSighting {
  readonly sighting: Sighting;
  readonly company: Company;
}

/** What is seen of two clocks that would follow each other in the list. */
export interface SeenStep {
  readonly before: SeenSighting;
  readonly after: SeenSighting;
}

/** A list counts from this sum on. */
export const leastWeight = 3;

/** The time of a sighting, read as written. */
export function startOf({ sighting }: SeenSighting): number {
  return writtenStartMs(sighting);
}

/** The sum of the weights that hold. */
export function weightOf<Seen>(table: readonly Evidence<Seen>[], seen: Seen): number {
  let sum = 0;
  for (const row of table) if (row.holds(seen)) sum += row.weight;
  return sum;
}
