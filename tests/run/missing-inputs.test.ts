import { expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { runJson, runProgram } from './program.js';
import { makeFolder } from './temp-folder.js';

test.each<[readonly string[], readonly string[]]>([
  [
    ['nope.md', 'nope.mp3'],
    ['nope.md', 'nope.mp3'],
  ],
  [
    ['check', 'nope.md', 'nope.mp3'],
    ['nope.md', 'nope.mp3'],
  ],
  [['episode.md', 'nope.mp3'], ['nope.mp3']],
  [
    ['undo', 'nope.mp3', 'nope.md'],
    ['nope.mp3', 'nope.md'],
  ],
  [['undo', 'episode.mp3', 'gone.md'], ['gone.md']],
  [['undo', 'episode.mp3', 'gone.md', '-n'], ['gone.md']],
  [
    ['import', 'nope.vtt', 'nope.md'],
    ['nope.vtt', 'nope.md'],
  ],
  [
    ['shift', 'nope.md', 'nope.mp3', '--cut', '0:01-0:02'],
    ['nope.md', 'nope.mp3'],
  ],
  [
    ['export', 'nope.md', 'json', 'nope.mp3'],
    ['nope.md', 'nope.mp3'],
  ],
  [
    ['preview', 'nope.md', 'nope.mp3', '--no-open'],
    ['nope.md', 'nope.mp3'],
  ],
  [['config', 'nope'], ['nope']],
])('%j names all that is missing, in one run', { timeout: 30_000 }, async (argv, missing) => {
  const folder = await makeFolder();
  await writePair(folder);
  const run = await runProgram(folder, ...argv);
  expect([run.exitCode, run.stdout]).toEqual([2, '']);
  const named = [...run.stderr.matchAll(/error\[io\/not-found\] (\S+):/g)].map(([, name]) => name);
  expect(named).toEqual(missing);
});

test('each is a diagnostic of the JSON, with its file', async () => {
  const folder = await makeFolder();
  const { json, exitCode } = await runJson(folder, 'nope: 1.md', 'nope.mp3');
  expect([exitCode, json.diagnostics.map(({ file }) => file)]).toEqual([2, ['nope: 1.md', 'nope.mp3']]);
});
