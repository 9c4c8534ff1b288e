import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { type ProgramRun, runApart, runWith } from './program.js';
import { makeFolder } from './temp-folder.js';

/** Folders are told apart by their names, which messages quote. */
async function contentsOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).toSorted();
  const contents = names.map(async (name) => [name, (await readFile(join(folder, name))).toString('base64')]);
  return Object.fromEntries(await Promise.all(contents));
}

async function makePair(): Promise<string> {
  const folder = await makeFolder();
  await writePair(folder);
  await writeFile(join(folder, 'plain.md'), '0:00 One\n0:30 Q&thinsp;&amp; A\n1:30 Behind the end\n');
  await writeFile(join(folder, 'noise.mp3'), Buffer.alloc(5000, 0x17));
  return folder;
}

const commands: readonly (readonly string[])[] = [
  [],
  ['--version'],
  ['--help'],
  ['help', 'batch'],
  ['--no-such-option'],
  ['explain', 'notes/no-chapters'],
  ['explain', 'no/such-code'],
  ['show', 'episode.md'],
  ['show', 'nothing.md'],
  ['check', 'plain.md', 'episode.mp3', '--format', 'github'],
  ['check', 'episode.md', 'noise.mp3', '--json'],
  ['episode.md', 'episode.mp3', '--dry-run', '--verbose'],
  ['plain.md', 'episode.mp3'],
  ['episode.md', 'episode.mp3'],
  ['show', 'episode.mp3', '--json'],
  ['episode.md', 'episode.mp3', '-o', 'no/such/folder.mp3'],
  ['export', 'episode.mp3', 'vtt'],
  ['batch', '.', '--json'],
  ['strip', 'episode.mp3'],
  ['undo', 'episode.mp3'],
];

describe('a process that runs the program many times', { timeout: 60_000 }, () => {
  test('gives the same output, exit codes and files as a process for each run', async () => {
    const apart = await makePair();
    const resident = await makeFolder();
    await cp(apart, resident, { recursive: true, preserveTimestamps: true });
    // What was printed may name the time that a run took.
    const plain = ({ exitCode, stdout, stderr }: ProgramRun) => ({
      exitCode,
      stdout: stdout.replace(/\bin \d+(?:\.\d+)? m?s\b|"\w*(?:elapsed|took)\w*":\d+/gu, 'in some time'),
      stderr,
    });
    for (const args of commands) {
      const expected = plain(await runApart({ folder: apart }, ...args));
      const run = plain(await runWith({ folder: resident }, ...args));
      expect({ args, ...run }).toEqual({ args, ...expected });
      expect(await contentsOf(resident), args.join(' ')).toEqual(await contentsOf(apart));
    }
  });

  test('takes the environment of each run, and forgets it', async () => {
    const folder = await makePair();
    const show = ['show', 'episode.md'] as const;
    const plain = await runWith({ folder }, ...show);
    const env = { FORCE_COLOR: '1' };
    const coloured = await runWith({ folder, env }, ...show);
    expect(coloured).toEqual(await runApart({ folder, env }, ...show));
    expect(coloured.stdout).toContain('\u001b[');
    expect(await runWith({ folder }, ...show)).toEqual(plain);
  });

  test('gives runs at the same time processes of their own, and each its own output', async () => {
    const folder = await makePair();
    const codes = ['notes/no-chapters', 'io/locked', 'io/write', 'usage'];
    const expected = await Promise.all(codes.map((code) => runApart({ folder }, 'explain', code)));
    for (let round = 0; round < 2; round += 1)
      expect(await Promise.all(codes.map((code) => runWith({ folder }, 'explain', code)))).toEqual(expected);
  });
});
