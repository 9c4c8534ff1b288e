import { formatQuantity } from '../diagnostic/wording.js';
import type { RunResult } from '../run/run-result.js';
import type { Style } from './style.js';
import { formatClock } from './whole-seconds.js';

/** Where players land when they seek by the header, one line per chapter, for `--seek`. */
export function formatSeekTable({ seek, chapters, audio }: RunResult, style: Style): string {
  if (audio === null) return 'Seeking: unknown without the audio\n';
  if (seek === null)
    return `Seeking: every player can find ${formatQuantity(chapters.length, 'chapter')} exactly\n`;
  const rows = seek.chapters.map(({ startMs, tableMs, interpolatedMs }) => [
    formatClock(startMs),
    formatDrift(tableMs),
    formatDrift(interpolatedMs),
  ]);
  const table = [['start', 'Chromium, FFmpeg', 'Media3 (AntennaPod)'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row, index) => {
    const line = row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ');
    return `  ${index === 0 ? style('dim', line) : line}\n`;
  });
  const guessed = seek.isEstimated ? ', which guess the duration, because no header states it' : '';
  return `Seeking: where players land${guessed}\n\n${lines.join('')}`;
}

/** `19.9 s early`, `exact`, `out of reach`. */
function formatDrift(driftMs: number | null): string {
  if (driftMs === null) return 'out of reach';
  const seconds = Math.abs(driftMs / 1000).toFixed(1);
  return seconds === '0.0' ? 'exact' : `${seconds} s ${driftMs < 0 ? 'early' : 'late'}`;
}
