/** How many bytes several parts have in all. */
export function lengthOfParts(parts: Iterable<ArrayLike<number>>): number {
  let sum = 0;
  for (const { length } of parts) sum += length;
  return sum;
}

/**
 * The bytes of several parts in a row.
 *
 * @param length of all of them, where it is known
 */
export function concatBytes(
  parts: Iterable<ArrayLike<number>>,
  length: number = lengthOfParts(parts),
): Uint8Array {
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/**
 * The bytes of several parts in a row, read-only: parts that are adjacent in memory are not copied. A tag may have a hundred
 * megabytes.
 */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const [first, ...rest] = parts.filter(({ length }) => length > 0);
  if (first === undefined) return new Uint8Array(0);
  let end = first.byteOffset + first.length;
  for (const part of rest) {
    if (part.buffer !== first.buffer || part.byteOffset !== end) return concatBytes(parts);
    end += part.length;
  }
  return rest.length === 0 ? first : new Uint8Array(first.buffer, first.byteOffset, end - first.byteOffset);
}

/** Whether two byte strings are the same. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
