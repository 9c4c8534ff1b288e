import { expect, test } from 'vitest';
import type { ChapterizeError } from '../../src/diagnostic/failure.js';
import { interruptible, stopIfInterrupted } from '../../src/files/interruption.js';

const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const counts = () => names.map((name) => process.listenerCount(name));

test.each(names)('interruptible() aborts its work at %s and takes its handlers away', async (name) => {
  const before = counts();
  const work = interruptible(undefined, async (signal): Promise<never> => {
    expect(counts()).toEqual(before.map((count) => count + 1));
    process.emit(name, name);
    stopIfInterrupted(signal);
    throw new Error('not aborted');
  });
  const failure = await work.catch((error: ChapterizeError) => error);
  expect([failure.code, failure.cause]).toEqual(['interrupted', name]);
  expect(counts()).toEqual(before);
});

test('interruptible() leaves the signals of the process to a caller that brings its own', async () => {
  const before = counts();
  const { signal } = new AbortController();
  const seen = await interruptible(signal, (given) => Promise.resolve([given === signal, ...counts()]));
  expect(seen).toEqual([true, ...before]);
});
