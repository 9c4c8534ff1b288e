import { chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildPng } from '../build/pictures.js';
import { writePair } from './episode-folder.js';
import { codesOf, runJson, runProgram } from './program.js';
import { fileState, makeFolder } from './temp-folder.js';

/** An episode that was embedded with -u, beside a read-only file, a folder and markers. */
async function prepared(): Promise<string> {
  const folder = await makeFolder();
  await writePair(folder);
  for (const name of ['md', 'mp3'])
    await writeFile(join(folder, `done.${name}`), await readFile(join(folder, `episode.${name}`)));
  await runProgram(folder, 'done.md', 'done.mp3');
  for (const name of ['locked.md', 'locked.mp3']) {
    await writeFile(join(folder, name), await readFile(join(folder, name.replace('locked', 'episode'))));
    await chmod(join(folder, name), 0o444);
  }
  await writeFile(join(folder, 'markers.vtt'), 'WEBVTT\n\n00:00.000 --> 00:09.000\nStart\n');
  await mkdir(join(folder, 'folder'));
  return folder;
}

describe('a dry run fails where the run itself would', () => {
  const episode = ['episode.md', 'episode.mp3'] as const;
  test.each<[string, readonly string[], string]>([
    ['no folder for the output', [...episode, '-o', 'nodir/x.mp3'], 'io/not-found'],
    ['a file for a folder', [...episode, '-o', 'markers.vtt/x.mp3'], 'io/not-found'],
    ['a folder for the output', [...episode, '-o', 'folder'], 'io/not-a-file'],
    ['the notes for the output', [...episode, '-o', 'episode.md'], 'usage'],
    ['a read-only mp3', ['episode.md', 'locked.mp3'], 'io/permission'],
    ['read-only notes with -u', ['-u', 'locked.md', 'episode.mp3'], 'io/permission'],
    ['a read-only output', [...episode, '-o', 'locked.mp3'], 'io/permission'],
    ['undo', ['undo', 'done.mp3', '-o', 'nodir/x.mp3'], 'io/not-found'],
    ['strip', ['strip', 'done.mp3', '-o', 'nodir/x.mp3'], 'io/not-found'],
    ['export -o', ['export', 'episode.md', 'json', '-o', 'nodir/x.json'], 'io/not-found'],
    ['export over its source', ['export', 'episode.md', 'json', '-o', 'episode.md'], 'usage'],
    ['import', ['import', 'markers.vtt', 'locked.md'], 'io/permission'],
    ['shift', ['shift', 'locked.md', '--cut', '0:10-0:12'], 'io/permission'],
  ])('%s', async (_name, argv, code) => {
    const folder = await prepared();
    const before = (await readdir(folder)).sort();
    const [dry, real] = [await runJson(folder, ...argv, '-n'), await runJson(folder, ...argv)];
    expect([dry.exitCode, codesOf(dry.json, 'error')]).toEqual([2, [code]]);
    expect([real.exitCode, codesOf(real.json, 'error')]).toEqual([2, [code]]);
    expect((await readdir(folder)).sort()).toEqual(before);
  });

  test('a batch makes the folders of its output, so that they need not be there', async () => {
    const folder = await prepared();
    const dry = await runProgram(folder, 'batch', 'episode.md', '-o', 'new/out', '-n');
    expect([dry.exitCode, dry.stderr]).toEqual([0, '']);
    expect(await readdir(folder)).not.toContain('new');
    const below = await runProgram(folder, 'batch', 'episode.md', '-o', 'markers.vtt/out', '-n');
    expect(below.exitCode).toBe(2);
    expect(below.stderr).toContain('a part of the path is not a folder');
    expect((await runProgram(folder, 'batch', 'episode.md', '-o', 'new/out')).exitCode).toBe(0);
  });
});

describe('a link under a name that the program makes up', () => {
  test('is not written through by --also, and nothing else is written either', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await writeFile(join(folder, 'secret'), 'keep');
    await symlink('secret', join(folder, 'episode.chapters.json'));
    const before = await fileState(join(folder, 'episode.mp3'));
    for (const dry of [['-n'], []]) {
      const run = await runProgram(folder, 'episode.md', 'episode.mp3', '--also', 'json', ...dry);
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toContain('error[io/outside] episode.chapters.json: is a symbolic link');
    }
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('keep');
    expect(await fileState(join(folder, 'episode.mp3'))).toEqual(before);
  });

  test('is not removed by undo, nor what it leads to', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await runProgram(folder, 'episode.md', 'episode.mp3');
    await mkdir(join(folder, 'web'));
    await runProgram(folder, 'export', 'episode.mp3', 'json', '-o', 'web/chapters.json');
    await symlink('web/chapters.json', join(folder, 'episode.chapters.json'));
    const { json } = await runJson(folder, 'undo', 'episode.mp3');
    expect([json.status, codesOf(json, 'warning')]).toEqual(['written', ['export/file-left']]);
    expect(await readdir(join(folder, 'web'))).toEqual(['chapters.json']);
  });

  test('is not written through by --images', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await writeFile(join(folder, 'a.png'), buildPng(20));
    await writeFile(join(folder, 'episode.md'), '- 0:00 One ![](a.png)\n- 0:15 Two\n');
    await mkdir(join(folder, 'pictures'));
    await writeFile(join(folder, 'secret'), 'keep');
    await symlink('../secret', join(folder, 'pictures/episode-01.png'));
    for (const dry of [['-n'], []]) {
      const run = await runProgram(folder, 'export', 'episode.md', 'json', '--images', 'pictures', ...dry);
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toContain('io/outside');
    }
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('keep');
  });
});

test('export --images leaves no empty folder where a picture cannot be written', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'a.png'), buildPng(20));
  // The names of its pictures are longer than a file system takes.
  const notes = `${'n'.repeat(250)}.md`;
  await writeFile(join(folder, notes), '- 0:00 One ![](a.png)\n- 0:15 Two\n');
  const run = await runProgram(folder, 'export', notes, 'json', '--images', 'new/pictures');
  expect(run.exitCode).toBe(2);
  expect((await readdir(folder)).sort()).toEqual(['a.png', notes]);
});
