/**
 * The known word that a misspelt one most likely means: the only one that begins with it, or else the one that differs in at
 * most a third of its letters (wrong, missing, extra, or swapped with their neighbour).
 *
 * @returns null when none is near
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  const typed = word.toLowerCase();
  const words = [...known];
  const longer = words.filter((candidate) => candidate.toLowerCase().startsWith(typed));
  if (longer.length === 1 && typed.length >= leastPrefix) return longer[0] ?? null;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(Math.min(typed.length, 40) / 3)) + 1;
  for (const candidate of words) {
    const distance = editDistance(typed, candidate.toLowerCase(), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Fewer letters do not tell which word they begin. */
const leastPrefix = 2;

/** `did you mean check?`, undefined if no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const found = nearest(word, known);
  return found === null ? undefined : `did you mean ${found}?`;
}

/** Damerau-Levenshtein distance (optimal string alignment), or `limit` where it is not less. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line[column] = Math.min(
        at(last, column) + 1,
        at(line, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        ...(row > 1 && column > 1 && isSwap ? [at(before, column - 2) + 1] : []),
      );
    }
    [before, last] = [last, line];
  }
  return Math.min(at(last, b.length), limit);
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Number.POSITIVE_INFINITY;
}
