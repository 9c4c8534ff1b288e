import fc from 'fast-check';
import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../src/diagnostic/nearest.js';
import { cpuMsOf } from '../build/cpu-ms.js';

const known = ['check', 'show', 'strip', 'batch', 'explain', 'verify/duration-mismatch'];

test.each([
  ['chek', 'check'],
  ['hcekc', null],
  ['hceck', 'check'],
  ['SHOW', 'show'],
  ['srtip', 'strip'],
  ['verify/duration-mismach', 'verify/duration-mismatch'],
  ['notes', null],
  ['exp', 'explain'],
  ['s', null],
  ['x', null],
  ['', null],
])('nearest(%j) is %j', (word, expected) => {
  expect(nearest(word, known)).toBe(expected);
  expect(didYouMean(word, known)).toBe(expected === null ? undefined : `did you mean ${expected}?`);
});

test('nearest() finds a word with one slip, whichever it is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...known),
      fc.nat(),
      fc.constantFrom('drop', 'double', 'swap'),
      (word, at, slip) => {
        const place = at % word.length;
        const [before, letter = '', next = ''] = [word.slice(0, place), word[place], word[place + 1]];
        const after = word.slice(before.length + 1);
        const typed = {
          drop: before + after,
          double: before + letter + letter + after,
          swap: before + next + letter + after.slice(1),
        }[slip];
        expect(nearest(typed, known)).toBe(word);
      },
    ),
    { seed: 15, numRuns: 300 },
  );
});

test('nearest() takes no time for a word of megabytes', () => {
  const word = 'x'.repeat(5_000_000);
  expect(cpuMsOf(() => expect(nearest(word, known)).toBeNull())).toBeLessThan(1000);
});
