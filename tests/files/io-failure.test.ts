import { expect, test } from 'vitest';
import { ChapterizeError } from '../../src/diagnostic/failure.js';
import { errorCode, ioFailure } from '../../src/files/io-failure.js';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: something, open '/a.mp3'`), { code });
}

test.each([
  ['ENOENT', 'io/not-found', 'a.mp3: cannot read: there is no such file or folder'],
  ['EACCES', 'io/permission', 'a.mp3: cannot read: permission denied'],
  ['ENOSPC', 'io/write', 'a.mp3: cannot read: no space left on the disk'],
  ['EIO', 'io/read', 'a.mp3: cannot read: the disk reported an error (EIO)'],
  ['EXDEV', 'io/read', 'a.mp3: cannot read: EXDEV'],
])('ioFailure() of %s is %s', (code, failure, message) => {
  const error = systemError(code);
  expect(ioFailure(error, 'read', 'a.mp3')).toMatchObject({ code: failure, message });
  expect(ioFailure(error, 'read', 'a.mp3').cause).toBe(error);
});

test('ioFailure() leaves a failure as it is and calls other errors internal', () => {
  const failure = new ChapterizeError('usage', 'no');
  expect(ioFailure(failure, 'write', 'a.mp3')).toBe(failure);
  expect(ioFailure(new TypeError('odd'), 'write', 'a.mp3')).toMatchObject({ code: 'internal' });
  expect(ioFailure('thrown', 'write', 'a.mp3')).toMatchObject({ code: 'internal' });
});

test('errorCode() is null for what the system did not throw', () => {
  expect([errorCode(systemError('EIO')), errorCode(new Error('x')), errorCode({ code: 'EIO' })]).toEqual([
    'EIO',
    null,
    null,
  ]);
});

test('ioFailure() of a name that is not UTF-8 says to rename the file', () => {
  const error = Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
  expect(ioFailure(error, 'read', 'a\ufffd.mp3').help).toMatch(/not UTF-8, rename it$/);
  expect(ioFailure(error, 'read', 'a.mp3').help).toBeNull();
});
