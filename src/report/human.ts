import { formatCount, formatQuantity, formatTime } from '../diagnostic/wording.js';
import type { RunResult } from '../run/run-result.js';
import { formatChanges } from './change-lines.js';
import { formatChapters, formatLinks } from './chapter-table.js';
import { formatChecks } from './check-lines.js';
import { formatClock } from './clock.js';
import { fitLines } from './fit.js';
import { printable } from './printable.js';
import { formatSeekTable } from './seek-table.js';
import type { Style, Tone } from './style.js';
import { drawTimeline } from './timeline-picture.js';
import { formatTimes } from './times-table.js';

/** Where a report is read. */
export interface Screen {
  /** Columns of the terminal, null when there is none: then no picture is drawn and nothing is shortened. */
  readonly width: number | null;
  readonly style: Style;
}

/** Which lists to print as well. */
export interface HumanParts {
  /** Where players land that seek by the header of the mp3. */
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
  const chapters = formatQuantity(result.chapters.length, 'chapter');
  switch (result.status) {
    case 'written':
      if (!result.audioWritten) return unchanged(result, style);
      return `${deed(result, ['Wrote', 'Removed', 'Corrected'], 'good', style)}${sizes(result)}\n${next(result)}`;
    case 'planned':
      if (!result.audioWritten) return unchanged(result, style);
      return `${deed(result, ['Would write', 'Would remove', 'Would correct'], 'accent', style)}${sizes(result)}\n${next(result)}`;
    case 'unchanged':
      return unchanged(result, style);
    case 'checked':
      return result.audio !== null && result.notes === null
        ? `${formatQuantity(result.chapters.length, 'chapter')} in ${printable(result.audio)}\n`
        : `${style('good', 'Good')}: ${chapters}${errorsNone(result)}\n`;
    case 'failed':
      return failure(result, style);
  }
}

/** The audio is as it should be; the notes may not have been. */
function unchanged(result: RunResult, style: Style): string {
  const output = printable(result.output ?? '');
  const chapters = formatQuantity(result.chapters.length, 'chapter');
  const ofAudio = result.chapters.length === 0 ? 'has no chapters' : `has ${chapters}, and nothing to change`;
  const what = result.notes === null ? ofAudio : `already has these ${chapters}`;
  return `${style('good', 'Unchanged')}: ${output} ${what}\n${next(result)}`;
}

/** `Wrote 13 chapters to audio.mp3`, `Removed 13 chapters from audio.mp3`. */
function deed(
  { notes, audio, output, chapters, replaced }: RunResult,
  [writing, removing, correcting]: readonly [string, string, string],
  tone: Tone,
  style: Style,
): string {
  const name = printable(output ?? '');
  const old = replaced?.count ?? 0;
  if (notes === null && replaced === null)
    return output === audio
      ? `${style(tone, correcting)} the size of the tag in ${name}`
      : `${style(tone, writing)} ${name}`;
  if (notes === null && chapters.length === 0)
    return `${style(tone, removing)} ${formatQuantity(old, 'chapter')} from ${name}`;
  const whose = replaced === null || replaced.ours ? '' : ' of another program';
  const instead = replaced === null ? '' : ` (replacing ${formatCount(old)}${whose})`;
  return `${style(tone, writing)} ${formatQuantity(chapters.length, 'chapter')}${instead} to ${name}`;
}

function sizes({ measured }: RunResult): string {
  const before = measured?.byteLength ?? null;
  const after = measured?.resultByteLength ?? null;
  if (measured === null || before === null || after === null) return '';
  const change = after === before ? 'size unchanged' : formatDifference(after - before);
  const { tagVersion, resultTagVersion } = measured;
  const version =
    resultTagVersion === null
      ? 'no ID3v2 tag'
      : tagVersion === null || tagVersion === resultTagVersion
        ? `ID3v${resultTagVersion}`
        : `ID3v${tagVersion} → v${resultTagVersion}`;
  return `: ${formatCount(after)} bytes (${change}), ${version}`;
}

/** What the notes now say wrongly, or no longer do. */
function next({ stated, measured, notes, status, updatedValues, also }: RunResult): string {
  const length = measured?.resultByteLength ?? null;
  const gone = also.filter(({ removed }) => removed).map(({ path }) => printable(path));
  if (gone.length > 0)
    return `${status === 'planned' ? 'Would also remove' : 'Also removed'} ${gone.join(', ')}\n`;
  if (notes === null || length === null) return '';
  const files = also.filter(({ written }) => written).map(({ path }) => printable(path));
  const beside =
    files.length === 0
      ? ''
      : `${status === 'planned' ? 'Would also write' : 'Also wrote'} ${files.join(', ')}\n`;
  const name = printable(notes);
  const wholeMs = Math.round((measured?.durationMs ?? 0) / 1000) * 1000;
  const values = { duration: `duration to ${formatTime(wholeMs)}`, length: `length to ${length}` };
  const set = updatedValues.map((value) => values[value]).join(' and ');
  const done =
    set === '' ? beside : `${beside}${status === 'planned' ? 'Would set' : 'Set'} ${set} in ${name}\n`;
  if (updatedValues.includes('length')) return done;
  if (stated?.byteLength == null || stated.byteLength === length) return done;
  // Notes from standard input are where this program cannot write.
  const [where, how] = notes === '-' ? ['the notes', ''] : [name, ' (run again with -u)'];
  return `${done}Next: update \`length\` in ${where} from ${stated.byteLength} to ${length}${how}\n`;
}

function errorsNone({ diagnostics }: RunResult): string {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  return warnings === 0 ? ', no problems' : `, ${formatQuantity(warnings, 'warning')}`;
}

function failure({ diagnostics, notes, audio, output }: RunResult, style: Style): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const nothing = output === null && notes !== null && audio === null ? '' : '; nothing was written';
  return `${style('bad', 'Failed')}: ${formatQuantity(errors, 'error')}${nothing}\n`;
}

/** `+3,048` or `-12`. */
function formatDifference(count: number): string {
  return `${count < 0 ? '-' : '+'}${formatCount(Math.abs(count))}`;
}
