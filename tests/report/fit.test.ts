import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columns } from '../../src/report/columns.js';
import { fitLines } from '../../src/report/fit.js';

// oxlint-disable-next-line no-control-regex -- it begins with one
const plain = (text: string) => text.replace(/\u001b\[[\d;]*m/g, '');

describe('fitLines()', () => {
  test('breaks at spaces, and continues further in', () => {
    const text = '  help: one two three four five six seven eight\nshort';
    expect(fitLines(text, 30)).toBe('  help: one two three four\n      five six seven eight\nshort');
  });

  test('does not change a text if there is no terminal, or a tiny one', () => {
    const text = 'word '.repeat(100);
    expect(fitLines(text, null)).toBe(text);
    expect(fitLines(text, 20)).toBe(text);
  });

  test('counts columns, not characters: colours take none, wide characters two', () => {
    expect(fitLines(`\u001b[31m${'a'.repeat(28)}\u001b[39m b`, 30)).not.toContain('\n');
    expect(fitLines(`${'日'.repeat(20)} b ${'c'.repeat(20)}`, 42)).toBe(
      `${'日'.repeat(20)} b\n    ${'c'.repeat(20)}`,
    );
  });

  test('keeps every word, and no line is wider than it must be', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'é', '日', '🎧', '-'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.integer({ min: 30, max: 120 }), (words, width) => {
        const fitted = fitLines(`  ${words.join(' ')}`, width);
        expect(fitted.split(/\s+/).filter(Boolean)).toEqual(words);
        for (const line of fitted.split('\n')) {
          const isOneWord = line.trim().split(' ').length === 1;
          if (!isOneWord) expect(columns(plain(line))).toBeLessThanOrEqual(width);
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
