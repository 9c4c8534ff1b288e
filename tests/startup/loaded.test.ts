import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderEpisodeNotes } from '../build/episode-notes.js';
import { buildPng } from '../build/pictures.js';
import { minuteOfChapters, writePair } from '../run/episode-folder.js';
import { runProgram } from '../run/program.js';
import { findLoaded } from './loaded.js';

const scratch = mkdtempSync(join(tmpdir(), 'chapterize-startup-'));
const folder = mkdtempSync(join(tmpdir(), 'chapterize-startup-'));
const load = (args: readonly string[]) => findLoaded(folder, scratch, args);

/** Packages that stand for the others, which only they use. */
const heavy = ['commander', 'gray-matter', 'markdown-it', 'yaml', 'smol-toml', 'node-id3', 'music-metadata'];
const forNotes = ['commander', 'gray-matter', 'markdown-it'];
const forPlainNotes = ['commander', 'markdown-it'];
const writer = 'src/files/apply-plan.ts';

const withoutFrontMatter = (notes: string) => notes.replace(/^---\n[^]*?\n---\n/, '');

beforeAll(async () => {
  await writePair(folder);
  await runProgram(folder, 'episode.md', 'episode.mp3', '-o', 'done.mp3', '-q');
  writeFileSync(
    join(folder, 'plain.md'),
    `## Chapters\n\n${withoutFrontMatter(renderEpisodeNotes({ chapters: minuteOfChapters }))}`,
  );
  writeFileSync(join(folder, 'noise.mp3'), Buffer.alloc(5000, 0x17));
}, 30_000);

afterAll(() => {
  for (const path of [scratch, folder]) rmSync(path, { recursive: true, force: true });
});

describe('chapterize --version', { timeout: 30_000 }, () => {
  test('loads nothing at all', () => {
    const { byteLength, ...loaded } = load(['--version']);
    expect(loaded).toEqual({ exitCode: 0, modules: [], packages: [], builtins: [] });
    expect(byteLength).toBeLessThan(2000);
  });
});

describe.each([
  { args: ['--help'], packages: ['commander'] },
  { args: ['explain', 'notes/no-chapters'], packages: ['commander'] },
  { args: ['show', 'done.mp3'], packages: ['commander'] },
  { args: ['strip', 'done.mp3', '--dry-run'], packages: ['commander'] },
  { args: ['strip', 'episode.mp3'], packages: ['commander'] },
  { args: ['show', 'episode.md'], packages: forNotes },
  { args: ['check', 'episode.md'], packages: forNotes },
  { args: ['show', 'plain.md'], packages: forPlainNotes },
  { args: ['plain.md', 'done.mp3'], packages: forPlainNotes },
  { args: ['episode.md', 'episode.mp3', '--dry-run'], packages: [...forNotes, 'node-id3'] },
])('chapterize $args', { timeout: 30_000 }, ({ args, packages }) => {
  test('loads no more than it needs', () => {
    const loaded = load(args);
    expect(loaded.exitCode).toBe(0);
    expect(heavy.filter((name) => loaded.packages.includes(name)).toSorted()).toEqual(packages.toSorted());
    expect(loaded.modules).not.toContain(writer);
    expect(loaded.modules.filter((name) => name.startsWith('src/pictures/'))).toEqual([]);
    // Objects in a store are asked for by their name, s3://: that much is looked at.
    const stored = loaded.modules.filter((name) => name.startsWith('src/objects/'));
    expect(stored.filter((name) => !/\/(?:is-)?object-url\.ts$/.test(name))).toEqual([]);
    expect(loaded.packages.filter((name) => name.startsWith('@'))).toEqual([]);
    // What Node itself loads for files and streams, `os` from Node 24 on; `v8` for a flag.
    const light = [
      'fs/promises',
      'os',
      'path',
      'process',
      'stream',
      'stream/promises',
      'string_decoder',
      'v8',
    ];
    // The explanations are compressed.
    if (args[0] === 'explain') light.push('zlib');
    expect(loaded.builtins.filter((name) => !light.includes(name))).toEqual([]);
  });
});

