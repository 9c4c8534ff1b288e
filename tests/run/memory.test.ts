import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bigEpisode, writeBigEpisode, writeEpisode } from '../build/episode.js';
import { hourOfChapters, renderEpisodeNotes } from '../build/episode-notes.js';
import { makeFolder } from './temp-folder.js';

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const built = fileURLToPath(new URL('../../dist/cli/main.cjs', import.meta.url));
/** Of this program alone: `maxRSS` of a process that was started counts what the one that started it held. */
const reportPeak = `import { readFileSync } from 'node:fs';
  const status = () => readFileSync('/proc/self/status', 'utf8');
  process.on('exit', () => console.error('peak ' + /^VmHWM:\\s*(\\d+)/m.exec(status())[1]));`;

/** Peak resident memory of a run, in MB of 2^20. */
function peakMegabytes(folder: string, ...args: readonly string[]): number {
  const hook = `data:text/javascript,${encodeURIComponent(reportPeak)}`;
  if (!existsSync(built)) throw new Error('tests/run needs the built program: npm run build');
  const run = spawnSync(process.execPath, ['--import', hook, program, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  const peak = /^peak (\d+)$/mu.exec(run.stderr)?.[1];
  if (peak === undefined || run.status === 2) throw new Error(`exit ${run.status}: ${run.stderr}`);
  return Number(peak) / 1024;
}

describe('peak memory', { timeout: 60_000 }, () => {
  test('of the main job on an episode of real size is under 90 MB', async () => {
    const folder = await makeFolder();
    await writeBigEpisode(join(folder, 'episode.mp3'));
    const stated = { duration: bigEpisode.clock, length: bigEpisode.byteLength, chapters: hourOfChapters };
    await writeFile(join(folder, 'episode.md'), renderEpisodeNotes(stated));
    expect(peakMegabytes(folder, 'episode.md', 'episode.mp3')).toBeLessThan(90);
  });

  test('does not grow with what is after the audio', async () => {
    const folder = await makeFolder();
    await writeEpisode(join(folder, 'episode.mp3'), { seconds: 3690 });
    await truncate(join(folder, 'episode.mp3'), 2 ** 28); // zeros, as a broken download leaves them
    await writeFile(join(folder, 'episode.md'), renderEpisodeNotes({ chapters: hourOfChapters }));
    expect(peakMegabytes(folder, 'check', 'episode.md', 'episode.mp3')).toBeLessThan(90);
  });

  test.each([
    ['notes of four million items', 'check', 400, '- x\n', 16_000_000],
    ['a batch of notes of four million items', 'batch', 650, '- x\n', 16_000_000],
    ['a chapter file of four million empty lines', 'show', 250, '\n', 4_000_000, 'WEBVTT\n'],
  ])('of reading %s with %s is under %s MB', async (_what, command, most, line, byteLength, head = '') => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'episode.md'), head + line.repeat(byteLength / line.length));
    expect(peakMegabytes(folder, command, 'episode.md')).toBeLessThan(most);
  });
});
