import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from '../run/episode-folder.js';
import { makeFolder } from '../run/temp-folder.js';
import { runHostile } from './run-hostile.js';

/** Every place where a user names a file that is read; `NAME` is what is put there. */
const reads: readonly (readonly [where: string, args: readonly string[]])[] = [
  ['notes', ['show', 'NAME']],
  ['an mp3', ['episode.md', 'NAME']],
  ['markers', ['import', 'NAME', 'episode.md']],
  ['what to export', ['export', 'NAME', 'json']],
  ['an mp3 to strip', ['strip', 'NAME']],
  ['an mp3 to undo', ['undo', 'NAME']],
  ['notes to undo', ['undo', 'episode.mp3', 'NAME']],
  ['an mp3 to repair', ['repair', 'NAME']],
  ['notes to shift', ['shift', 'NAME', '--cut', '0:01-0:03']],
  ['notes of a preview', ['preview', 'NAME', 'episode.mp3', '--no-open']],
  ['a feed', ['check', 'episode.md', 'episode.mp3', '--feed', 'NAME']],
  ['a manifest', ['batch', '--manifest', 'NAME']],
  ['a path of a batch', ['batch', 'NAME']],
  ['a journal', ['batch', '.', '-n', '--journal', 'NAME']],
  ['a journal to list', ['batch', '--journal', 'NAME', '--list', 'written']],
  ['a report to join', ['batch', '--merge-reports', 'NAME']],
];

/** Things that are no files, by how they are made in a folder. */
const kinds: readonly (readonly [what: string, name: string])[] = [
  ['a FIFO', 'pipe'],
  ['a socket', 'socket'],
  ['a device without an end', '/dev/zero'],
];

async function makeThings(): Promise<{ readonly folder: string; readonly server: Server }> {
  const folder = await makeFolder();
  await writePair(folder);
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(join(folder, 'socket'), resolve));
  return { folder, server };
}

describe.runIf(process.platform === 'linux')('what is not a file', { timeout: 60_000 }, () => {
  test.each(reads)('is refused as %s, and never waited for', async (_where, args) => {
    const { folder, server } = await makeThings();
    try {
      for (const [what, name] of kinds) {
        const run = await runHostile(folder, ...args.map((arg) => (arg === 'NAME' ? name : arg)));
        expect([what, run.exitCode]).toEqual([what, 2]);
        expect(run.stderr).toMatch(/error\[(?:io\/not-a-file|io\/write|io\/read|usage)\]/);
      }
    } finally {
      server.close();
    }
  });

  test('is refused as a report in a folder of reports', async () => {
    const folder = await makeFolder();
    execFileSync('mkfifo', [join(folder, 'r.jsonl')]);
    const run = await runHostile(folder, 'batch', '--merge-reports', '.');
    expect([run.exitCode, run.stderr]).toEqual([2, expect.stringContaining('error[io/not-a-file]')]);
  });

  test.each(['--report', '--junit'])(
    'as %s: a FIFO that nobody reads is given up after a while',
    async (option) => {
      const { folder, server } = await makeThings();
      const run = await runHostile(folder, 'batch', '.', '-n', option, 'pipe');
      server.close();
      expect([run.exitCode, run.stderr]).toEqual([2, expect.stringContaining('no program reads from it')]);
      expect(run.stderr).toContain('error[io/write]');
    },
  );

  test('as --report: a FIFO whose reader comes late gets all of it, and its end once', async () => {
    const { folder, server } = await makeThings();
    const reader = spawn('sh', ['-c', 'sleep 0.5; cat pipe > read'], { cwd: folder });
    const isRead = new Promise((resolve) => reader.once('close', resolve));
    const run = await runHostile(folder, 'batch', '.', '-n', '--report', 'pipe');
    await isRead;
    server.close();
    expect(run.exitCode).toBe(0);
    const { stdout } = spawnSync('cat', ['read'], { cwd: folder, encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toHaveLength(2);
  });
});
