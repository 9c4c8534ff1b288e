import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePair } from '../run/episode-folder.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'bin/chapterize.js');
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'chapterize-code-')));
const folder = join(scratch, 'checkout');
const home = join(scratch, 'home');
const hasStrace = spawnSync('strace', ['-V']).status === 0;

/** What somebody could put where the program runs, in the hope that it is executed. */
const planted = [
  'package.json',
  'node_modules/yaml/index.js',
  'node_modules/music-metadata/index.js',
  'chapterize.js',
  'dist/cli/main.cjs',
  '.cache/chapterize/main.cache',
];

beforeAll(async () => {
  for (const path of [folder, home]) mkdirSync(path);
  await writePair(folder);
  for (const name of planted) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name.endsWith('.json') ? '{}' : 'process.exit(99);');
  }
});

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

interface Opened {
  readonly path: string;
  readonly isWritten: boolean;
}

/** Runs the program with XDG_CACHE_HOME in the folder, and lists the files that it opened, created, renamed or removed. */
function trace(args: readonly string[]): { readonly exitCode: number | null; readonly opened: Opened[] } {
  const log = join(scratch, 'strace.txt');
  const command = [
    '-f',
    '-qq',
    '-s',
    '4096',
    '-e',
    'trace=%file',
    '-o',
    log,
    process.execPath,
    program,
    ...args,
  ];
  const { status } = spawnSync('strace', command, {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: home, XDG_CACHE_HOME: join(folder, '.cache') },
    timeout: 25_000,
  });
  const opened = readFileSync(log, 'utf8').split('\n').flatMap(openedOf);
  return { exitCode: status, opened };
}

/** A line such as `71 openat(AT_FDCWD, "/etc/hostname", O_RDONLY|O_CLOEXEC) = 17`. */
function openedOf(line: string): Opened[] {
  const [, call = '', rest = '', result = ''] = /^\d+ +(\w+)\((.*)\) += (-?\d+)/.exec(line) ?? [];
  if (result === '' || Number(result) < 0) return [];
  const paths = Array.from(rest.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, path = '']) => resolve(folder, path));
  if (
    /^(?:rename|unlink|mkdir|rmdir|link|symlink|chmod|fchmodat|chown|fchownat|lchown|truncate|utime)/.test(
      call,
    )
  )
    return paths.map((path) => ({ path, isWritten: true }));
  if (!call.startsWith('open')) return [];
  return paths.slice(0, 1).map((path) => ({ path, isWritten: /O_WRONLY|O_RDWR|O_CREAT/.test(rest) }));
}

/** The package with its dependencies, from where it is installed: not those of the folder in which it runs. */
function isOfPackage(path: string): boolean {
  return ['bin/', 'dist/', 'node_modules/', 'package.json'].some((part) => path.startsWith(join(root, part)));
}

/** Node, the libraries of the system that it is linked with, and what the kernel says of the process. */
function isOfNode(path: string): boolean {
  const system = ['/lib', '/usr/lib', '/usr/local/lib', '/etc/', '/proc/', '/sys/', '/dev/'];
  return path === process.execPath || system.some((start) => path.startsWith(start));
}

describe.runIf(hasStrace)('the files that a run opens', { timeout: 30_000 }, () => {
  test.each([
    { args: ['--version'], data: [] },
    { args: ['explain', 'notes/no-chapters'], data: [] },
    { args: ['show', 'episode.md'], data: ['episode.md'] },
    { args: ['check', 'episode.md', 'episode.mp3'], data: ['episode.md', 'episode.mp3'] },
    { args: ['episode.md', 'episode.mp3', '-o', 'out.mp3'], data: ['episode.md', 'episode.mp3'] },
    { args: ['strip', 'out.mp3', '--dry-run'], data: ['out.mp3'] },
    { args: ['batch', 'episode.md', '--dry-run'], data: ['episode.md', 'episode.mp3'] },
  ])('are its package, Node and the data that was named: $args', ({ args, data }) => {
    const { exitCode, opened } = trace(args);
    expect(exitCode).toBe(0);
    expect(opened.filter(({ path }) => isOfPackage(path)).length).toBeGreaterThan(0);
    const named = data.map((name) => join(folder, name));
    const others = opened.filter(
      ({ path }) => !isOfPackage(path) && !isOfNode(path) && !named.includes(path),
    );
    const isResult = ({ path }: Opened) => /\/(?:out\.mp3|\.[^/]*\.tmp)$/.test(path);
    // A folder is opened to list it or to sync it.
    expect(others.filter((file) => !isResult(file) && file.path !== folder)).toEqual([]);
    const written = opened.filter(({ path, isWritten }) => isWritten && !path.startsWith('/dev/'));
    expect(written.filter((file) => !isResult(file))).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });
});
