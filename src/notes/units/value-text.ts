import type { ScalarNode } from '../../front-matter/value-tree.js';
import { indexLines } from '../../text/line-index.js';
import type { SourceText } from '../../text/source-text.js';
import type { HiddenPart, Unit } from './unit.js';
import { readUnits } from './units.js';

/**
 * Takes apart a value of several lines, such as the description of a video. Escapes give way to what they stand for,
 * each for as many characters, so that offsets stay.
 */
export function readValueUnits(
  { text }: SourceText,
  { start, end, style }: ScalarNode,
): { readonly units: readonly Unit[]; readonly hidden: readonly HiddenPart[] } {
  const isQuoted = style === 'single-quoted' || style === 'double-quoted';
  const from = start + (isQuoted ? 1 : 0);
  const to = end - (isQuoted ? 1 : 0);
  const written = text.slice(from, to);
  const value = style === 'double-quoted' ? unescaped(written) : withoutIndent(written);
  const lineStarts = Array.from(indexLines(value).starts, (line) => from + line);
  return readUnits(' '.repeat(from) + value, lineStarts, 0, to);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\\n', ' \n'],
  ['\\r', '  '],
  ['\\t', ' \t'],
  ['\\"', ' "'],
  ['\\/', ' /'],
]);

function unescaped(text: string): string {
  return text.replace(/\\[nrt"/]/g, (escape) => escapes.get(escape) ?? escape);
}

/** Indentation of a block scalar would be code to Markdown: its first characters become control characters, which titles drop. */
function withoutIndent(text: string): string {
  return text.replace(/^[ \t]{2,}/gm, (blanks) => '\u0001'.repeat(Math.max(0, blanks.length - 1)) + ' ');
}
