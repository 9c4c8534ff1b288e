import { MalformedError } from '../diagnostic/failure.js';

/** A count that a mark of ours states: ours are never higher than `most`, and a higher one would only cost memory. */
export function boundedCount(count: number, most: number): number {
  if (count <= most) return count;
  throw new MalformedError('id3/chapter-damaged', 0, `it counts ${count} entries`);
}
