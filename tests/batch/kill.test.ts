import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { audioSha256 } from '../run/mp3-parts.js';
import { runApart, runProgram } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { plainEpisodes, writeCatalogue } from './catalogue.js';

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const kills = 50;

/** Starts a batch and sends it a signal after some time. */
async function disturb(folder: string, afterMs: number, signal: NodeJS.Signals) {
  const child = spawn(process.execPath, [program, 'batch', '.', '--journal', 'j'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await pause(afterMs);
  child.kill(signal);
  return { exitCode: await ended, stdout };
}

describe('a batch that is disturbed', { timeout: 120_000 }, () => {
  test(`loses nothing at ${kills} kills, and a re-run finishes the rest`, async () => {
    const folder = await makeFolder();
    const episodes = plainEpisodes(20);
    await writeCatalogue(folder, episodes);
    const paths = episodes.map(({ audio }) => join(folder, audio ?? ''));
    const before = await Promise.all(paths.map(audioSha256));
    for (let kill = 0; kill < kills; kill += 1) {
      await disturb(folder, 60 + ((kill * 0.618) % 1) * 400, 'SIGKILL');
      expect(await Promise.all(paths.map(audioSha256))).toEqual(before);
    }
    expect((await runProgram(folder, 'batch', '.', '--journal', 'j')).exitCode).toBe(0);
    expect((await runProgram(folder, 'batch', '.')).stdout).toMatch(/unchanged +20\n/);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('ends in good order at SIGINT: exit 130, the sums so far, no litter', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, plainEpisodes(20));
    let interrupted = 0;
    // A busy machine needs longer: the moments lie around the one at which an undisturbed run on nothing ends.
    const begun = performance.now();
    await runApart({ folder: await makeFolder() }, 'batch', '.', '--journal', 'j');
    const start = performance.now() - begun;
    for (let round = 0; round < 24 && (round < 8 || interrupted === 0); round += 1) {
      const { exitCode, stdout } = await disturb(folder, start * (0.7 + 0.1 * (round % 12)), 'SIGINT');
      if (exitCode === 130) {
        interrupted += 1;
        expect(stdout).toMatch(/of 20 episodes in .*interrupted|20 of 20 episodes|of 0 episodes/);
      }
      expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }
    expect(interrupted).toBeGreaterThan(0);
    expect((await runProgram(folder, 'batch', '.')).exitCode).toBe(0);
  });
});
