import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bigEpisode, writeBigEpisode } from '../build/episode.js';
import { hourOfChapters, type NotesSpec, noteLines, renderEpisodeNotes } from '../build/episode-notes.js';
import { audioSha256, readParts, tagChapters } from './mp3-parts.js';
import { codesOf, outcomeOf, runJson } from './program.js';
import { fileState, makeFolder } from './temp-folder.js';

async function writeHour(folder: string, notes: Partial<NotesSpec> = {}): Promise<string> {
  const truth = { duration: bigEpisode.clock, length: bigEpisode.byteLength, chapters: hourOfChapters };
  await writeFile(join(folder, 'episode.md'), renderEpisodeNotes({ ...truth, ...notes }));
  const mp3 = join(folder, 'episode.mp3');
  await writeBigEpisode(mp3);
  return mp3;
}

describe('an episode of real size', { timeout: 60_000 }, () => {
  test('is verified and gets its 13 chapters, the audio unchanged', async () => {
    const folder = await makeFolder();
    const mp3 = await writeHour(folder);
    expect((await fileState(mp3)).byteLength).toBe(59_048_856);
    const sha256 = await audioSha256(mp3);
    const run = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(outcomeOf(run)).toBe('done');
    expect(codesOf(run.json)).toEqual([]);
    expect(run.json.stated).toMatchObject({ durationMs: 3_690_000, byteLength: 59_048_856 });
    expect(run.json.measured).toMatchObject({ durationMs: 3_690_000, byteLength: 59_048_856 });
    const { head } = await readParts(mp3);
    expect(tagChapters(head).map(({ startMs }) => startMs / 1000)).toEqual(
      hourOfChapters.map(({ startSeconds }) => startSeconds),
    );
    expect(tagChapters(head).at(-1)).toMatchObject({ endMs: 3_690_000, url: 'https://bread.example/shop' });
    expect(await audioSha256(mp3)).toBe(sha256);
    expect(run.json.measured?.audioSha256).toBe(sha256);
    expect(run.json.measured?.resultByteLength).toBe((await fileState(mp3)).byteLength);
  });

  for (const [what, notes, line] of [
    ['a duration two seconds short', { duration: '1:01:28' }, noteLines.duration],
    ['a duration two seconds long', { duration: '1:01:32' }, noteLines.duration],
    [
      'a chapter past the end',
      { chapters: [...hourOfChapters, { startSeconds: 3720, title: 'After the end' }] },
      noteLines.firstChapter + 13,
    ],
  ] as const) {
    test(`is left alone with ${what}`, async () => {
      const folder = await makeFolder();
      const mp3 = await writeHour(folder, notes);
      const before = await fileState(mp3);
      const run = await runJson(folder, 'episode.md', 'episode.mp3');
      expect(run.exitCode).toBe(1);
      const errors = run.json.diagnostics.filter(({ severity }) => severity === 'error');
      expect(errors.map((error) => error.line)).toEqual([line]);
      expect(errors[0]?.column).toBeGreaterThan(1);
      expect(await fileState(mp3)).toEqual(before);
    });
  }

  test('is left alone with one byte cut off', async () => {
    const folder = await makeFolder();
    const mp3 = await writeHour(folder);
    await truncate(mp3, bigEpisode.byteLength - 1);
    const before = await fileState(mp3);
    const run = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(run.exitCode).toBe(1);
    expect(run.json.diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'error', file: 'episode.md', line: noteLines.length, column: 9 }),
    );
    expect(await fileState(mp3)).toEqual(before);
  });
});
