import { formatQuantity } from '../diagnostic/wording.js';
import type { RunResult } from '../run/run-result.js';
import { formatChanges } from './change-lines.js';
import { formatChapters, formatLinks } from './chapter-table.js';
import { formatChecks } from './check-lines.js';
import { fitLines } from './fit.js';
import { formatOutcome } from './outcome.js';
import { printable } from './printable.js';
import { formatSeekTable } from './seek-table.js';
import type { Style } from './style.js';
import { drawTimeline } from './timeline-picture.js';
import { formatTimes } from './times-table.js';
import { formatClock } from './whole-seconds.js';

/** Where a report is read. */
export interface Screen {
  /** Columns of the terminal, null when there is none: then no picture is drawn and nothing is shortened. */
  readonly width: number | null;
  readonly style: Style;
}

/** Which lists to print as well. */
export interface HumanParts {
  /** Where players land when they seek by the header of the mp3. */
  readonly seek?: boolean;
  /** All links, each whole. */
  readonly links?: boolean;
  /** Every time in the notes with what it is. */
  readonly times?: boolean;
}

/**
 * The result of a run for people; findings are printed apart from it.
 *
 * @example
 * ```ts
 * import { check, formatHuman } from 'chapterize';
 *
 * const result = await check('episode.md', 'episode.mp3');
 * const text = formatHuman(result, { width: null, style: (tone, words) => words });
 * console.log(text.trimEnd().split('\n').at(-1)); // Good: 8 chapters, no problems
 * ```
 */
export function formatHuman(
  result: RunResult,
  screen: Screen,
  { seek = false, links = false, times = false }: HumanParts = {},
): string {
  const { style } = screen;
  const fit = (text: string) => fitLines(text, screen.width);
  const parts = [heading(result, style)];
  if (result.checks.length > 0) parts.push(fit(formatChecks(result.checks, style)));
  if (result.chapters.length > 0) {
    const bad = result.status === 'failed' ? linesWithErrors(result) : new Set<number>();
    const table = formatChapters(result.chapters, screen.width ?? Number.POSITIVE_INFINITY, style, bad);
    parts.push(table + picture(result, screen));
  }
  if (result.changes.length > 0) parts.push(fit(`Changes:\n${formatChanges(result.changes, style)}`));
  const list = links ? formatLinks(result.chapters, style) : '';
  if (list !== '') parts.push(`Links:\n${list}`);
  const sha256 = result.measured?.audioSha256 ?? null;
  if (sha256 !== null) parts.push(fit(`sha256 of the audio: ${sha256}\n`));
  if (times && result.times.length > 0) parts.push(fit(formatTimes(result.times)));
  if (seek) parts.push(formatSeekTable(result, style));
  parts.push(fit(closing(result, style)));
  return parts.filter((part) => part !== '').join('\n');
}

/** Lines of the notes in which an error is. */
function linesWithErrors({ diagnostics, notes }: RunResult): ReadonlySet<number> {
  const lines = diagnostics.flatMap(({ severity, place }) =>
    severity === 'error' && place?.kind === 'text' && place.file === notes ? [place.line] : [],
  );
  return new Set(lines);
}

function heading({ notes, audio, output }: RunResult, style: Style): string {
  const names = [notes, audio, ...(output === audio ? [] : [output])].filter((name) => name !== null);
  return `${names.map((name) => style('strong', printable(name))).join(' → ')}\n`;
}

function picture({ chapters, measured }: RunResult, { width, style }: Screen): string {
  const durationMs = measured?.durationMs ?? 0;
  if (width === null || width < 40 || durationMs <= 0) return '';
  const end = formatClock(durationMs);
  const columns = Math.min(width, 100) - end.length - 9;
  return `\n  0:00 ${style('accent', drawTimeline(chapters, durationMs, columns))} ${end}\n`;
}

/** What happened, in words, and what to do next. */
function closing(result: RunResult, style: Style): string {
  if (result.status !== 'checked') return formatOutcome(result, style);
  const chapters = formatQuantity(result.chapters.length, 'chapter');
  return result.audio !== null && result.notes === null
    ? `${chapters} in ${printable(result.audio)}\n`
    : `${style('good', 'Good')}: ${chapters}${errorsNone(result)}\n`;
}

function errorsNone({ diagnostics }: RunResult): string {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  return warnings === 0 ? ', no problems' : `, ${formatQuantity(warnings, 'warning')}`;
}
