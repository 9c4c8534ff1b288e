import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytes, chap, ctoc, tag, text, unsynchronise } from '../build/id3.js';
import { renderId3v1, renderStream } from '../build/mpeg.js';
import { audioSha256, tagChapters, tagContents, tagFrames } from './mp3-parts.js';
import { codesOf, runJson } from './program.js';
import { makeFolder } from './temp-folder.js';

const stream = renderStream({ frameCount: 600 });
const name = text('2.3', 'TIT2', 'The episode');

async function writeAudio(...parts: readonly Uint8Array[]) {
  const folder = await makeFolder();
  await writeFile(join(folder, 'a.mp3'), bytes(...parts));
  return { folder, path: join(folder, 'a.mp3') };
}

describe('chapterize repair', { timeout: 30_000 }, () => {
  const broken = tag('2.3', [
    name,
    chap('2.3', 'b', 5000, { endMs: 0 }),
    chap('2.3', 'a', 0, { title: null }),
  ]);

  test('writes broken chapters as they should be, and nothing else', async () => {
    const { folder, path } = await writeAudio(broken, stream, renderId3v1('x'));
    const sha256 = await audioSha256(path);
    const shown = await runJson(folder, 'show', 'a.mp3');
    expect(codesOf(shown.json, 'warning')).toEqual(
      expect.arrayContaining(['id3/contents-missing', 'id3/chapters-untitled', 'id3/chapter-ends']),
    );
    const { exitCode, json } = await runJson(folder, 'repair', 'a.mp3');
    expect([exitCode, json.status]).toEqual([0, 'written']);
    const head = await readFile(path);
    expect(tagChapters(head).map(({ startMs, endMs, title }) => [startMs, endMs, title])).toEqual([
      [0, 1000, 'Chapter 1'],
      [5000, json.measured?.durationMs, 'Title of b'],
    ]);
    expect(head.includes(Buffer.from(name))).toBe(true);
    expect(head.subarray(-128)).toEqual(Buffer.from(renderId3v1('x')));
    expect(await audioSha256(path)).toBe(sha256);
    const again = await runJson(folder, 'repair', 'a.mp3');
    expect([again.exitCode, again.json.status]).toEqual([0, 'unchanged']);
    expect(again.json.measured).toMatchObject({ tagVersion: '2.3', resultByteLength: head.length });
    expect(await readFile(path)).toEqual(head);
  });

  test('a file with nothing to repair is copied to -o, as by strip and undo', async () => {
    const { folder, path } = await writeAudio(broken, stream);
    await runJson(folder, 'repair', 'a.mp3');
    for (const [index, option] of [['--verbose'], ['--tag-size']].entries()) {
      const name = `copy-${index}.mp3`;
      const dry = await runJson(folder, 'repair', 'a.mp3', '-o', name, '--dry-run', ...option);
      expect([dry.exitCode, dry.json.status]).toEqual([0, 'planned']);
      const run = await runJson(folder, 'repair', 'a.mp3', '-o', name, ...option);
      expect([run.exitCode, run.json.status, run.json.written]).toEqual([0, 'written', [name]]);
      expect(await readFile(join(folder, name))).toEqual(await readFile(path));
      const again = await runJson(folder, 'repair', 'a.mp3', '-o', name, ...option);
      expect([again.exitCode, again.json.status]).toEqual([0, 'unchanged']);
    }
  });

  test.each([
    ['stays so beside another breakage', ['a', 'b'], [0, 3000, 5000], ['ch0', 'ch2']],
    ['is shown where the table is broken too', ['a', 'b', 'gone'], [0, 3000, 5000], ['ch0', 'ch1', 'ch2']],
  ])('a chapter that the table of contents leaves out %s', async (_, entries, starts, listed) => {
    const head = tag('2.3', [
      ctoc('2.3', 'toc', 3, entries),
      chap('2.3', 'a', 0, { endMs: 5000 }),
      chap('2.3', 'silent', 3000, { endMs: 4000 }),
      chap('2.3', 'b', 5000, { title: null }),
    ]);
    const { folder, path } = await writeAudio(head, stream);
    expect((await runJson(folder, 'repair', 'a.mp3')).json.status).toBe('written');
    const repaired = await readFile(path);
    expect(tagChapters(repaired).map(({ startMs }) => startMs)).toEqual(starts);
    expect(tagContents(repaired)[0]?.children).toEqual(listed);
    const ends = tagChapters(repaired).map(({ endMs }) => endMs);
    expect(ends.slice(0, 2)).toEqual([listed.length === 2 ? 5000 : 3000, 4000]);
  });

  test('--dry-run names what is wrong and writes nothing', async () => {
    const { folder, path } = await writeAudio(broken, stream);
    const before = await readFile(path);
    const { exitCode, json } = await runJson(folder, 'repair', 'a.mp3', '--dry-run');
    expect([exitCode, json.status]).toEqual([0, 'planned']);
    expect(codesOf(json, 'warning')).toContain('id3/contents-missing');
    expect(await readFile(path)).toEqual(before);
  });

  test('sound chapters are left alone, a file without any is refused', async () => {
    const fine = tag('2.3', [ctoc('2.3', 'toc', 3, ['a']), chap('2.3', 'a', 0)]);
    const sound = await writeAudio(fine, stream);
    expect((await runJson(sound.folder, 'repair', 'a.mp3')).json.status).toBe('unchanged');
    const none = await writeAudio(tag('2.3', [name]), stream);
    const run = await runJson(none.folder, 'repair', 'a.mp3');
    expect([run.exitCode, codesOf(run.json)]).toEqual([1, ['id3/no-chapters']]);
  });

  test('leaves out a chapter behind the end, and says so', async () => {
    const past = tag('2.3', [
      ctoc('2.3', 'toc', 3, ['a', 'b']),
      chap('2.3', 'a', 0),
      chap('2.3', 'b', 99_000),
    ]);
    const { folder, path } = await writeAudio(past, stream);
    expect(codesOf((await runJson(folder, 'show', 'a.mp3')).json, 'warning')).toEqual([
      'id3/chapters-past-end',
    ]);
    await runJson(folder, 'repair', 'a.mp3');
    expect(tagChapters(await readFile(path)).map(({ startMs }) => startMs)).toEqual([0]);
  });
});

