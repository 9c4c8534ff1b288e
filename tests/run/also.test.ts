import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { codesOf, runJson, runProgram } from './program.js';
import { fileState, makeFolder } from './temp-folder.js';

const main = ['episode.md', 'episode.mp3', '--also', 'json,psc'] as const;

describe('--also', () => {
  test('writes chapter files next to the mp3, and does not touch right ones', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const { stdout } = await runProgram(folder, ...main);
    expect(stdout).toContain('Also wrote episode.chapters.json, episode.psc.xml\n');
    const path = join(folder, 'episode.chapters.json');
    const { chapters } = JSON.parse(await readFile(path, 'utf8'));
    expect(chapters[3]).toEqual({ startTime: 45, endTime: 60, title: 'Goodbye' });
    const before = [await fileState(path), await fileState(join(folder, 'episode.mp3'))];
    const { json } = await runJson(folder, ...main);
    expect(json.status).toBe('unchanged');
    expect([await fileState(path), await fileState(join(folder, 'episode.mp3'))]).toEqual(before);
    await rm(path);
    const again = await runJson(folder, ...main);
    expect(again.json).toMatchObject({
      status: 'written',
      also: [
        { format: 'json', path: 'episode.chapters.json', written: true },
        { format: 'psc', written: false },
      ],
    });
    expect(await fileState(join(folder, 'episode.mp3'))).toEqual(before[1]);
  });

  test('writes nothing in a dry run, nor when an error is found', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const dry = await runProgram(folder, ...main, '-n');
    expect(dry.stdout).toContain('Would also write episode.chapters.json');
    await writePair(folder, {}, { duration: '2:00' });
    expect((await runProgram(folder, ...main)).exitCode).toBe(1);
    await expect(readFile(join(folder, 'episode.chapters.json'))).rejects.toThrow('ENOENT');
  });

  test('is next to the output if there is one', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await runProgram(folder, 'episode.md', 'episode.mp3', '-o', 'done.mp3', '--also', 'vtt');
    expect(await readFile(join(folder, 'done.chapters.vtt'), 'utf8')).toMatch(/^WEBVTT\n/);
  });
});

describe('check', () => {
  test('says which chapter of a file next to the mp3 differs from the notes', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await runProgram(folder, ...main);
    const check = () => runJson(folder, 'check', 'episode.md', 'episode.mp3');
    expect(codesOf((await check()).json, 'warning')).not.toContain('export/file-differs');
    const path = join(folder, 'episode.chapters.json');
    const text = await readFile(path, 'utf8');
    // Other words for the same chapters are not a difference.
    await writeFile(path, JSON.stringify(JSON.parse(text)));
    expect(codesOf((await check()).json, 'warning')).not.toContain('export/file-differs');
    await writeFile(path, text.replace('"startTime": 30', '"startTime": 31'));
    const { json } = await check();
    expect(json.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'export/file-differs', file: 'episode.chapters.json', line: 16 }),
    );
    await runProgram(folder, ...main);
    expect(await readFile(path, 'utf8')).toBe(text);
  });
});

describe('undo', () => {
  test('removes the files that --also wrote, and leaves one that somebody has changed', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const original = await readFile(join(folder, 'episode.mp3'));
    await runProgram(folder, ...main);
    const psc = join(folder, 'episode.psc.xml');
    await writeFile(psc, (await readFile(psc, 'utf8')).replace('Goodbye', 'Bye'));
    expect((await runProgram(folder, 'undo', 'episode.mp3', '-n')).stdout).toContain(
      'Would also remove episode.chapters.json\n',
    );
    const { json } = await runJson(folder, 'undo', 'episode.mp3');
    expect(json).toMatchObject({ also: [{ path: 'episode.chapters.json', removed: true }] });
    expect(codesOf(json, 'warning')).toEqual(['export/file-left']);
    expect(await readFile(join(folder, 'episode.mp3'))).toEqual(original);
    expect(await readFile(psc, 'utf8')).toContain('Bye');
    await expect(readFile(join(folder, 'episode.chapters.json'))).rejects.toThrow('ENOENT');
  });
});

describe('batch --also', () => {
  test('remembers the files in the journal, does not take any of them for notes, and writes a lost one again', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const batch = () =>
      runProgram(
        folder,
        'batch',
        '.',
        '--also',
        'json,markdown',
        '--journal',
        'done.jsonl',
        '--report',
        'report.jsonl',
      );
    expect((await batch()).exitCode).toBe(0);
    const path = join(folder, 'episode.chapters.json');
    const before = await fileState(path);
    const second = await batch();
    expect(second.exitCode).toBe(0);
    expect(second.stderr).not.toContain('chapters.md');
    expect(await fileState(path)).toEqual(before);
    await rm(path);
    expect((await batch()).exitCode).toBe(0);
    expect(JSON.parse(await readFile(path, 'utf8')).version).toBe('1.2.0');
  });
});
