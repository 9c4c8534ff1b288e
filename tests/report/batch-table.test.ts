import { expect, test } from 'vitest';
import { type BatchSummary, emptySummary } from '../../src/batch/summary.js';
import { formatBatchTable } from '../../src/report/batch-table.js';
import { plainStyle } from '../../src/report/style.js';

const rowsOf = (counts: Partial<BatchSummary>) => {
  const summary = { ...emptySummary, episodes: 2, ...counts };
  const table = formatBatchTable(summary, [], 0, { style: plainStyle, width: null });
  return table.trimEnd().split('\n').slice(1);
};

test('formatBatchTable() only has a row of written episodes if something was to be written', () => {
  expect(rowsOf({ failed: 2 })).toEqual(['  failed     2']);
  expect(rowsOf({ failed: 1, checked: 1 })).toEqual(['  checked    1', '  failed     1']);
  expect(rowsOf({ unchanged: 2 })).toEqual(['  written    0  0 bytes', '  unchanged  2', '  failed     0']);
  expect(rowsOf({ failed: 1, written: 1, writtenByteLength: 5 })).toEqual([
    '  written    1  5 bytes',
    '  failed     1',
  ]);
});
