import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bigEpisode, writeBigEpisode, writeEpisode } from '../build/episode.js';
import { hourOfChapters, renderEpisodeNotes } from '../build/episode-notes.js';
import { runForPeak } from '../safety/program.mjs';
import { makeFolder } from './temp-folder.js';

/** Peak resident memory of a run, in MB of 2^20. */
async function peakMegabytes(folder: string, ...args: readonly string[]): Promise<number> {
  const { peak, status, stderr } = await runForPeak(args, { cwd: folder, timeoutMs: 60_000 });
  if (peak === undefined || status === 2) throw new Error(`exit ${status}: ${stderr}`);
  return peak / 2 ** 20;
}

describe('peak memory', { timeout: 60_000 }, () => {
  test('of the main job on an episode of real size is under 90 MB', async () => {
    const folder = await makeFolder();
    await writeBigEpisode(join(folder, 'episode.mp3'));
    const stated = { duration: bigEpisode.clock, length: bigEpisode.byteLength, chapters: hourOfChapters };
    await writeFile(join(folder, 'episode.md'), renderEpisodeNotes(stated));
    expect(await peakMegabytes(folder, 'episode.md', 'episode.mp3')).toBeLessThan(90);
  });

  test('does not grow with what is after the audio', async () => {
    const folder = await makeFolder();
    await writeEpisode(join(folder, 'episode.mp3'), { seconds: 3690 });
    await truncate(join(folder, 'episode.mp3'), 2 ** 28); // zeros, as a broken download leaves them
    await writeFile(join(folder, 'episode.md'), renderEpisodeNotes({ chapters: hourOfChapters }));
    expect(await peakMegabytes(folder, 'check', 'episode.md', 'episode.mp3')).toBeLessThan(90);
  });

  test.each([
    ['notes of four million items', 'check', 400, '- x\n', 16_000_000],
    ['a batch of notes of four million items', 'batch', 650, '- x\n', 16_000_000],
    ['a chapter file of four million empty lines', 'show', 250, '\n', 4_000_000, 'WEBVTT\n'],
  ])('of reading %s with %s is under %s MB', async (_what, command, most, line, byteLength, head = '') => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'episode.md'), head + line.repeat(byteLength / line.length));
    expect(await peakMegabytes(folder, command, 'episode.md')).toBeLessThan(most);
  });
});
