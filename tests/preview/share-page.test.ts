import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readPeaksFile, thinned } from '../../src/preview/read-peaks.js';
import { renderSharedPage } from '../../src/preview/render-shared.js';
import type { SharedEpisode } from '../../src/preview/shared-page.js';
import { writePair } from '../run/episode-folder.js';
import { runProgram } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';

/** The episode that a page holds. */
function episodeIn(html: string): SharedEpisode {
  const [, json = ''] = /<script id="episode" type="application\/json">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json) as SharedEpisode;
}

const peaksFile = JSON.stringify({ version: 2, bits: 8, channels: 1, data: [-64, 32, -128, 127, 0, 0] });

const pair = ['preview', 'episode.md', 'episode.mp3'];

/** A pair in a folder of its own, with an outline; what the notes state may be wrong. */
async function makeEpisode(stated: Parameters<typeof writePair>[2] = {}): Promise<string> {
  const folder = await makeFolder();
  await writePair(folder, {}, stated);
  await writeFile(`${folder}/peaks.json`, peaksFile);
  return folder;
}

/** Writes page.html. */
function share(folder: string, ...options: readonly string[]): ReturnType<typeof runProgram> {
  return runProgram(folder, ...pair, '--html', 'page.html', ...options);
}

describe('readPeaksFile()', () => {
  test('takes the louder of each pair', () => {
    expect([...readPeaksFile('p.json', peaksFile)]).toEqual([128, 255, 0]);
  });

  test.each(['{', '[]', 'null', '{"data":[]}', '{"data":["1","2"]}', '{"bits":12,"data":[1,2]}'])(
    'refuses %s',
    (text) => expect(() => readPeaksFile('p.json', text)).toThrow('p.json: is not a peaks file'),
  );

  test('what is too fine is thinned, and its loudest moments stay', () => {
    const fine = new Uint8Array(250_000);
    fine[123_456] = 200;
    const coarse = thinned(fine);
    expect(coarse.length).toBeLessThanOrEqual(100_000);
    expect(Math.max(...coarse)).toBe(200);
  });
});

describe('a page to share', () => {
  test('holds the episode as data that cannot end its element', () => {
    const title = '</script><script>alert(1)</script><!--';
    const html = renderSharedPage('<script id="episode" type="application/json"></script>', {
      title,
      audio: 'a.mp3',
      durationMs: 1000,
      chapters: [],
      peaks: null,
      worstDriftMs: 0,
    });
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(episodeIn(html).title).toBe(title);
  });

  test('allows its styles by what nobody who writes the episode can write into it', async () => {
    const folder = await makeEpisode();
    const pages = [];
    for (const title of ['One', 'Another']) {
      const notes = await readFile(`${folder}/episode.md`, 'utf8');
      await writeFile(`${folder}/episode.md`, notes.replace(/^title: .*$/m, `title: ${title} STYLE_NONCE`));
      await share(folder, '--peaks', 'peaks.json');
      pages.push(await readFile(`${folder}/page.html`, 'utf8'));
    }
    const nonces = pages.map((html) => {
      const [, allowed] = /style-src 'nonce-([\w-]{43})';/.exec(html) ?? [];
      expect(html).toContain(`<style nonce="${allowed}">`);
      expect(html).toContain("require-trusted-types-for 'script'");
      return allowed;
    });
    expect(new Set(nonces).size).toBe(2);
    expect(pages.map((html) => episodeIn(html).title)).toEqual(['One STYLE_NONCE', 'Another STYLE_NONCE']);
  });

  test('is written next to the audio, with the chapters that the mp3 gets', async () => {
    const folder = await makeEpisode();
    const run = await share(folder, '--peaks', 'peaks.json');
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    const html = await readFile(`${folder}/page.html`, 'utf8');
    expect(html.length).toBeLessThan(300_000);
    const { audio, chapters, peaks } = episodeIn(html);
    expect(audio).toBe('episode.mp3');
    expect(chapters.map(({ startMs }) => startMs)).toEqual([0, 15_000, 30_000, 45_000]);
    expect(chapters[1]).toMatchObject({ endMs: 30_000, url: 'https://example.com/a?q=%C3%BC&p=1' });
    expect([...Buffer.from(peaks ?? '', 'base64')]).toEqual([128, 255, 0]);
  });

  test('plays the audio from an address, and says what is about it alone', async () => {
    const folder = await makeEpisode();
    const address = 'https://example.com/a.mp3?x=1&y="2"';
    const options = ['--peaks', 'peaks.json', '--audio-url', address];
    const run = await share(folder, ...options);
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    expect(episodeIn(await readFile(`${folder}/page.html`, 'utf8')).audio).toBe(address);
    const bad = await share(folder, '--audio-url', 'javascript:alert(1)');
    expect([bad.exitCode, bad.stderr]).toEqual([2, expect.stringContaining('expected a URL')]);
    const alone = await runProgram(folder, ...pair, ...options);
    expect([alone.exitCode, alone.stderr]).toEqual([2, expect.stringContaining('--html')]);
  });

  test('is written with what was found in the episode', async () => {
    const folder = await makeEpisode({ length: 1 });
    const run = await share(folder, '--peaks', 'peaks.json', '--no-verify');
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain('warning[verify/length-mismatch]');
    expect(run.stdout).toContain('page.html: ');
  });

  test('is not written over the notes, nor where the notes have errors', async () => {
    const folder = await makeEpisode({ length: 1 });
    const failed = await share(folder, '--peaks', 'peaks.json');
    expect(failed.exitCode).toBe(1);
    await expect(readFile(`${folder}/page.html`)).rejects.toThrow('ENOENT');
    await writePair(folder);
    const over = await runProgram(folder, ...pair, '--html', 'episode.md', '--peaks', 'peaks.json');
    expect(over.exitCode).toBe(2);
  });
});
