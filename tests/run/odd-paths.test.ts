import { execFileSync, spawn } from 'node:child_process';
import { readdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { writeEpisode } from '../build/episode.js';
import { renderEpisodeNotes } from '../build/episode-notes.js';
import { minuteOfChapters, writePair } from './episode-folder.js';
import { readParts, tagChapters } from './mp3-parts.js';
import { outcomeOf, runJson, runProgram } from './program.js';
import { makeFolder } from './temp-folder.js';

const names = [
  'with blank',
  'umlaut-ü-日本-🎧',
  'new\nline',
  '-leading-dash',
  '$(touch ran)',
  'quote\'"s',
  '%41',
];

describe('chapterize, with odd paths', { timeout: 30_000 }, () => {
  for (const name of names) {
    test(`takes the name ${JSON.stringify(name)} as it is`, async () => {
      const folder = await makeFolder();
      await writeEpisode(join(folder, `${name}.mp3`));
      await writeFile(
        join(folder, `${name}.md`),
        renderEpisodeNotes({ file: null, chapters: minuteOfChapters }),
      );
      const run = await runProgram(folder, '--', `${name}.md`, `${name}.mp3`);
      expect(outcomeOf(run)).toBe('done');
      expect(tagChapters((await readParts(join(folder, `${name}.mp3`))).head)).toHaveLength(4);
      expect((await readdir(folder)).sort()).toEqual([`${name}.md`, `${name}.mp3`].sort());
    });
  }

  test.runIf(process.platform !== 'win32')('refuses pipes and devices without waiting for them', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    execFileSync('mkfifo', [join(folder, 'pipe.mp3'), join(folder, 'pipe.md')]);
    await symlink('loop.mp3', join(folder, 'loop.mp3'));
    for (const args of [
      ['episode.md', 'pipe.mp3'],
      ['pipe.md', 'episode.mp3'],
      ['episode.md', '/dev/zero'],
      ['episode.md', 'loop.mp3'],
      ['episode.md', 'episode.mp3', '-o', 'pipe.mp3'],
    ]) {
      const run = await runProgram(folder, ...args);
      expect([args, run.exitCode]).toEqual([args, 2]);
      expect(run.stderr).not.toMatch(/^\s+at /mu);
    }
  });

  test.runIf(process.platform !== 'win32')(
    'says what is wrong with a path that cannot be followed',
    async () => {
      const folder = await makeFolder();
      await writePair(folder);
      // As long as a name may be on most systems; what is made up from it (--also) is longer.
      const longest = 'e'.repeat(251);
      await rename(join(folder, 'episode.mp3'), join(folder, `${longest}.mp3`));
      await symlink('loop', join(folder, 'loop'));
      const endless = 'l'.repeat(300);
      for (const [words, ...args] of [
        ['name is too long', 'episode.md', `${longest}.mp3`, '--also', 'json'],
        ['name is too long', 'batch', endless],
        ['name is too long', 'batch', 'episode.md', '--audio', endless],
        ['lead in a circle', 'batch', 'loop'],
        ['lead in a circle', 'batch', 'episode.md', '--audio', 'loop'],
        ['name is too long', 'check', 'episode.md', `${endless}.md`],
      ] as const) {
        const run = await runProgram(folder, ...args);
        expect([args, run.exitCode]).toEqual([args, 2]);
        expect(run.stderr).toContain(words);
        expect(run.stderr).not.toContain('error[internal]');
      }
    },
  );

  test('prints names with control characters harmlessly', async () => {
    const folder = await makeFolder();
    const run = await runProgram(folder, 'show', 'a\u001b[31mb\u0007.md');
    expect(run.exitCode).toBe(2);
    expect(run.stderr).not.toContain('\u001b');
    expect(run.stderr).not.toContain('\u0007');
  });
});

describe('chapterize, with its streams closed', { timeout: 30_000 }, () => {
  test('a closed stdout is not a failure', async () => {
    const folder = await makeFolder();
    await writePair(folder, { paddingBytes: 4000 });
    const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
    const child = spawn(process.execPath, [program, 'episode.md', 'episode.mp3'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    expect([exitCode, stderr]).toEqual([0, '']);
    expect((await runJson(folder, 'show', 'episode.mp3')).json.chapters).toHaveLength(4);
  });
});

describe('two runs at once', { timeout: 30_000 }, () => {
  test('leave a whole file and no other behind', async () => {
    const folder = await makeFolder();
    const { audio } = await writePair(folder, { seconds: 600 });
    const before = await readParts(audio);
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => runProgram(folder, 'episode.md', 'episode.mp3')),
    );
    expect(runs.map(({ exitCode }) => exitCode)).toContain(0);
    for (const run of runs) expect(run.stderr).not.toMatch(/^\s+at /mu);
    const after = await readParts(audio);
    expect(after.audio.equals(before.audio)).toBe(true);
    expect(tagChapters(after.head)).toHaveLength(4);
    expect((await readdir(folder)).sort()).toEqual(['episode.md', 'episode.mp3']);
  });
});
