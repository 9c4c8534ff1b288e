/** A range `[start, end)` of UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
