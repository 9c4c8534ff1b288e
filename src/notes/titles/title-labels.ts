import type { Span } from '../../text/span.js';
import type { Sighting } from '../sightings/sighting.js';

/** The words before a time that its title begins with. */
export interface TitleLabel {
  readonly start: number;
  /** What is between them and the rest of the title. */
  readonly without: Span;
}

/**
 * Finds the words before times that are part of their titles: `Ann: 0:00 – Growing up`, `Raj: 6:10 – Leaving home`. A label on the
 * first line alone names the list (`Contents: 0:00 Hello`), and what is the same on all lines names the times; so does what only a
 * few headings have.
 *
 * @returns for each sighting of the list; null if nothing is added
 */
export function titleLabels(list: readonly Sighting[]): readonly (TitleLabel | null)[] {
  const labels = list.map(labelOf);
  const found = labels.flatMap((label) => label ?? []);
  const areNames = found.length > 0 && (found.length === 1 ? labels[0] === null : new Set(found).size > 1);
  const areParted = list.filter(({ traits }) => traits.has('parted')).length * 2 > list.length;
  return list.map(({ stamp, lineSpan, rich, traits, words }, index) => {
    const isLabelled = areNames && labels[index] !== null;
    if (!isLabelled && !(areParted && traits.has('parted'))) return null;
    const marks = rich.text.slice(lineSpan.start, stamp.start).search(/[\p{L}([（【]/u);
    const start = lineSpan.start + Math.max(0, marks);
    const without = isLabelled ? { start: stamp.start, end: words.start } : stamp;
    return { start, without };
  });
}

/** What a colon or a dash separates from the time behind it; null for nothing. */
function labelOf({ rich, lineSpan, stamp, traits, position }: Sighting): string | null {
  if (!traits.has('label') || position !== 'before') return null;
  const label = rich.text.slice(lineSpan.start, stamp.start).trim();
  return /[:：–—-]$/u.test(label) ? label : null;
}
