import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bigEpisode, writeBigEpisode, writeEpisode } from './episode.js';
import { formatClock, noteLines, renderEpisodeNotes } from './episode-notes.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chapterize-build-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function makeSmall(seed: number): Promise<Buffer> {
  await writeEpisode(join(folder, 'small.mp3'), { seconds: 2, seed });
  return readFile(join(folder, 'small.mp3'));
}

/** Counts MPEG-1 Layer III frames at 44.1 kHz from a byte on; stops at the first that is none. */
function countFrames(file: Buffer, start: number): { readonly count: number; readonly end: number } {
  const kilobits: Readonly<Record<number, number>> = { 1: 32, 5: 64, 9: 128 };
  let [count, end] = [0, start];
  while (end < file.length && file.readUInt16BE(end) === 0xfffb) {
    const flags = file[end + 2] ?? 0;
    end += Math.floor((144 * (kilobits[flags >> 4] ?? 0) * 1000) / 44_100) + ((flags >> 1) & 1);
    count += 1;
  }
  return { count, end };
}

test('writeBigEpisode() gives 59,048,856 bytes, an Info frame and 141,259 more, 3690 s less delay and padding', async () => {
  const path = join(folder, 'big.mp3');
  const { tagByteLength } = await writeBigEpisode(path);
  const file = await readFile(path);
  expect(file.length).toBe(59_048_856);
  expect(file.toString('latin1', 0, 5)).toBe('ID3\u0003\0');
  expect(file.toString('latin1', tagByteLength + 36, tagByteLength + 40)).toBe('Info');
  const { count, end } = countFrames(file, tagByteLength);
  expect([count, end]).toEqual([1 + 141_259, file.length]);
  const at = tagByteLength + 36 + 120 + 21;
  const delayAndPadding = file.readUIntBE(at, 3);
  const samples = 141_259 * 1152 - (delayAndPadding >> 12) - (delayAndPadding & 0xfff);
  expect(samples / 44_100).toBe(bigEpisode.seconds);
});

test('writeEpisode() depends on its seed alone', async () => {
  const [one, again, two] = [await makeSmall(1), await makeSmall(1), await makeSmall(2)];
  expect(one.equals(again)).toBe(true);
  expect(one.equals(two)).toBe(false);
  expect(one.length).toBe(two.length);
});

test('renderEpisodeNotes() puts every key on the line that noteLines says', () => {
  const lines = renderEpisodeNotes({
    duration: '1:00',
    length: 9,
    chapters: [{ startSeconds: 3723, title: 'One' }],
  }).split('\n');
  expect(lines[noteLines.file - 1]).toMatch(/^file: /u);
  expect(lines[noteLines.duration - 1]).toBe('duration: "1:00"');
  expect(lines[noteLines.length - 1]).toBe('length: "9"');
  expect(lines[noteLines.firstChapter - 1]).toBe('- [@1:02:03] - One');
  expect(formatClock(59)).toBe('0:59');
});
