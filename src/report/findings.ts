import type { Diagnostic, Place, Severity } from '../diagnostic/diagnostic.js';
import { formatCount } from '../diagnostic/wording.js';
import type { RunResult } from '../run/run-result.js';
import { formatCodeFrame } from './code-frame.js';
import { fitLines } from './fit.js';
import { printable } from './printable.js';
import type { Style, Tone } from './style.js';

const tones: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'caution', info: 'accent' };

/** `episode.md:14:3`, `audio.mp3@420`, `audio.mp3`. */
export function formatPlace(place: Place): string {
  const file = printable(place.file);
  if (place.kind === 'text') return `${file}:${place.line}:${place.column}`;
  return place.kind === 'bytes' ? `${file}@${place.offset}` : file;
}

/**
 * One finding for people: where, how bad, what, the source line with a caret, and what to do.
 *
 * @param source the notes, when the finding may be in them
 * @param width columns of the terminal, null if there is none
 * @returns lines ending in a line end
 * @example
 * ```ts
 * import { formatFinding, parseNotes } from 'chapterize';
 *
 * const { notes, diagnostics } = parseNotes('notes.md', '- [@0:00] Welcome\n- [@0:75] Letters\n');
 * const [first] = diagnostics;
 * const source = notes?.source ?? null;
 * if (first !== undefined) console.log(formatFinding(first, source, (tone, text) => text).split(']')[0]); // notes.md:2:5: error[notes/field-over-59
 * ```
 */
export function formatFinding(
  diagnostic: Diagnostic,
  source: RunResult['source'],
  style: Style,
  width: number | null = null,
): string {
  const { place } = diagnostic;
  const where = place === null ? '' : `${style('strong', formatPlace(place))}: `;
  const label = style(tones[diagnostic.severity], `${diagnostic.severity}[${diagnostic.code}]`);
  const lines = [fitLines(`${where}${label} ${printable(diagnostic.message)}`, width)];
  if (place?.kind === 'text' && source !== null) {
    const frame = formatCodeFrame(source, place, style, width);
    if (frame !== null) lines.push(frame);
  }
  if (diagnostic.help !== null) {
    lines.push(fitLines(`  ${style('accent', 'help:')} ${printable(diagnostic.help)}`, width));
  }
  return `${lines.join('\n')}\n`;
}

/** How findings are printed. */
export interface FindingsScreen {
  readonly verbose: boolean;
  readonly style: Style;
  /** Columns of the terminal, null if there is none. */
  readonly width?: number | null;
}

/** How many warnings of one kind are shown: one wrong setting may cause one for every chapter. */
const mostAlike = 10;

/**
 * Findings for people, in order: all errors, up to ten warnings of each kind with a count of the rest, and informative
 * findings only with `verbose`, which shows everything.
 *
 * @param source the notes, when findings may be in them
 * @returns a text for each, ending in a line end
 */
export function formatFindings(
  diagnostics: readonly Diagnostic[],
  source: RunResult['source'],
  { verbose, style, width = null }: FindingsScreen,
): readonly string[] {
  if (verbose) return diagnostics.map((diagnostic) => formatFinding(diagnostic, source, style, width));
  const counts = new Map<string, number>();
  const texts = diagnostics.flatMap((diagnostic) => {
    const { severity, code } = diagnostic;
    if (severity === 'info') return [];
    const count = (counts.get(code) ?? 0) + 1;
    if (severity === 'warning') counts.set(code, count);
    return count > mostAlike ? [] : [formatFinding(diagnostic, source, style, width)];
  });
  const folded = [...counts].filter(([, count]) => count > mostAlike);
  const more = folded.map(([code, count]) => {
    const label = style(tones.warning, `warning[${code}]`);
    return `${label} and ${formatCount(count - mostAlike)} more of these; --verbose shows them\n`;
  });
  return [...texts, ...more];
}
