/** Bytes `[start, end)` of a file. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The number of bytes in a range. */
export function rangeLength(range: ByteRange): number {
  return range.end - range.start;
}
