import { expect, test } from 'vitest';
import { findCollisions } from '../../src/batch/collisions.js';

test('findCollisions() of 40,000 episodes that share one mp3 takes time that grows with their number', () => {
  const audio = { path: 'a.mp3', realPath: '/x/a.mp3' };
  const candidates = Array.from({ length: 40_000 }, (_, index) => ({
    notes: { path: `${index}.md`, realPath: `/x/${index}.md` },
    audio,
    output: `s3://bucket/${index}.mp3`,
    isListed: true,
  }));
  const started = performance.now();
  expect(findCollisions(candidates).every((finding) => finding === null)).toBe(true);
  expect(performance.now() - started).toBeLessThan(2000);
});
