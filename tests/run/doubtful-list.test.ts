import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { codesOf, runJson } from './program.js';
import { makeFolder } from './temp-folder.js';

const doubt = 'notes/doubtful-list';

test('the audio settles whether a short list is one of chapters', async () => {
  const folder = await makeFolder();
  await writePair(folder);
  const check = async (notes: string, ...audio: readonly string[]) => {
    await writeFile(join(folder, 'short.md'), notes);
    return codesOf((await runJson(folder, 'check', 'short.md', ...audio)).json, 'warning');
  };
  const spanning = '0:10 Welcome\n0:20 News\n0:45 Goodbye\n';
  expect(await check(spanning)).toContain(doubt);
  expect(await check(spanning, 'episode.mp3')).not.toContain(doubt);
  // Over before the half of the audio.
  expect(await check('0:10 Welcome\n0:15 News\n0:20 Goodbye\n', 'episode.mp3')).toContain(doubt);
});

test('two times from 0:00 on are taken for chapters', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'toy.md'), '- 0:00 Hi\n- 0:30 End\n');
  expect(codesOf((await runJson(folder, 'show', 'toy.md')).json, 'warning')).not.toContain(doubt);
});
