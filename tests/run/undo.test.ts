import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytes, chap, ctoc, frame, tag, text } from '../build/id3.js';
import { writePair } from './episode-folder.js';
import { codesOf, runJson } from './program.js';
import { fileState, makeFolder } from './temp-folder.js';

const picture = Uint8Array.from({ length: 3000 }, (_, index) => (index * index) >> 2);

const heads: readonly (readonly [what: string, head: Uint8Array])[] = [
  ['no tag', new Uint8Array(0)],
  [
    'chapters of another program, with a picture',
    tag('2.3', [
      ctoc('2.3', 'toc', 3, ['a']),
      chap('2.3', 'a', 0),
      text('2.3', 'TIT2', 'Episode'),
      frame('2.3', 'APIC', bytes([0], 'image/png\0', [3, 0], picture)),
    ]),
  ],
  ['a tag that is converted', tag('2.2', [text('2.2', 'TT2', 'Episode')], { padding: 100 })],
];

describe('chapterize undo', { timeout: 30_000 }, () => {
  test.each(heads)('gives back a file with %s, after two runs with other notes', async (_what, head) => {
    const folder = await makeFolder();
    const { audio, notes } = await writePair(folder, { tag: 'none' }, { length: undefined });
    const original = bytes(head, await readFile(audio));
    await writeFile(audio, original);
    expect((await runJson(folder, 'episode.md', 'episode.mp3')).json.status).toBe('written');
    await writeFile(notes, (await readFile(notes, 'utf8')).replace('Goodbye', 'Farewell'));
    expect((await runJson(folder, 'episode.md', 'episode.mp3')).json.status).toBe('written');
    const planned = await runJson(folder, 'undo', 'episode.mp3', '--dry-run');
    expect(planned.json.status).toBe('planned');
    expect(planned.json.measured?.resultByteLength).toBe(original.length);
    expect((await runJson(folder, 'undo', 'episode.mp3')).json.status).toBe('written');
    expect(await readFile(audio)).toEqual(Buffer.from(original));
  });

  test('touches nothing where there is nothing to undo', async () => {
    const folder = await makeFolder();
    const { audio } = await writePair(folder);
    const before = await fileState(audio);
    const { json: result } = await runJson(folder, 'undo', 'episode.mp3');
    expect([result.status, codesOf(result, 'info')]).toEqual(['unchanged', ['id3/nothing-to-undo']]);
    expect(await fileState(join(folder, 'episode.mp3'))).toEqual(before);
  });
});
