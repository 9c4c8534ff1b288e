import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { runProgram } from './program.js';
import { makeFolder } from './temp-folder.js';

test('only a run that writes says that nothing was written', async () => {
  const folder = await makeFolder();
  await writePair(folder);
  await writeFile(join(folder, 'slip.md'), '- 0:00 Oars\n- 0:75 Ropes\n');
  const lastLine = async (...args: readonly string[]) =>
    (await runProgram(folder, ...args)).stdout.trimEnd().split('\n').at(-1);
  expect(await lastLine('slip.md', 'episode.mp3')).toMatch(/^Failed: \d errors?; nothing was written$/);
  expect(await lastLine('check', 'slip.md', 'episode.mp3')).toMatch(/^Failed: \d errors?$/);
  expect(await lastLine('show', 'slip.md')).toMatch(/^Failed: \d errors?$/);
});