/** The same tag, stating that it has so many bytes. */
function stating(whole: Uint8Array, size: number): Uint8Array {
  const wrong = Uint8Array.from(whole);
  wrong.set(
    [21, 14, 7, 0].map((shift) => (size >> shift) & 0x7f),
    6,
  );
  return wrong;
}

describe('chapterize repair --tag-size', { timeout: 60_000 }, () => {
  test.each([
    ['into the audio', 30_000],
    ['past the end of the file', 50_000_000],
  ])('corrects a size that reaches %s, which no other command accepts', async (_, size) => {
    const whole = tag('2.3', [name]);
    const { folder, path } = await writeAudio(stating(whole, size), stream);
    await writeFile(join(folder, 'a.md'), '- [@0:01] - One\n- [@0:05] - Two\n- [@0:09] - Three\n');
    for (const args of [
      ['a.md', 'a.mp3'],
      ['repair', 'a.mp3'],
      ['show', 'a.mp3'],
    ]) {
      const run = await runJson(folder, ...args);
      expect([args, run.exitCode, codesOf(run.json)]).toEqual([args, 1, ['audio/tag-into-audio']]);
    }
    const { exitCode, json } = await runJson(folder, 'repair', 'a.mp3', '--tag-size');
    expect([exitCode, json.status]).toEqual([0, 'written']);
    expect(json.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      `audio/tag-size-corrected the tag said it had ${(size + 10).toLocaleString('en')} bytes; it has ${whole.length}`,
    ]);
    const written = await readFile(path);
    expect(written.subarray(-stream.length)).toEqual(Buffer.from(stream));
    expect(tagFrames(written).map(({ id }) => id)).toEqual(['PRIV', 'TIT2']);
    expect((await runJson(folder, 'repair', 'a.mp3', '--tag-size')).json.status).toBe('unchanged');
    expect((await runJson(folder, 'a.md', 'a.mp3')).json.status).toBe('written');
  });

  const broken = [chap('2.3', 'a', 5000, { title: null }), chap('2.3', 'b', 0)];
  test.each([
    ['a tag', [tag('2.3', [name])]],
    ['a tag of v2.4 with padding', [tag('2.4', [text('2.4', 'TIT2', 'x')], { padding: 400 })]],
    ['a tag of v2.2', [tag('2.2', [text('2.2', 'TT2', 'x')])]],
    ['an unsynchronised tag', [tag('2.3', [unsynchronise(bytes(name, bytes([255, 224])))], { flags: 0x80 })]],
    ['a tag with broken chapters', [tag('2.3', [name, ...broken])]],
    ['a tag after junk', [bytes([0]), tag('2.3', [name])]],
    ['the second of two tags', [tag('2.3', [name]), tag('2.3', [text('2.3', 'TPE1', 'y')])]],
  ])('is undone to the last bit, also after chapters: %s', async (_, parts) => {
    const [whole = bytes(), ...before] = parts.toReversed();
    const head = bytes(...before.toReversed(), stating(whole, 40_000));
    const { folder, path } = await writeAudio(head, stream);
    const original = await readFile(path);
    await writeFile(join(folder, 'a.md'), '- [@0:01] - One\n- [@0:05] - Two\n- [@0:09] - Three\n');
    expect((await runJson(folder, 'repair', 'a.mp3', '--tag-size')).json.status).toBe('written');
    const repaired = await readFile(path);
    expect((await runJson(folder, 'undo', 'a.mp3')).json.status).toBe('written');
    expect(await readFile(path)).toEqual(original);
    const again = await runJson(folder, 'undo', 'a.mp3');
    expect([again.exitCode, again.json.status]).toEqual([0, 'unchanged']);

    await writeFile(path, repaired);
    expect((await runJson(folder, 'a.md', 'a.mp3')).json.status).toBe('written');
    expect((await runJson(folder, 'undo', 'a.mp3')).json.status).toBe('written');
    expect(await readFile(path)).toEqual(original);
  });

  test('continues with the chapters, and strip leaves the right size', async () => {
    const whole = tag('2.3', [name, ...broken]);
    const { folder, path } = await writeAudio(stating(whole, 30_000), stream);
    const { json } = await runJson(folder, 'repair', 'a.mp3', '--tag-size');
    expect(codesOf(json, 'warning')).toContain('id3/chapters-untitled');
    expect(tagChapters(await readFile(path)).map(({ startMs, title }) => [startMs, title])).toEqual([
      [0, 'Title of b'],
      [5000, 'Chapter 2'],
    ]);
    expect((await runJson(folder, 'strip', 'a.mp3')).json.status).toBe('written');
    const stripped = await readFile(path);
    expect(tagFrames(stripped).map(({ id }) => id)).toEqual(['TIT2']);
    expect((await runJson(folder, 'show', 'a.mp3')).exitCode).toBe(0);
  });

  test('changes nothing where the size is right', async () => {
    const { folder } = await writeAudio(tag('2.3', [name]), stream);
    expect((await runJson(folder, 'repair', 'a.mp3', '--tag-size')).json.status).toBe('unchanged');
  });
});