describe('chapterize, where it needs more', { timeout: 30_000 }, () => {
  test('loads the writer to write', () => {
    const loaded = load(['episode.md', 'episode.mp3', '-o', 'written.mp3']);
    expect(loaded.exitCode).toBe(0);
    expect(loaded.modules).toContain(writer);
    expect(loaded.packages).toContain('node-id3');
    expect(loaded.packages).not.toContain('music-metadata');
    for (const heavy of ['crypto', 'zlib']) expect(loaded.builtins).not.toContain(heavy);
    expect(loaded.builtins).not.toContain('child_process');
  });

  test('asks music-metadata about what is not an mp3', () => {
    const loaded = load(['check', 'episode.md', 'noise.mp3']);
    expect(loaded.exitCode).toBe(1);
    expect(loaded.packages).toContain('music-metadata');
    expect(loaded.packages).not.toContain('node-id3');
  });

  test('loads the code for pictures when a chapter names one, without the network and sharp', () => {
    writeFileSync(join(folder, 'a.png'), buildPng(8));
    writeFileSync(join(folder, 'pictured.md'), '0:00 Start\n![](a.png)\n\n0:30 End\n');
    const loaded = load(['pictured.md', 'episode.mp3', '-o', 'pictured.mp3']);
    expect(loaded.exitCode).toBe(0);
    expect(loaded.modules).toContain('src/pictures/attach-pictures.ts');
    expect(loaded.modules).not.toContain('src/pictures/fetch-picture.ts');
    expect(loaded.modules).not.toContain('src/pictures/fit-picture.ts');
    expect(load(['episode.md', 'episode.mp3', '-o', 'bare.mp3']).modules.join(' ')).not.toContain(
      'src/pictures/',
    );
  });

  test('hashes only when asked', () => {
    expect(load(['check', 'episode.md', 'done.mp3', '--json']).builtins).toContain('crypto');
  });

  test('reads the table of entities when notes have a rare one', () => {
    writeFileSync(join(folder, 'entity.md'), '0:00 Start\n0:30 Q&thinsp;&amp; A\n');
    writeFileSync(join(folder, 'common.md'), '0:00 Start\n0:30 Q&amp;A\n');
    const loaded = load(['show', 'entity.md']);
    expect(loaded.exitCode).toBe(0);
    expect(loaded.packages).toContain('entities');
    expect(load(['show', 'common.md']).packages).not.toContain('entities');
  });

  test('reads YAML with the package when the front matter is more than flat', () => {
    writeFileSync(join(folder, 'folded.md'), '---\ntitle: >\n  An episode\n---\n0:00 Start\n0:30 End\n');
    const loaded = load(['show', 'folded.md']);
    expect(loaded.exitCode).toBe(0);
    expect(loaded.packages).toContain('yaml');
  });

  test('reads TOML when the front matter is TOML', () => {
    writeFileSync(join(folder, 'toml.md'), '+++\nlength = "5"\n+++\n0:00 Start\n0:30 End\n');
    const loaded = load(['show', 'toml.md']);
    expect(loaded.exitCode).toBe(0);
    expect(loaded.packages).toContain('smol-toml');
  });

  test('never loads the tables of iconv-lite, nor js-yaml', () => {
    const loaded = load(['episode.md', 'episode.mp3', '--dry-run']);
    expect(loaded.packages).not.toContain('iconv-lite');
    expect(loaded.packages).not.toContain('js-yaml');
  });
});

describe('the scripts that a command loads', { timeout: 30_000 }, () => {
  // What is loaded is compiled: a new feature must not cost the runs that do without it.
  test.each([
    { args: ['--help'], most: 63_000 },
    { args: ['explain', 'notes/no-chapters'], most: 76_500 },
    { args: ['show', 'done.mp3'], most: 127_000 },
    { args: ['show', 'plain.md'], most: 280_000 },
    { args: ['show', 'episode.md'], most: 296_000 },
    { args: ['check', 'episode.md'], most: 312_000 },
    { args: ['check', 'episode.md', 'episode.mp3'], most: 396_000 },
    { args: ['episode.md', 'episode.mp3', '-o', 'sized.mp3'], most: 400_000 },
  ])('$args: at most $most bytes', ({ args, most }) => {
    const { exitCode, byteLength } = load(args);
    expect(exitCode).toBe(0);
    expect(byteLength).toBeLessThan(most);
    // A limit far above what is loaded would not show what a change adds.
    expect(byteLength).toBeGreaterThan(most * 0.8);
  });
});
