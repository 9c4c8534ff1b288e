import { locate } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import type { Span } from './rich-text.js';
import type { Stamp } from './stamps.js';

/** How much markup a line may have before its clock and still be found. */
const reach = 4096;

/**
 * Finds where stamps stand in the notes. Rendered text is never longer than its source, so a clock stands no
 * earlier in its source line than in the rendered one.
 *
 * @param stamps in the order of the text
 * @returns a span for each; the start of its line where the clock is written in entities
 */
export function locateClocks(source: SourceText, stamps: readonly Stamp[]): readonly Span[] {
  let unit = -1;
  let previousEnd = 0;
  return stamps.map((stamp) => {
    if (stamp.unitIndex !== unit) previousEnd = 0;
    unit = stamp.unitIndex;
    const lineStart = startOfLine(source, stamp);
    const from = Math.max(lineStart + stamp.clock.span.start - stamp.lineStart, previousEnd);
    const span = findWithin(source.text, stamp.clock.text, from, stamp.unit.end) ?? {
      start: lineStart,
      end: lineStart,
    };
    previousEnd = span.end;
    return span;
  });
}

/** The span of text that stands shortly after an offset, or null. */
export function findWithin(notes: string, text: string, from: number, end: number): Span | null {
  const at = notes.slice(from, Math.min(end, from + reach)).indexOf(text);
  return at < 0 ? null : { start: from + at, end: from + at + text.length };
}

function startOfLine(source: SourceText, { unit, line }: Stamp): number {
  if (line === 0) return unit.start;
  const first = locate(source.lines, unit.start).line - 1;
  return Math.min(source.lines.starts[first + line] ?? unit.end, unit.end);
}