describe('toc: false in notes', { timeout: 30_000 }, () => {
  const notes = `---
chapters:
  - { startTime: 0, title: Intro, img: https://x.example/i.jpg }
  - { startTime: 3, endTime: 4, title: Picture only, toc: false, location: { name: Here, geo: "geo:1,2" } }
  - { startTime: 5.5, title: Two }
---
`;

  test('is written and not listed; what an mp3 cannot hold is reported; a second run is a no-op', async () => {
    const { folder, path } = await writeAudio(stream);
    await writeFile(join(folder, 'a.md'), notes);
    const { exitCode, json } = await runJson(folder, 'a.md', 'a.mp3');
    expect([exitCode, json.status]).toEqual([0, 'written']);
    expect(codesOf(json, 'warning')).toContain('pictures/address-only');
    expect(codesOf(json, 'info')).toContain('front-matter/chapter-value-not-held');
    const head = await readFile(path);
    expect(tagChapters(head).map(({ startMs, endMs, title }) => [startMs, endMs, title])).toEqual([
      [0, 5500, 'Intro'],
      [3000, 4000, 'Picture only'],
      [5500, json.measured?.durationMs, 'Two'],
    ]);
    expect(tagContents(head).map(({ children }) => children)).toEqual([['ch0', 'ch2']]);
    expect((await runJson(folder, 'a.md', 'a.mp3')).json.status).toBe('unchanged');
    const shown = await runJson(folder, 'show', 'a.mp3');
    expect(shown.json.chapters.map((chapter) => (chapter as { hidden?: boolean }).hidden)).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('chapterize show of the first bytes of an mp3', { timeout: 30_000 }, () => {
  test('shows the chapters of the tag alone', async () => {
    const { folder } = await writeAudio(tag('2.3', [ctoc('2.3', 'toc', 3, ['a']), chap('2.3', 'a', 0)]));
    const { exitCode, json } = await runJson(folder, 'show', 'a.mp3');
    expect([exitCode, json.chapters.map(({ title }) => title)]).toEqual([0, ['Title of a']]);
    expect(codesOf(json, 'info')).toEqual(['audio/head-only']);
  });
});
