import { expect, test } from 'vitest';
import { ChapterizeError } from '../../src/diagnostic/failure.js';

test('with() adds to a failure and keeps the rest of it', () => {
  const cause = new Error('EIO');
  const failure = new ChapterizeError('io/write', 'cannot write', {
    file: 'a.mp3',
    cause,
    written: ['b.md'],
  });
  const more = failure.with({ help: 'run again' }, '; b.md is written');
  expect([failure.message, more.message]).toEqual([
    'a.mp3: cannot write',
    'a.mp3: cannot write; b.md is written',
  ]);
  expect(more).toMatchObject({ code: 'io/write', file: 'a.mp3', help: 'run again', written: ['b.md'] });
  expect(more.cause).toBe(cause);
});
