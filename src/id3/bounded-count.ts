import { MalformedError } from '../diagnostic/failure.js';

/** A count of ours is never higher; one that is would only cost memory. */
export function boundedCount(count: number, most: number): number {
  if (count <= most) return count;
  throw new MalformedError('id3/chapter-damaged', 0, `it counts ${count} entries`);
}
