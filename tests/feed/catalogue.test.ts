import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { batch } from '../../src/batch/batch.js';
import type { BatchOptions } from '../../src/batch/batch-options.js';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.js';
import { chapterize } from '../../src/run/chapterize.js';
import { writePair } from '../run/episode-folder.js';
import { runProgram } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { renderFeed, renderItem } from './feed-text.js';

/** Three episodes of one audio, each with notes of its own. */
async function writeCatalogue() {
  const folder = await makeFolder();
  const { notes, audio } = await writePair(folder);
  await chapterize(notes, audio, { updateFrontMatter: true });
  const length = (await readFile(audio)).length;
  const text = await readFile(notes, 'utf8');
  const catalogue = join(folder, 'catalogue');
  await mkdir(catalogue);
  for (const name of ['a', 'b', 'c']) {
    await writeFile(
      join(catalogue, `${name}.md`),
      text.replace('episode.mp3', `${name}.mp3`).replace('Episode 42', `Episode ${name}`),
    );
    await copyFile(audio, join(catalogue, `${name}.mp3`));
  }
  const item = (name: string, guid = name) =>
    renderItem({
      title: `Episode ${name}`,
      guid,
      enclosure: `<enclosure url="https://audio.example/file/${name}.mp3" length="${length}" type="audio/mpeg"/>`,
    });
  const compare = async (feed: string, options: BatchOptions = {}) => {
    await writeFile(join(folder, 'feed.xml'), feed);
    const codes: Record<string, string[]> = {};
    let ofFeed: readonly Diagnostic[] = [];
    for await (const event of batch([catalogue], {
      check: true,
      feed: join(folder, 'feed.xml'),
      ...options,
    })) {
      if (event.kind === 'feed') ofFeed = event.diagnostics;
      if (event.kind === 'ended') {
        const { notes: name, diagnostics } = event.episode.result;
        codes[name?.slice(-4) ?? ''] = diagnostics
          .map(({ code }) => code)
          .filter((code) => code.startsWith('feed/'));
      }
    }
    const places = ofFeed.map(({ code, place }) => `${code} ${place?.kind === 'text' ? place.line : '-'}`);
    return { codes, places };
  };
  return { folder, item, compare };
}

describe('batch --check --feed', () => {
  test('finds nothing wrong with a feed that is right', async () => {
    const { item, compare } = await writeCatalogue();
    expect(await compare(renderFeed(item('a') + item('b') + item('c')))).toEqual({
      codes: { 'a.md': [], 'b.md': [], 'c.md': [] },
      places: [],
    });
  });

  test('names items without notes, notes without items, and doubles, each once', async () => {
    const { item, compare } = await writeCatalogue();
    const items = item('a') + item('b') + item('d') + item('b', 'again');
    const { codes, places } = await compare(renderFeed(items));
    expect(codes).toEqual({ 'a.md': [], 'b.md': [], 'c.md': ['feed/no-item'] });
    expect(places).toEqual(['feed/item-without-notes 17', 'feed/doubled-item 26']);
  });

  test('does not report items without notes when it only sees a part of the notes', async () => {
    const { item, compare } = await writeCatalogue();
    const feed = renderFeed(item('a') + item('b') + item('c'));
    expect((await compare(feed, { shard: { index: 1, count: 3 } })).places).toEqual([]);
  });

  test('prints them, and ends with 1', async () => {
    const { folder, item } = await writeCatalogue();
    await writeFile(join(folder, 'feed.xml'), renderFeed(item('a') + item('b') + item('c') + item('c')));
    const run = await runProgram(folder, 'batch', 'catalogue', '--check', '--feed', 'feed.xml');
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('feed.xml:25:33: error[feed/doubled-item]');
  });

  test('uses no journal', async () => {
    const { item, compare } = await writeCatalogue();
    await expect(
      compare(renderFeed(item('a')), { journal: join(await makeFolder(), 'journal') }),
    ).rejects.toThrow('journal');
  });
});
