import { describe, expect, test } from 'vitest';
import { codes } from '../../src/diagnostic/codes.js';
import { createDiagnostic } from '../../src/diagnostic/diagnostic.js';
import { isForcible, type SeverityPolicy, weigh, weighAll } from '../../src/diagnostic/severity.js';

const usual: SeverityPolicy = { force: false, verifyStated: true, strict: false, updated: [] };
const info = createDiagnostic('verify/large-tag', { byteLength: 2, most: 1 }, null);
const warning = createDiagnostic('verify/file-mismatch', { stated: 'a', found: 'b' }, null);
const error = createDiagnostic('verify/chapter-untitled', { startMs: 0 }, null);
const cut = createDiagnostic('id3/frame-cut', { id: 'COMM', stated: 9, available: 1 }, null);

describe('weigh()', () => {
  test('gives findings the severity of the table of codes if nothing else is asked for', () => {
    expect(weighAll([info, warning, error, cut], usual)).toEqual([info, warning, error, cut]);
  });

  test('makes errors of warnings with --strict, and of nothing else', () => {
    const severities = [info, warning, error].map((finding) => weigh(finding, { ...usual, strict: true }));
    expect(severities).toEqual(['info', 'error', 'error']);
  });

  test('makes warnings with --force of what can be forced alone, which --strict makes errors again', () => {
    const severities = [cut, error].map((finding) => weigh(finding, { ...usual, force: true }));
    expect(severities).toEqual(['warning', 'error']);
    expect(weigh(cut, { ...usual, force: true, strict: true })).toBe('error');
    expect([cut, error].map(isForcible)).toEqual([true, false]);
  });

  test('takes what was written again in the same run for a warning, value by value', () => {
    const args = { key: 'length', found: '12 MB', guess: null, reason: null };
    const malformed = createDiagnostic('front-matter/length-malformed', args, null);
    expect(weigh(malformed, { ...usual, updated: ['byteLength'] })).toBe('warning');
    expect(weigh(malformed, { ...usual, updated: ['duration'] })).toBe('error');
  });

  test('depends on the args where the table says so', () => {
    const afterEnd = (end: 'stated' | 'measured') =>
      createDiagnostic('verify/chapter-after-end', { startMs: 2, endMs: 1, end, meantMs: null }, null);
    const severities = (['stated', 'measured'] as const).map((end) =>
      weigh(afterEnd(end), { ...usual, verifyStated: false }),
    );
    expect(severities).toEqual(['warning', 'error']);
  });

  test('softens errors alone: the table states it of nothing else', () => {
    const others = Object.entries(codes).filter(
      ([, row]) => row.softenedBy !== undefined && row.severity !== 'error',
    );
    expect(others).toEqual([]);
  });
});
