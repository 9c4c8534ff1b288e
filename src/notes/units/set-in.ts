import type { Content } from './inline-text.js';

/** Content whose lines know the columns that they begin in. */
export interface PlacedContent extends Content {
  readonly lines: readonly (Content['lines'][number] & { readonly column: number })[];
}

/** The columns of lines, if some are indented further than the first; null if none is. */
export function setInColumns(lines: PlacedContent['lines']): readonly number[] | null {
  const [first] = lines;
  if (first === undefined || lines.every(({ column }) => column <= first.column)) return null;
  return lines.map(({ column }) => column);
}
