import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from '../run/episode-folder.js';
import { makeFolder } from '../run/temp-folder.js';
import { folderState, runHostile } from './run-hostile.js';

const chapters = '- 0:00 One\n- 0:20 Two\n- 0:40 Three\n';
const tenMegabytes = 10_000_000;

/** Nine levels of lists, each of nine aliases of the one before: a billion values when expanded. */
function laughs(): string {
  const levels = ['a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
  for (let level = 1; level < 9; level += 1) {
    const aliases = Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ');
    levels.push(`a${level}: &a${level} [${aliases}]`);
  }
  return levels.join('\n');
}

function yaml(block: string): string {
  return `---\n${block}\n---\n${chapters}`;
}

const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const bombs: readonly (readonly [what: string, notes: () => string])[] = [
  ['a billion laughs', () => yaml(laughs())],
  ['a billion laughs for chapters', () => yaml(`${laughs()}\nchapters: *a8`)],
  ['an alias of itself', () => yaml('title: &a [*a]\nchapters: *a')],
  [
    'merge keys that double',
    () => yaml(`a0: &a0 {k: v}\n${many(25, (i) => `a${i + 1}: &a${i + 1} {<<: [*a${i}, *a${i}]}`)}`),
  ],
  ['thirty thousand keys in !!omap', () => yaml(`x: !!omap\n${many(12_000, (i) => `  - key${i}: 1`)}`)],
  ['nested lists', () => yaml(`x: ${'['.repeat(100_000)}`)],
  ['nested maps', () => yaml(`x: ${'{a: '.repeat(50_000)}`)],
  ['indented maps', () => yaml(many(700, (i) => `${' '.repeat(i)}a:`))],
  ['questions', () => yaml('? '.repeat(50_000))],
  ['anchors', () => yaml(many(20_000, (i) => `&a${i} k${i}: 1`))],
  ['a tag of a hundred thousand letters', () => yaml(`x: !<${'a'.repeat(100_000)}> 1`)],
  ['blanks on end', () => yaml(`x: ${' '.repeat(200_000)}1`)],
  ['comments on end', () => yaml('#\n'.repeat(100_000))],
  ['nested JSON', () => `{"x": ${'['.repeat(100_000)}${']'.repeat(100_000)}}\n${chapters}`],
  ['JSON of quotes', () => `{"x": "${'\\"'.repeat(100_000)}\n${chapters}`],
  ['nested TOML', () => `+++\nx = ${'['.repeat(50_000)}\n+++\n${chapters}`],
  ['dotted TOML', () => `+++\n${Array.from({ length: 20_000 }, () => 'a').join('.')} = 1\n+++\n${chapters}`],
  ['dots before a time', () => `- a${'.'.repeat(60_000)}b 0:00\n- c 0:20\n- e 0:40\n`],
  ['times in one line', () => `${'00:00:00.000 '.repeat(60)}\nx\n`],
  ['nested quotes', () => `${'> '.repeat(50_000)}- 0:00 x\n${chapters}`],
  [
    'nested items',
    () => `${many(1000, (i) => `${'  '.repeat(i)}- 0:${String(i % 60).padStart(2, '0')} x`)}\n`,
  ],
  ['nested links', () => `- 0:00 ${'['.repeat(50_000)}x${'](a)'.repeat(50_000)}\n${chapters}`],
  ['emphasis', () => `- 0:00 ${'*a_'.repeat(50_000)}\n${chapters}`],
  ['backticks', () => `- 0:00 ${many(1000, (i) => '`'.repeat(i)).replaceAll('\n', ' ')}\n${chapters}`],
  ['open tags', () => `- 0:00 ${'<a '.repeat(100_000)}\n${chapters}`],
  ['nested HTML', () => `${'<div>'.repeat(100_000)}0:00 x\n\n${chapters}`],
  ['open comments', () => `${'<!--'.repeat(100_000)}\n${chapters}`],
  ['references', () => `${many(20_000, (i) => `[r${i}]: https://a.example/${i}`)}\n\n${chapters}`],
  [
    'a table of a thousand columns',
    () => `${'|0:00'.repeat(1000)}|\n${'|--'.repeat(1000)}|\n${`${'|0:00 x'.repeat(1000)}|\n`.repeat(20)}`,
  ],
  ['entities', () => `- 0:00 ${'&CounterClockwiseContourIntegral;'.repeat(30_000)}\n${chapters}`],
];

describe('notes made to take time or memory', { timeout: 30_000 }, () => {
  test.each(bombs)('%s', async (_what, notes) => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'episode.md'), notes());
    const before = folderState(folder);
    const run = await runHostile(folder, 'check', 'episode.md');
    expect(run.elapsedMs).toBeLessThan(5000);
    expect(folderState(folder)).toEqual(before);
  });
});

