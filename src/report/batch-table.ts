import type { EpisodeResult } from '../batch/episode-result.js';
import type { BatchSummary } from '../batch/summary.js';
import { formatCount, formatSpan } from '../diagnostic/wording.js';
import { describeFailure } from './failure.js';
import { formatPlace } from './findings.js';
import { fitLines } from './fit.js';
import type { Screen } from './human.js';
import { printable } from './printable.js';

/** An episode that failed, as the table lists it. */
export interface FailedEpisode {
  readonly notes: string;
  /** The first error, in one line. */
  readonly reason: string;
  /** Where the first error is, and the codes of all errors; their words were printed when the episode ended. */
  readonly brief: string;
}

/** Why an episode failed; null when it did not. */
export function failedEpisode({ result, failure }: EpisodeResult): FailedEpisode | null {
  const notes = result.notes ?? '';
  if (failure !== null) {
    const { code, message } = describeFailure(failure);
    return { notes, reason: `${code}: ${message}`, brief: `${notes}  ${code}` };
  }
  if (result.status !== 'failed') return null;
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return { notes, reason: 'failed', brief: notes };
  const file = first.place?.file ?? notes;
  const where = first.place === null ? notes : formatPlace(first.place);
  const reason = `${where === notes ? '' : `${where} `}${first.code}: ${first.message}`;
  const more = errors.length === 1 ? '' : ` and ${formatCount(errors.length - 1)} more`;
  const brief = `${file === notes ? where : `${notes}  ${where}`}  ${first.code}${more}`;
  return { notes, reason, brief };
}

/** The result of a batch for people: the failed episodes, each with its first reason, then the totals. */
export function formatBatchTable(
  summary: BatchSummary,
  failed: readonly FailedEpisode[],
  tookMs: number,
  { style, width: columns }: Screen,
): string {
  const bytes = `${formatCount(summary.writtenByteLength)} bytes`;
  const rows: readonly (readonly [string, number, string])[] = [
    ['written', summary.written, bytes],
    ['planned', summary.planned, ''],
    ['checked', summary.checked, ''],
    [
      'unchanged',
      summary.unchanged,
      summary.skipped === 0 ? '' : `${formatCount(summary.skipped)} by the journal`,
    ],
    ['failed', summary.failed, ''],
    ['left out', countLeftOut(summary), 'no timestamps, nothing about audio'],
  ];
  // Episodes that failed do not tell whether the others were to be written or checked.
  const isWriting = summary.unchanged > 0 && summary.checked === 0 && summary.planned === 0;
  const shown = rows.filter(
    ([name, count]) => count > 0 || name === 'failed' || (name === 'written' && isWriting),
  );
  const width = Math.max(...shown.map(([, count]) => formatCount(count).length));
  const lines = failed.map(({ brief }) => fitLines(`  ${style('bad', '✗')} ${printable(brief)}\n`, columns));
  const table = shown.map(([name, count, note]) => {
    const line = `  ${name.padEnd(9)}  ${formatCount(count).padStart(width)}  ${style('dim', note)}`;
    return `${line.trimEnd()}\n`;
  });
  const ended = rows.slice(0, -1).reduce((sum, [, count]) => sum + count, 0);
  const left = summary.episodes - ended;
  const stopped =
    left > 0 ? `, ${formatCount(left)} not started${summary.isInterrupted ? ' (interrupted)' : ''}` : '';
  const head = `${formatCount(ended)} of ${formatCount(summary.episodes)} episodes in ${formatSpan(Math.round(tookMs / 100) * 100)}${stopped}\n`;
  return [...lines, ...(lines.length > 0 ? ['\n'] : []), head, ...table].join('');
}

function countLeftOut({ diagnostics }: BatchSummary): number {
  return diagnostics.filter(({ code }) => code === 'batch/not-notes').length;
}
