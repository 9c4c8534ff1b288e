import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'chapterize-compiled-'));
const home = mkdtempSync(join(tmpdir(), 'chapterize-home-'));
const folder = join(copy, 'dist/cli');
const kept = `main.${process.versions.v8}.cache`;

beforeAll(() => {
  for (const path of ['bin', 'dist/cli', 'package.json'])
    cpSync(join(root, path), join(copy, path), { recursive: true });
});

afterAll(() => {
  for (const path of [copy, home]) rmSync(path, { recursive: true, force: true });
});

function show(nodeOptions: readonly string[] = []) {
  const args = [...nodeOptions, join(copy, 'bin/chapterize.js'), 'show', 'samples/episode.md'];
  const env = { PATH: process.env['PATH'], HOME: home };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env });
  return { status, stderr, chapterCount: stdout.match(/^ *\d+ {2}\d+:\d\d /gm)?.length };
}

describe('the compiled code that the build keeps', { timeout: 30_000 }, () => {
  const whole = { status: 0, stderr: '', chapterCount: 8 };
  const good = readFileSync(join(root, 'dist/cli', kept));

  test('is there for the Node that built it, and nothing is written outside by a run that has it', () => {
    expect(show()).toEqual(whole);
    expect(readdirSync(home)).toEqual([]);
  });

  test.each([
    ['garbage', Buffer.alloc(5000, 0x41)],
    ['empty', Buffer.alloc(0)],
    ['cut', good.subarray(0, good.length >> 1)],
  ])('is passed over when it is %s', (_what, bytes) => {
    writeFileSync(join(folder, kept), bytes);
    expect(show()).toEqual(whole);
  });

  test('is passed over when Node runs with options that it does not fit', () => {
    writeFileSync(join(folder, kept), good);
    expect(show(['--no-opt', '--max-lazy'])).toEqual(whole);
  });

  test('is not needed', () => {
    rmSync(join(folder, kept));
    expect(show()).toEqual(whole);
  });
});
