import { chmod, link, lstat, mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeEpisode } from '../build/episode.js';
import { renderEpisodeNotes } from '../build/episode-notes.js';
import { renderId3v1 } from '../build/episode-tag.js';
import { minuteOfChapters, minuteOfTitles, writePair } from './episode-folder.js';
import { audioSha256, readParts, tagChapters, tagContents, tagFrames } from './mp3-parts.js';
import { codesOf, outcomeOf, runJson, runProgram } from './program.js';
import { fileState, makeFolder } from './temp-folder.js';

const ours = new Set(['CTOC', 'CHAP', 'PRIV']);

describe('chapterize <notes> <audio>', { timeout: 30_000 }, () => {
  test('writes every chapter with its start, end, title and link', async () => {
    const folder = await makeFolder();
    const { audio } = await writePair(folder, { paddingBytes: 4000 });
    const run = await runProgram(folder, 'episode.md', 'episode.mp3');
    expect(run.stderr).toBe('');
    expect(run.exitCode).toBe(0);
    const { head } = await readParts(audio);
    expect(tagChapters(head)).toEqual(
      minuteOfTitles.map((title, index) => ({
        elementId: `ch${index}`,
        startMs: index * 15_000,
        endMs: (index + 1) * 15_000,
        startOffset: 0xffff_ffff,
        endOffset: 0xffff_ffff,
        title,
        url: index === 1 ? 'https://example.com/a?q=%C3%BC&p=1' : null,
      })),
    );
    expect(tagContents(head)).toEqual([
      { elementId: 'toc', flags: 3, children: ['ch0', 'ch1', 'ch2', 'ch3'] },
    ]);
  });

  for (const tag of ['none', '2.3'] as const) {
    test(`leaves audio, foreign frames and trailing tags as they are (tag: ${tag})`, async () => {
      const folder = await makeFolder();
      const { audio } = await writePair(folder, { tag, trailer: renderId3v1() });
      const before = await readParts(audio);
      const run = await runProgram(folder, 'episode.md', 'episode.mp3');
      expect(outcomeOf(run)).toBe('done');
      const after = await readParts(audio);
      expect(after.audio.equals(before.audio)).toBe(true);
      expect(after.tail.equals(before.tail)).toBe(true);
      const foreign = tagFrames(after.head).filter(({ id }) => !ours.has(id));
      // A new tag would hide what the ID3v1 tag says from players that read only one: it is carried into it.
      if (tag === 'none')
        expect(foreign.map(({ id }) => id).sort()).toEqual(['TCON', 'TIT2', 'TPE1', 'TYER']);
      else expect(foreign.map(({ raw }) => raw)).toEqual(tagFrames(before.head).map(({ raw }) => raw));
      expect(after.head.subarray(0, 6)).toEqual(Buffer.from([0x49, 0x44, 0x33, 3, 0, 0]));
    });
  }

  test('keeps the size where the chapters fit, and aligns the audio where they do not', async () => {
    const folder = await makeFolder();
    const roomy = await writePair(folder, { paddingBytes: 4000 });
    expect((await runProgram(folder, 'episode.md', 'episode.mp3')).exitCode).toBe(0);
    expect((await fileState(roomy.audio)).byteLength).toBe(roomy.episode.byteLength);

    const tight = await writePair(folder, { paddingBytes: 0 });
    expect((await runProgram(folder, 'episode.md', 'episode.mp3')).exitCode).toBe(0);
    const { head } = await readParts(tight.audio);
    expect(head.length % 4096).toBe(0);
    const used = 10 + tagFrames(head).reduce((sum, { raw }) => sum + raw.length, 0);
    expect(head.length - used).toBeGreaterThanOrEqual(1024);
  });

  test('changes nothing the second time, not even the modification time', async () => {
    const folder = await makeFolder();
    const { audio, notes } = await writePair(folder);
    expect((await runJson(folder, 'episode.md', 'episode.mp3')).json.status).toBe('written');
    const [mp3, markdown] = [await fileState(audio), await fileState(notes)];
    const again = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(again.exitCode).toBe(0);
    expect(again.json.status).toBe('unchanged');
    expect(await fileState(audio)).toEqual(mp3);
    expect(await fileState(notes)).toEqual(markdown);
  });

  test('gives the same bytes for the same input', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await runProgram(folder, 'episode.md', 'episode.mp3', '-o', 'a.mp3');
    await runProgram(folder, 'episode.md', 'episode.mp3', '-o', 'b.mp3');
    expect((await readFile(join(folder, 'a.mp3'))).equals(await readFile(join(folder, 'b.mp3')))).toBe(true);
  });

  test('replaces its own chapters when a title changed, without changing the size', async () => {
    const folder = await makeFolder();
    const { audio, notes } = await writePair(folder);
    await runProgram(folder, 'episode.md', 'episode.mp3');
    const { byteLength } = await fileState(audio);
    const text = await readFile(notes, 'utf8');
    await writeFile(notes, text.replace('Goodbye', 'Farewell, and thanks'));
    const run = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(run.json.status).toBe('written');
    expect((await fileState(audio)).byteLength).toBe(byteLength);
    expect(tagChapters((await readParts(audio)).head).map(({ title }) => title)).toEqual([
      ...minuteOfTitles.slice(0, 3),
      'Farewell, and thanks',
    ]);
  });

  test('-o writes there and leaves the audio alone', async () => {
    const folder = await makeFolder();
    const { audio } = await writePair(folder);
    const before = await fileState(audio);
    const run = await runJson(folder, 'episode.md', 'episode.mp3', '-o', 'out.mp3');
    expect(outcomeOf(run)).toBe('done');
    expect(run.json).toMatchObject({ status: 'written', audio: 'episode.mp3', output: 'out.mp3' });
    expect(await fileState(audio)).toEqual(before);
    expect(await audioSha256(join(folder, 'out.mp3'))).toBe(await audioSha256(audio));
    expect(tagChapters((await readParts(join(folder, 'out.mp3'))).head)).toHaveLength(4);
    const written = await fileState(join(folder, 'out.mp3'));
    const again = await runJson(folder, 'episode.md', 'episode.mp3', '-o', 'out.mp3');
    expect(again.exitCode).toBe(0);
    expect((await fileState(join(folder, 'out.mp3'))).sha256).toBe(written.sha256);
  });

  test('--dry-run says what would change and changes nothing', async () => {
    const folder = await makeFolder();
    const { audio, notes } = await writePair(folder);
    const before = [await fileState(audio), await fileState(notes)];
    const run = await runJson(folder, 'episode.md', 'episode.mp3', '--dry-run', '-u');
    expect(outcomeOf(run)).toBe('done');
    expect(run.json.status).toBe('planned');
    expect(run.json.chapters).toHaveLength(4);
    expect(run.json.measured?.resultByteLength).toBeGreaterThan(before[0]?.byteLength ?? 0);
    expect([await fileState(audio), await fileState(notes)]).toEqual(before);
    expect((await readdir(folder)).sort()).toEqual(['episode.md', 'episode.mp3']);
  });

  test('keeps the mode, follows a symlink, leaves no other file behind', async () => {
    const folder = await makeFolder();
    await mkdir(join(folder, 'store'));
    await writeEpisode(join(folder, 'store', 'real.mp3'));
    await chmod(join(folder, 'store', 'real.mp3'), 0o640);
    await symlink(join('store', 'real.mp3'), join(folder, 'episode.mp3'));
    await writeFile(join(folder, 'episode.md'), renderEpisodeNotes({ chapters: minuteOfChapters }));
    const run = await runProgram(folder, 'episode.md', 'episode.mp3');
    expect(outcomeOf(run)).toBe('done');
    expect((await lstat(join(folder, 'episode.mp3'))).isSymbolicLink()).toBe(true);
    expect(await readlink(join(folder, 'episode.mp3'))).toBe(join('store', 'real.mp3'));
    expect((await fileState(join(folder, 'store', 'real.mp3'))).mode).toBe(0o640);
    expect(tagChapters((await readParts(join(folder, 'store', 'real.mp3'))).head)).toHaveLength(4);
    expect(await readdir(join(folder, 'store'))).toEqual(['real.mp3']);
    expect((await readdir(folder)).sort()).toEqual(['episode.md', 'episode.mp3', 'store']);
  });

  test('warns of a second name of the file, which keeps the old content', async () => {
    const folder = await makeFolder();
    const { audio } = await writePair(folder);
    await link(audio, join(folder, 'second.mp3'));
    const before = await fileState(audio);
    const run = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(run.exitCode).toBe(0);
    expect(codesOf(run.json, 'warning')).toContain('edit/hard-links');
    expect((await fileState(join(folder, 'second.mp3'))).sha256).toBe(before.sha256);
  });

  test('--offset moves every chapter, --intro names what comes before', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const run = await runJson(folder, 'episode.md', 'episode.mp3', '--offset', '+5.5', '--intro', 'Hello');
    expect(outcomeOf(run)).toBe('done');
    expect(run.json.chapters.map(({ startMs, title }) => [startMs, title])).toEqual([
      [0, 'Hello'],
      ...minuteOfTitles.map((title, index) => [index * 15_000 + 5500, title]),
    ]);
  });
});
