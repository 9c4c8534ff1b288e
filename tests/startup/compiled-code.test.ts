import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'chapterize-compiled-'));
const home = mkdtempSync(join(tmpdir(), 'chapterize-home-'));
const folder = join(copy, 'dist/cli');
const machine = `${process.versions.v8}-${process.platform}-${process.arch}.cache`;
const built = `main.${machine}`;

beforeAll(() => {
  for (const path of ['bin', 'dist/cli', 'package.json'])
    cpSync(join(root, path), join(copy, path), { recursive: true });
});

afterAll(() => {
  for (const path of [copy, home]) rmSync(path, { recursive: true, force: true });
});

afterEach(() => {
  rmSync(join(home, '.cache'), { recursive: true, force: true });
  writeFileSync(join(folder, built), good);
});

const good = readFileSync(join(root, 'dist/cli', built));

function run(args: readonly string[], nodeOptions: readonly string[] = [], userHome = home) {
  const command = [...nodeOptions, join(copy, 'bin/chapterize.js'), ...args];
  const env = { PATH: process.env['PATH'], HOME: userHome };
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  return { status, stderr, chapterCount: stdout.match(/^ *\d+ {2}\d+:\d\d /gm)?.length };
}

const show = (nodeOptions?: readonly string[]) => run(['show', 'samples/episode.md'], nodeOptions);
const whole = { status: 0, stderr: '', chapterCount: 8 };

describe('the compiled code that the build keeps', { timeout: 30_000 }, () => {
  test('is there for the Node that built it, and nothing is written outside by a run that has it', () => {
    mkdirSync(join(home, '.cache'));
    expect(show()).toEqual(whole);
    expect(readdirSync(join(home, '.cache'))).toEqual([]);
  });

  test.each([
    ['garbage', Buffer.alloc(5000, 0x41)],
    ['empty', Buffer.alloc(0)],
    ['cut', good.subarray(0, good.length >> 1)],
  ])('is passed over when it is %s', (_what, bytes) => {
    writeFileSync(join(folder, built), bytes);
    expect(show()).toEqual(whole);
  });

  test('is passed over when Node runs with options that it does not fit', () => {
    expect(show(['--no-opt', '--max-lazy'])).toEqual(whole);
  });
});

describe('the compiled code that a run keeps where the build was made by another Node', {
  timeout: 30_000,
}, () => {
  const caches = join(home, '.cache');
  const kept = join(caches, 'chapterize');

  /** A user's cache folder, and no code from the build. */
  beforeEach(() => {
    rmSync(join(folder, built));
    mkdirSync(caches, { mode: 0o700 });
  });

  test('is made by the first run of a command, for the user alone, and used by the next', () => {
    expect(show()).toEqual(whole);
    const [name = '', ...others] = readdirSync(kept);
    expect(others).toEqual([]);
    expect(name).toMatch(new RegExp(`^[0-9a-f]{16}-show-${machine.replaceAll('.', String.raw`\.`)}$`));
    const { size, mode, mtimeMs } = statSync(join(kept, name));
    expect(size).toBeGreaterThan(100_000);
    expect(mode & 0o777).toBe(0o600);
    expect(show()).toEqual(whole);
    expect(statSync(join(kept, name)).mtimeMs).toBe(mtimeMs);
  });

  test('is of one bundle: another one makes its own, and what is long unused goes', () => {
    mkdirSync(kept);
    for (const [name, days] of [
      ['new', 59],
      ['old', 61],
    ] as const) {
      writeFileSync(join(kept, name), '');
      const past = Date.now() / 1000 - days * 24 * 60 * 60;
      utimesSync(join(kept, name), past, past);
    }
    const bundle = readFileSync(join(folder, 'main.cjs'), 'latin1');
    expect(show()).toEqual(whole);
    try {
      writeFileSync(join(folder, 'main.cjs'), bundle.replace(/^\/\*\w+/, '/*0123456789abcdef'));
      expect(show()).toEqual(whole);
      const names = readdirSync(kept);
      expect(names).toHaveLength(3);
      expect(names).toContain('new');
      expect(names).toContain(`0123456789abcdef-show-${machine}`);
    } finally {
      writeFileSync(join(folder, 'main.cjs'), bundle);
    }
  });

  test.each([
    ['garbage', () => Buffer.alloc(5000, 0x41)],
    ['empty', () => Buffer.alloc(0)],
    ['cut', (sound: Buffer) => sound.subarray(0, -1)],
    ['half', (sound: Buffer) => sound.subarray(0, sound.length / 2)],
    // V8 itself notices none of these, and with some of them never ends.
    ['altered anywhere', (sound: Buffer) => sound.map((byte, at) => (at % 997 === 500 ? byte ^ 0x55 : byte))],
  ] as const)('is made anew when it is %s', (_what, damage) => {
    show();
    const path = join(kept, readdirSync(kept)[0] ?? '');
    const sound = readFileSync(path);
    writeFileSync(path, damage(sound));
    expect(show()).toEqual(whole);
    const made = readFileSync(path);
    expect(made.length).toBeGreaterThan(100_000);
    expect(made.subarray(0, made.length / 2).equals(made.subarray(made.length / 2))).toBe(true);
    expect(readdirSync(kept)).toHaveLength(1);
  });

  test('is not made by a run that fails or helps, whose code is not that of one that does its work', () => {
    expect(run(['show', 'samples/missing.md']).status).toBe(2);
    expect(run(['show', '--help']).status).toBe(0);
    expect(run(['-h']).status).toBe(0);
    expect(run(['help', 'show']).status).toBe(0);
    expect(existsSync(kept)).toBe(false);
  });

  test('is neither made nor used in a folder that others can write to', () => {
    chmodSync(caches, 0o777);
    expect(show()).toEqual(whole);
    expect(existsSync(kept)).toBe(false);
  });

  test('is not looked for where the run happens to stand', () => {
    expect(run(['show', 'samples/episode.md'], [], relative(root, home))).toEqual(whole);
    expect(existsSync(kept)).toBe(false);
  });

  test('is not made where there is no cache folder, or no room in it', () => {
    rmSync(caches, { recursive: true });
    expect(show()).toEqual(whole);
    expect(existsSync(caches)).toBe(false);
    mkdirSync(caches);
    writeFileSync(kept, '');
    expect(show()).toEqual(whole);
  });
});
