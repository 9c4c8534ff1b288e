/** The median of numbers: the greater of the two in the middle; 0 for an empty list. */
export function median(values: readonly number[]): number {
  return Float64Array.from(values).sort()[Math.floor(values.length / 2)] ?? 0;
}
