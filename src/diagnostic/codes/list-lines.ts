/** What was found on a line. */
export interface FoundLine {
  readonly line: number;
  readonly found: string;
}

/** How many lines are listed one by one. */
const mostLines = 40;

/** Lists what was found with its lines, for a message. */
export function listLines(lines: readonly FoundLine[]): string {
  const named = lines.slice(0, mostLines).map(({ line, found }) => `${found} (line ${line})`);
  const more = lines.length - named.length;
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
