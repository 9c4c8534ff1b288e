import { expect, test } from 'vitest';
import { createWriteTurns } from '../../src/batch/write-turns.js';

/** Work that ends when told to. */
function heldWork() {
  let end: (error?: Error) => void = () => undefined;
  const done = new Promise<string>((resolve, reject) => {
    end = (error) => (error === undefined ? resolve('done') : reject(error));
  });
  let isBegun = false;
  const work = (): Promise<string> => {
    isBegun = true;
    return done;
  };
  return { work, end: (error?: Error) => end(error), isBegun: () => isBegun };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('lets so many write at once, in the order in which they ask', async () => {
  const turns = createWriteTurns(2);
  const works = [heldWork(), heldWork(), heldWork(), heldWork()];
  const results = works.map(({ work }) => turns.inTurn(work));
  await settled();
  expect(works.map(({ isBegun }) => isBegun())).toEqual([true, true, false, false]);
  works[1]?.end();
  await settled();
  expect(works.map(({ isBegun }) => isBegun())).toEqual([true, true, true, false]);
  expect(turns.count()).toBe(2);
  for (const { end } of works) end();
  expect(await Promise.all(results)).toEqual(['done', 'done', 'done', 'done']);
  expect(turns.count()).toBe(0);
});

test('gives the next its turn after one that failed', async () => {
  const turns = createWriteTurns(1);
  const [first, second] = [heldWork(), heldWork()];
  const failure = turns.inTurn(first.work).then(String, ({ message }: Error) => message);
  const result = turns.inTurn(second.work);
  first.end(new Error('full'));
  expect(await failure).toBe('full');
  second.end();
  expect(await result).toBe('done');
});

test('tells when the next begins to write', async () => {
  const turns = createWriteTurns(1);
  const [first, second] = [heldWork(), heldWork()];
  const [begun, result] = [turns.nextBegun(), turns.inTurn(first.work)];
  expect(await begun).toBeNull();
  const next = turns.nextBegun();
  const later = turns.inTurn(second.work);
  const isTold = await Promise.race([next, settled().then(() => 'not yet')]);
  expect(isTold).toBe('not yet');
  first.end();
  expect(await next).toBeNull();
  second.end();
  await Promise.all([result, later]);
});
