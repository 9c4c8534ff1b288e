import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { temporaryName, temporaryNameParser } from '../../src/files/temporary-name.js';

const mark = { place: '0123abcd', pid: 4711, startTicks: '90210' };
const names = fc
  .string({ minLength: 1, unit: 'binary' })
  .filter((name) => !name.includes('/') && !name.includes('\0'));

test('temporaryName() and temporaryNameParser() are twins', () => {
  fc.assert(
    fc.property(names, (name) => {
      expect(temporaryNameParser(`/x/${name}`)(temporaryName(`/x/${name}`, mark))).toEqual(mark);
    }),
  );
});

test('temporaryName() fits into 255 bytes for the longest name', () => {
  for (const name of ['a'.repeat(255), '漢'.repeat(85), '🎧'.repeat(63)]) {
    const longest = temporaryName(`/x/${name}`, {
      place: 'ffffffff',
      pid: 4194304,
      startTicks: '9'.repeat(20),
    });
    expect(Buffer.byteLength(longest)).toBeLessThanOrEqual(255);
  }
});

test('temporaryNameParser() knows only names made for this target', () => {
  const own = temporaryName('/x/a.mp3', mark);
  expect(temporaryNameParser('/x/b.mp3')(own)).toBeNull();
  expect(
    temporaryNameParser(`/x/${'a'.repeat(50)}2`)(temporaryName(`/x/${'a'.repeat(50)}1`, mark)),
  ).toBeNull();
  for (const name of ['a.mp3', `${own}~`, own.replace('4711', 'x'), own.replace('-4711', '')]) {
    expect(temporaryNameParser('/x/a.mp3')(name)).toBeNull();
  }
});
