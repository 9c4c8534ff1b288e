import { describe, expect, it } from 'vitest';
import { formatSeekTable } from '../../src/report/seek-table.js';
import { createResult } from '../../src/run/run-result.js';

const plain = (_: string, text: string) => text;
const result = createResult({ status: 'checked', audio: 'a.mp3', diagnostics: [] });

describe('formatSeekTable()', () => {
  it('lists where both kinds of player land', () => {
    const chapters = [
      { startMs: 0, tableMs: 0, interpolatedMs: 20 },
      { startMs: 600_000, tableMs: -19_940, interpolatedMs: null },
    ];
    const rows = formatSeekTable({ ...result, seek: { isEstimated: false, chapters } }, plain)
      .trimEnd()
      .split('\n');
    expect(rows.slice(-2).map((row) => row.trim().split(/ {2,}/))).toEqual([
      ['0:00', 'exact', 'exact'],
      ['10:00', '19.9 s early', 'out of reach'],
    ]);
  });

  it('says so if every player lands exactly, or there is no audio', () => {
    expect(formatSeekTable(result, plain)).toMatch(/exactly/);
    expect(formatSeekTable({ ...result, audio: null }, plain)).toMatch(/without the audio/);
  });
});
