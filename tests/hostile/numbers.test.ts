import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from '../run/episode-folder.js';
import { makeFolder } from '../run/temp-folder.js';
import { folderState, runHostile } from './run-hostile.js';

const chapters = '- 0:00 One\n- 0:20 Two\n- 0:40 Three\n';
const odd = [
  '0',
  '-1',
  '-0',
  '1e400',
  '-1e400',
  '1e-400',
  '.inf',
  '.nan',
  'NaN',
  'Infinity',
  '9007199254740993',
  '99999999999999999999999999999999999999',
  '0x7fffffffffffffff',
  '0o777',
  '1_000',
  '４２',
  '9'.repeat(100_000),
  '99999999999:59:59',
  '1:2:3:4:5:6',
  '-1:00',
  '00:99:99',
  'null',
  'true',
  '2026-01-01',
  '[1, 2]',
  '{a: 1}',
  '!!int "x"',
  '!!float 1',
];

describe('odd numbers in the front matter', { timeout: 30_000 }, () => {
  test.each(odd.map((value) => [value.slice(0, 40), value]))('%s', async (_name, value) => {
    const folder = await makeFolder();
    await writePair(folder);
    await writeFile(
      join(folder, 'episode.md'),
      `---\nduration: ${value}\nlength: ${value}\n---\n${chapters}`,
    );
    const before = folderState(folder);
    const run = await runHostile(folder, 'episode.md', 'episode.mp3', '--json', '-n');
    const { stated }: { stated: { durationMs: unknown; byteLength: unknown } } = JSON.parse(run.stdout);
    for (const number of [stated.durationMs, stated.byteLength]) {
      expect(number === null || (Number.isSafeInteger(number) && Number(number) >= 0)).toBe(true);
    }
    // `null`, an empty value and 0 state nothing; no other of these is right for the file.
    expect(run.exitCode).toBe(/^(?:null|0+)$/.test(value) ? 0 : 1);
    expect(folderState(folder)).toEqual(before);
  });
});

describe('odd numbers in the notes', { timeout: 30_000 }, () => {
  test.each([
    '99999999999:00:00',
    `${'9'.repeat(1000)}:00`,
    '9007199254740993:00',
    '1193:02:47.295',
    '0:00.9999999999999999999999',
    '-0:05',
    '0:99',
    '１:２３',
  ])('%s', async (time) => {
    const folder = await makeFolder();
    await writePair(folder);
    await writeFile(join(folder, 'episode.md'), `- 0:00 One\n- 0:20 Two\n- ${time} Three\n- 0:40 Four\n`);
    const before = folderState(folder);
    const run = await runHostile(folder, 'episode.md', 'episode.mp3', '--json', '-n');
    const result: { chapters: { startMs: number; endMs: number | null }[] } = JSON.parse(run.stdout);
    for (const { startMs, endMs } of result.chapters) {
      for (const ms of [startMs, endMs ?? 0]) expect(ms >= 0 && Number.isSafeInteger(ms)).toBe(true);
    }
    await runHostile(folder, 'show', 'episode.md');
    expect(folderState(folder)).toEqual(before);
  });
});

describe('odd numbers in options', { timeout: 30_000 }, () => {
  test.each([
    ['--offset', '-3600', 1],
    ['--offset', '-0.001', 1],
    ['--offset', '+99999999999', 2],
    ['--offset', '-99999999999999999999', 2],
    ['--offset', '1e9', 2],
    ['--offset', '+1:00', 1],
    ['--offset', '', 2],
    ['--tolerance', '-1', 2],
    ['--tolerance', 'NaN', 2],
    ['--tolerance', '1e9', 2],
    ['--tolerance', '9'.repeat(400), 2],
    ['--padding', '-1', 2],
    ['--padding', '268435455', 1],
    ['--padding', '268435456', 2],
    ['--padding', '99999999999999999999', 2],
    ['--padding', '0x10', 2],
    ['--padding', '1.5', 2],
    ['--tag-version', '2.9', 2],
    ['--format', 'xml', 2],
    ['--players', 'nobody', 2],
  ])('%s %s: exit %i', async (option, value, exitCode) => {
    const folder = await makeFolder();
    await writePair(folder);
    const before = folderState(folder);
    const run = await runHostile(folder, 'episode.md', 'episode.mp3', option, value, '-n');
    expect([run.exitCode, run.stderr.slice(0, 300)]).toEqual([exitCode, expect.any(String)]);
    expect(folderState(folder)).toEqual(before);
  });
});
