import type { EpisodeResult } from '../batch/episode-result.js';
import type { BatchSummary } from '../batch/summary.js';
import { formatCount, formatSpan } from '../diagnostic/wording.js';
import { describeFailure } from './failure.js';
import { formatPlace } from './findings.js';
import type { Screen } from './human.js';
import { printable } from './printable.js';

/** An episode that failed, as the table lists it. */
export interface FailedEpisode {
  readonly notes: string;
  readonly reason: string;
}

/** Why an episode failed, in one line; null when it did not. */
export function failedEpisode({ result, failure }: EpisodeResult): FailedEpisode | null {
  const notes = result.notes ?? '';
  if (failure !== null) {
    const { code, message } = describeFailure(failure);
    return { notes, reason: `${code}: ${message}` };
  }
  if (result.status !== 'failed') return null;
  const first = result.diagnostics.find(({ severity }) => severity === 'error');
  if (first === undefined) return { notes, reason: 'failed' };
  const isSaid = first.place === null || (first.place.kind === 'file' && first.place.file === notes);
  const place = isSaid ? '' : `${formatPlace(first.place)} `;
  return { notes, reason: `${place}${first.code}: ${first.message}` };
}

/** What became of all episodes, for people: those that failed with their first reason, then the counts. */
export function formatBatchTable(
  summary: BatchSummary,
  failed: readonly FailedEpisode[],
  tookMs: number,
  { style }: Screen,
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
  ];
  const shown = rows.filter(([name, count]) => count > 0 || name === 'written' || name === 'failed');
  const width = Math.max(...shown.map(([, count]) => formatCount(count).length));
  const lines = failed.map(
    ({ notes, reason }) => `  ${style('bad', '✗')} ${printable(notes)}  ${style('dim', printable(reason))}\n`,
  );
  const table = shown.map(([name, count, note]) => {
    const line = `  ${name.padEnd(9)}  ${formatCount(count).padStart(width)}  ${style('dim', note)}`;
    return `${line.trimEnd()}\n`;
  });
  const ended = rows.reduce((sum, [, count]) => sum + count, 0);
  const left = summary.episodes - ended;
  const stopped =
    left > 0 ? `, ${formatCount(left)} not begun${summary.isInterrupted ? ' (interrupted)' : ''}` : '';
  const head = `${formatCount(ended)} of ${formatCount(summary.episodes)} episodes in ${formatSpan(Math.round(tookMs / 100) * 100)}${stopped}\n`;
  return [...lines, ...(lines.length > 0 ? ['\n'] : []), head, ...table].join('');
}