describe('a line of ten megabytes', { timeout: 30_000 }, () => {
  test.each([
    ['letters', 'x'.repeat(tenMegabytes)],
    ['a title', `- 0:00 ${'a'.repeat(tenMegabytes)}\n- 0:20 b\n`],
    ['a title of marks', `- 0:00 a${'\u0301'.repeat(tenMegabytes / 2)}\n- 0:20 b\n`],
    ['timestamps', '[0:00] '.repeat(tenMegabytes / 7)],
    ['digits', `- 0:00 a\n- ${'1'.repeat(tenMegabytes)}:00 b\n`],
    ['colons', `- ${'0:'.repeat(tenMegabytes / 2)}00 b\n`],
    ['blanks', `- 0:00 a${' '.repeat(tenMegabytes)}b\n- 0:20 c\n`],
    ['stars', '*'.repeat(tenMegabytes)],
    ['brackets', `- 0:00 ${'['.repeat(tenMegabytes)}`],
    ['tags', '<b>0:00 x '.repeat(tenMegabytes / 10)],
    ['cells', `${'|0:00|a'.repeat(tenMegabytes / 7)}\n|--|--|\n`],
    ['front matter', yaml(`title: ${'a'.repeat(tenMegabytes)}`)],
    ['a link', `- 0:00 [a](https://a.example/${'a'.repeat(tenMegabytes)})\n- 0:20 b\n`],
  ])('of %s', async (_what, notes) => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'episode.md'), notes);
    await runHostile(folder, 'show', 'episode.md');
  });

  test('as a title is not put into a tag that cannot hold it', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await writeFile(join(folder, 'episode.md'), `- 0:00 ${'a'.repeat(tenMegabytes)}\n- 0:20 b\n`);
    const run = await runHostile(folder, 'episode.md', 'episode.mp3', '--json', '-o', 'out.mp3');
    const { status }: { status: string } = JSON.parse(run.stdout);
    expect(run.exitCode).toBe(status === 'failed' ? 1 : 0);
  });
});

describe('keys of every object', { timeout: 30_000 }, () => {
  const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

  test.each([
    [
      'YAML',
      yaml(
        keys.map((key) => `${JSON.stringify(key)}: {length: 1, duration: "9:99", polluted: yes}`).join('\n'),
      ),
    ],
    [
      'nested YAML',
      yaml('__proto__:\n  __proto__:\n    length: "1"\nconstructor:\n  prototype:\n    title: x'),
    ],
    ['JSON', `{${keys.map((key) => `"${key}": {"length": 1, "duration": "9:99"}`).join(',')}}\n${chapters}`],
    [
      'TOML',
      `+++\n${keys.map((key) => `[${JSON.stringify(key)}]\nlength = 1`).join('\n')}\n+++\n${chapters}`,
    ],
  ])('%s: state nothing', async (_what, notes) => {
    const folder = await makeFolder();
    await writePair(folder);
    await writeFile(join(folder, 'episode.md'), notes);
    const run = await runHostile(folder, 'check', 'episode.md', 'episode.mp3', '--json');
    const { stated }: { stated: unknown } = JSON.parse(run.stdout);
    expect(stated).toEqual({ title: null, durationMs: null, byteLength: null, file: null });
  });
});
