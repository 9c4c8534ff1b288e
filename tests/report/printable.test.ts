import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonLine } from '../../src/report/json.js';
import { printable, printableLines } from '../../src/report/printable.js';
import { cpuMsOf } from '../build/cpu-ms.js';

describe('printable()', () => {
  test.each([
    ['Grüße, 世界 🎧: 12:34 #1 ## a [b]', 'Grüße, 世界 🎧: 12:34 #1 ## a [b]'],
    ['\u001b[31m', '\\x1b[31m'],
    ['a\nb\rc\td\0', 'a\\x0ab\\x0dc\\x09d\\x00'],
    ['\u007f\u009b31m', '\\x7f\\x9b31m'],
    ['\u2028\u202e\u2066', '\\u2028\\u202e\\u2066'],
    ['::error::x', '\\x3a:error::x'],
    [' \u00a0::error::x', ' \u00a0\\x3a:error::x'],
    ['a ::error::x', 'a ::error::x'],
    [':::', '\\x3a::'],
    ['a ##[add-mask]b ##vso[task]c', 'a #\\x23[add-mask]b #\\x23vso[task]c'],
    ['###[x]', '##\\x23[x]'],
  ])('makes %j harmless', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  test('lets nothing through that a terminal or a runner acts on', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(':', '#', '[', 'vso', ' ', '\n', '\u001b', '\u0085', 'a') }),
        (text) => {
          const shown = printable(text);
          expect(shown).not.toMatch(/\p{Cc}|^\s*::|##(?:vso)?\[/u);
        },
      ),
    );
  });

  test('takes time in proportion to the text', () => {
    for (const text of [' '.repeat(1e6), ' ::'.repeat(3e5), '#'.repeat(1e6)]) {
      expect(cpuMsOf(() => printable(text))).toBeLessThan(2000);
    }
  });
});

describe('printableLines()', () => {
  test('keeps line ends and guards each line', () => {
    expect(printableLines('a\u0007\n::b\n')).toBe('a\\x07\n\\x3a:b\n');
  });
});

describe('jsonLine()', () => {
  test('is one line without controls or commands, and parses to the same value', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('##[', '#', '##vso[', '\\', '"', '\u2028', '\u009b', '\n', '\ud800'),
        }),
        (text) => {
          const value = { config: text, options: [] };
          const line = jsonLine(value);
          expect(line).not.toMatch(/\p{Cc}|[\u2028\u2029]|##(?:vso)?\[/u);
          expect(JSON.parse(line)).toEqual(value);
        },
      ),
    );
  });
});
