import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from '../run/episode-folder.js';
import { makeFolder } from '../run/temp-folder.js';
import { dangerIn, runHostile } from './run-hostile.js';

describe('the files that a batch writes', { timeout: 30_000 }, () => {
  test('say what names and values hold, without what a log or a page would act on', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const names = [
      '\u202ertl',
      '\u001b[2Jesc',
      '\u009b31m',
      'nl\n::error::x',
      ']]>',
      'a<b>&"',
      '\ufffe',
      '##[group]',
    ];
    for (const name of names)
      await writeFile(join(folder, `${name}.md`), `- 0:00 A\n- 0:70 ${name.replaceAll('\n', ' ')}\n`);
    const run = await runHostile(folder, 'batch', '.', '-n', '--junit', 'out.xml', '--report', 'out.ndjson');
    expect(run.exitCode).toBe(1);
    const [junit, report] = await Promise.all(
      ['out.xml', 'out.ndjson'].map((name) => readFile(join(folder, name), 'utf8')),
    );
    expect(dangerIn(junit ?? '')).toEqual([]);
    expect(dangerIn(report ?? '')).toEqual([]);
    expect(junit?.match(/<testcase /g)).toHaveLength(names.length + 1);
    expect(junit).toContain('name="\\u202ertl.md"');
    expect(junit).not.toMatch(/[\ufffe\uffff]|<b>/);
    for (const line of report?.trim().split('\n') ?? []) expect(typeof JSON.parse(line)).toBe('object');
  });
});

describe('chapter files', { timeout: 60_000 }, () => {
  test('with a key fifty thousand times are read, and its inherited names are only names', async () => {
    const folder = await makeFolder();
    const members = '"__proto__": {"startTime": 5}, "constructor": 1, "toString": 2, '.repeat(50_000);
    const file = `{"version": "1.2.0", "chapters": [{${members}"startTime": 0, "title": "A"}]}`;
    await writeFile(join(folder, 'chapters.json'), file);
    const run = await runHostile(folder, 'show', 'chapters.json', '--json');
    const { status, chapters }: { status: string; chapters: unknown[] } = JSON.parse(run.stdout);
    expect([run.exitCode, status, chapters.length]).toEqual([0, 'checked', 1]);
    expect(chapters[0]).toMatchObject({ startMs: 0, title: 'A' });
  });

  test('with a hundred thousand chapters in one line, of which each has a finding, are answered soon', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const chapters = Array.from({ length: 100_000 }, (_, startTime) => ({ startTime, title: 'x' }));
    await writeFile(join(folder, 'chapters.json'), JSON.stringify({ version: '1.2.0', chapters }));
    const run = await runHostile(folder, 'chapters.json', 'episode.mp3', '-n');
    expect([run.exitCode, run.stderr.length > 1_000_000]).toEqual([1, true]);
  });
});
