import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { audioSha256, readParts, tagChapters } from './mp3-parts.js';
import { codesOf, outcomeOf, runJson } from './program.js';
import { fileState, makeFolder } from './temp-folder.js';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));

const expected = [
  [0, 'Welcome', null],
  [14, 'Why listeners like chapters', 'https://en.wikipedia.org/wiki/Podcast#Enhanced_podcasts'],
  [23, 'Inside the file: CTOC and CHAP frames', null],
  [37, 'Titles in UTF-16 & links in Latin-1', null],
  [51, 'Grüße aus Köln: Umlaute gehören dazu', null],
  [59, 'Coffee break ☕ with a very short silence', null],
  [67, 'What the byte length is for', null],
  [81, 'Where to go from here', 'https://podcast.example/where-next?from=episode'],
] as const;

describe('the sample episode', { timeout: 30_000 }, () => {
  test('states its own size, under a megabyte', async () => {
    const notes = await readFile(join(samples, 'episode.md'), 'utf8');
    const { byteLength } = await fileState(join(samples, 'episode.mp3'));
    expect(notes).toContain(`length: "${byteLength}"`);
    expect(byteLength).toBeLessThan(1_000_000);
  });

  test('verifies without a finding, gets its chapters, keeps its audio', async () => {
    const folder = await makeFolder();
    await cp(samples, folder, { recursive: true });
    const sha256 = await audioSha256(join(folder, 'episode.mp3'));
    const run = await runJson(folder, 'episode.md', 'episode.mp3', '-o', 'out.mp3');
    expect(outcomeOf(run)).toBe('done');
    expect([...codesOf(run.json), ...codesOf(run.json, 'warning')]).toEqual([]);
    expect(run.json.measured?.durationMs).toBe(88_000);
    const { head } = await readParts(join(folder, 'out.mp3'));
    expect(tagChapters(head).map(({ startMs, title, url }) => [startMs / 1000, title, url])).toEqual(
      expected,
    );
    expect(run.json.chapters.map(({ depth }) => depth)).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
    expect(await audioSha256(join(folder, 'out.mp3'))).toBe(sha256);
  });

  test('has the same chapters in its plain text notes', async () => {
    const folder = await makeFolder();
    await cp(samples, folder, { recursive: true });
    const run = await runJson(folder, 'show', 'plain.txt');
    expect(outcomeOf(run)).toBe('done');
    expect(run.json.chapters.map(({ startMs, title }) => [startMs / 1000, title])).toEqual(
      expected.map(([seconds, title]) => [seconds, title]),
    );
  });
});
