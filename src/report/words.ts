/** `59,048,856`: a number of bytes for people. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `+3,048` or `-12`. */
export function formatDifference(count: number): string {
  return `${count < 0 ? '-' : '+'}${formatCount(Math.abs(count))}`;
}

/** `1 chapter`, `13 chapters`. */
export function formatQuantity(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
