import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chapterize } from '../../src/run/chapterize.js';
import type { ChapterizeOptions } from '../../src/run/options.js';
import { undo } from '../../src/run/undo.js';
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

  const wrongDuration = (text: string) => text.replace(/^duration: .*$/m, 'duration: "58"');
  const once: ChapterizeOptions = { updateFrontMatter: true };
  const forms: readonly (readonly [
    what: string,
    form: (text: string) => string,
    first: ChapterizeOptions,
  ])[] = [
    ['a length', (text) => text, once],
    [
      'a length in quotes and a comment',
      (text) => text.replace(/^length: (\d+)$/m, 'length: "$1" # bytes'),
      once,
    ],
    ['no length', (text) => text.replace(/^length: .*\n/m, ''), once],
    ['an empty length', (text) => text.replace(/^length: .*$/m, 'length:'), once],
    ['neither length nor duration', (text) => text.replace(/^(?:length|duration): .*\n/gm, ''), once],
    [
      'two keys for the length',
      (text) => text.replace(/^length: (\d+)$/m, 'length: $1\npodcast_bytes: $1'),
      once,
    ],
    [
      'two keys for the length, and no duration',
      (text) =>
        text
          .replace(/^duration: .*\n/m, '')
          .replace(/^length: (\d+)$/m, 'length: $1\npodcast_bytes: $1\nfile_size: $1'),
      once,
    ],
    ['blanks behind the opening line', (text) => text.replace(/^---\n/, '---  \n'), once],
    ['lines that end in CR LF', (text) => text.replaceAll('\n', '\r\n'), once],
    ['a wrong duration', wrongDuration, { update: ['duration', 'length'], verifyStated: false }],
    [
      'a duration that comes later',
      (text) => text.replace(/^(?:length|duration): .*\n/gm, ''),
      { update: ['length'] },
    ],
    [
      'values in JSON',
      (text) => text.replace(/^---\n[^]*?\n---\n/, '{"title": "x", "file": "episode.mp3"}\n'),
      once,
    ],
  ];

  test.each(forms)(
    'gives back notes with %s that -u has changed, also after two runs',
    async (_what, form, first) => {
      const folder = await makeFolder();
      const { audio, notes } = await writePair(folder, { tag: 'none' });
      const former = form(await readFile(notes, 'utf8'));
      await writeFile(notes, former);
      const original = await readFile(audio);
      expect(await chapterize(notes, audio, first)).toMatchObject({
        status: 'written',
        frontMatterUpdated: true,
      });
      const updated = await readFile(notes, 'utf8');
      expect(updated).not.toBe(former);
      await writeFile(notes, updated.replace('Goodbye', 'Farewell'));
      const again = await chapterize(notes, audio, { updateFrontMatter: true, paddingByteLength: 9000 });
      expect(again.status).toBe('written');
      expect(
        (await chapterize(notes, audio, { updateFrontMatter: true, paddingByteLength: 9000 })).status,
      ).toBe('unchanged');
      const undone = await undo(audio);
      expect(undone).toMatchObject({ status: 'written', frontMatterUpdated: true });
      expect(await readFile(audio)).toEqual(original);
      expect(await readFile(notes, 'utf8')).toBe(former.replace('Goodbye', 'Farewell'));
    },
  );

  test('gives back notes and mp3 byte for byte after -u', async () => {
    const folder = await makeFolder();
    const { audio, notes } = await writePair(folder, { tag: 'none' });
    const before = [await readFile(audio), await readFile(notes)];
    expect((await runJson(folder, 'episode.md', 'episode.mp3', '-u')).json.status).toBe('written');
    const { json } = await runJson(folder, 'undo', 'episode.mp3');
    expect([json.status, codesOf(json, 'info')]).toEqual(['written', ['front-matter/restored']]);
    expect(json.written).toEqual(['episode.mp3', 'episode.md']);
    expect([await readFile(audio), await readFile(notes)]).toEqual(before);
  });

  test('gives back the value of before the first of several -u', async () => {
    const folder = await makeFolder();
    const { audio, notes } = await writePair(folder, { tag: 'none' });
    const [mp3, former] = [await readFile(audio), await readFile(notes, 'utf8')];
    const stated = (text: string) => /^length: .*$/m.exec(text)?.[0];
    await runJson(folder, 'episode.md', 'episode.mp3', '-u');
    const first = await readFile(notes, 'utf8');
    await writeFile(notes, `${first.trimEnd().replace('Goodbye', 'long '.repeat(3000))}\n`);
    await runJson(folder, 'episode.md', 'episode.mp3', '-u');
    const second = stated(await readFile(notes, 'utf8'));
    expect(new Set([stated(former), stated(first), second]).size).toBe(3);
    await runJson(folder, 'undo', 'episode.mp3');
    expect(stated(await readFile(notes, 'utf8'))).toBe(stated(former));
    expect(await readFile(audio)).toEqual(mp3);
  });

  test('names the notes that -u has changed if they are not found, and keeps values that were changed since', async () => {
    const folder = await makeFolder();
    const { notes } = await writePair(folder, { tag: 'none' });
    const former = await readFile(notes, 'utf8');
    expect((await runJson(folder, 'episode.md', 'episode.mp3', '-u', '-o', 'final.mp3')).json.status).toBe(
      'written',
    );
    const dry = await runJson(folder, 'undo', 'final.mp3', '--dry-run');
    expect(codesOf(dry.json, 'warning')).toEqual(['front-matter/not-restored']);
    const updated = await readFile(notes, 'utf8');
    await writeFile(notes, updated.replace(/^length: .*$/m, 'length: 77'));
    const changed = await runJson(folder, 'undo', 'final.mp3', 'episode.md', '--dry-run');
    expect(codesOf(changed.json, 'warning')).toEqual(['front-matter/not-restored']);
    await writeFile(notes, updated);
    const undone = await runJson(folder, 'undo', 'final.mp3', 'episode.md');
    expect(undone.json.diagnostics.map(({ message }) => message).join()).toContain('length goes back from');
    expect(await readFile(notes, 'utf8')).toBe(former);
  });

  test('does not touch the notes if the result goes to another file', async () => {
    const folder = await makeFolder();
    const { audio, notes } = await writePair(folder, { tag: 'none' });
    await chapterize(notes, audio, { updateFrontMatter: true });
    const updated = await readFile(notes, 'utf8');
    expect(await undo(audio, { output: join(folder, 'raw.mp3') })).toMatchObject({
      frontMatterUpdated: false,
    });
    expect(await readFile(notes, 'utf8')).toBe(updated);
  });
});
