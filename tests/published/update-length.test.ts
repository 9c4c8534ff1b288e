import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chapterize } from '../../src/run/chapterize.js';
import { writePair } from '../run/episode-folder.js';
import { outcomeOf, runProgram } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { serveFile, startHost } from './host.js';

test('--update length=published sets the length of the published file, and nothing else', async () => {
  const folder = await makeFolder();
  const { notes, audio } = await writePair(folder);
  await chapterize(notes, audio, { updateFrontMatter: true });
  const bytes = await readFile(audio);
  // A host that adds an ID3v1 tag.
  const served = Buffer.concat([bytes, Buffer.from('TAG'), Buffer.alloc(125)]);
  const host = await startHost(serveFile(served));
  const before = (await readFile(notes, 'utf8')).replace(
    'https://audio.example/file/episode.mp3',
    `${host.origin}/episode.mp3`,
  );
  await writeFile(notes, before);
  const args = [
    'episode.md',
    'episode.mp3',
    '--published',
    '--allow-private',
    '--update',
    'length=published',
  ];
  expect(outcomeOf(await runProgram(folder, ...args))).toBe('done');
  const after = await readFile(notes, 'utf8');
  expect(after).toBe(before.replace(String(bytes.length), String(served.length)));
  expect(await readFile(audio)).toEqual(bytes);
  expect(outcomeOf(await runProgram(folder, ...args, '--strict'))).toBe('done');
  expect(await readFile(notes, 'utf8')).toBe(after);
});

test('--update length=published needs --published', async () => {
  const folder = await makeFolder();
  await writePair(folder);
  const run = await runProgram(folder, 'episode.md', 'episode.mp3', '--update', 'length=published');
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain('add --published');
  expect(await readFile(join(folder, 'episode.md'), 'utf8')).toContain('length: ');
});
