import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { AudioHash } from '../../src/audio/audio-hash.js';
import { inspectAudio } from '../../src/audio/inspect.js';
import { memorySource } from '../../src/bytes/byte-source.js';
import { createSha256 } from '../../src/bytes/sha256.js';
import { concat, noise, renderBareTag, renderStream } from '../build/mpeg.js';

const audio = renderStream({ frameCount: 40 });

test.each([
  ['all in one window', 1 << 20, noise(100)],
  ['junk longer than a window, proven to be inside the audio only later', 4096, noise(200_000)],
  ['junk longer than the blocks that are read again', 65_536, new Uint8Array(3 << 20)],
])('AudioHash hashes from the first frame to the last: %s', async (_, blockByteLength, junk) => {
  const bytes = concat(renderBareTag(500), noise(300), audio, junk, audio, junk);
  const facts = await inspectAudio(memorySource('x.mp3', bytes), { hash: createSha256(), blockByteLength });
  const wanted = concat(audio, junk, audio);
  expect(facts.audio).toEqual({ start: 810, end: 810 + wanted.length });
  expect(facts.audioSha256).toBe(createHash('sha256').update(wanted).digest('hex'));
});

test('AudioHash hashes each byte once, and nothing before the first frame is found', async () => {
  const taken: number[] = [];
  const hasher = { update: (bytes: Uint8Array) => void taken.push(...bytes), digest: () => '' };
  const hash = new AudioHash(memorySource('x', new Uint8Array(0)), hasher);
  const window = { bytes: Uint8Array.of(0, 1, 2, 3, 4, 5), offset: 100, isLast: false };
  await hash.take(window, -1, -1);
  await hash.take(window, 102, 104);
  await hash.take(window, 102, 104);
  await hash.take({ ...window, bytes: window.bytes.subarray(3), offset: 103 }, 102, 106);
  expect(taken).toEqual([2, 3, 4, 5]);
});
