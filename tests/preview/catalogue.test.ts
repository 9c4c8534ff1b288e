import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startCatalogue } from '../../src/preview/catalogue-server.js';
import type { CatalogueEvent, NumberedEntry } from '../../src/preview/catalogue-state.js';
import type { PageState } from '../../src/preview/page-state.js';
import { writePair } from '../run/episode-folder.js';
import { makeFolder } from '../run/temp-folder.js';
import { ask, page } from './served.js';

/** A catalogue of a good episode, one that states a wrong length, and one without audio. */
async function serveCatalogue(lingerMs: number | null = null) {
  const folder = await makeFolder();
  for (const name of ['a', 'b']) await mkdir(`${folder}/${name}`);
  await writePair(`${folder}/a`, {}, { title: '<b>Bold</b> & more' });
  await writePair(`${folder}/b`, {}, { length: 1 });
  await writeFile(`${folder}/alone.md`, '# Alone\n\n- 0:00 - One\n- 0:10 - Two\n');
  const catalogue = await startCatalogue({
    folder,
    page,
    cataloguePage: page,
    lingerMs,
    episode: { embed: false, run: {}, formatResult: ({ status }) => Promise.resolve(status) },
  });
  onTestFinished(catalogue.close);
  const { origin, pathname } = new URL(catalogue.address);
  return { folder, catalogue, address: catalogue.address, origin, token: pathname.slice(1, -1) };
}

/** What a page knows of the folder, from what it is told. */
async function follow(address: string) {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const { body } = await fetch(`${address}events`, { signal: leaving.signal });
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  const entries = new Map<number, NumberedEntry>();
  let isDone = false;
  let rest = '';
  const take = (event: CatalogueEvent): void => {
    if (event.kind === 'entry') entries.set(event.entry.id, event.entry);
    if (event.kind === 'gone') entries.delete(event.id);
    if (event.kind === 'checking') isDone = event.isDone;
  };
  const until = async (
    isReached: (all: readonly NumberedEntry[]) => boolean,
  ): Promise<readonly NumberedEntry[]> => {
    for (;;) {
      const all = [...entries.values()].sort((one, other) => (one.notes < other.notes ? -1 : 1));
      if (isDone && isReached(all)) return all;
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) throw new Error('the events have ended');
      const parts = (rest + (value ?? '')).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts)
        if (part.startsWith('data: ')) take(JSON.parse(part.slice(6)) as CatalogueEvent);
    }
  };
  return { until, leave: () => leaving.abort() };
}

describe('the catalogue', () => {
  test('lists the episodes with their state', async () => {
    const { address, folder } = await serveCatalogue();
    const { until } = await follow(address);
    const all = await until((entries) => entries.length === 3);
    expect(all.map(({ notes, audio, errorCount }) => [notes, audio !== null, errorCount])).toEqual([
      [`${folder}/a/episode.md`, true, 0],
      [`${folder}/alone.md`, false, 0],
      [`${folder}/b/episode.md`, true, 1],
    ]);
    expect(all[0]?.title).toBe('<b>Bold</b> & more');
    expect(all[2]?.reason).toMatch(/length/i);
  });

  test('reports what changes on the disk within a second: states, new episodes, and removed ones', async () => {
    const { address, folder } = await serveCatalogue();
    const { until } = await follow(address);
    await until((entries) => entries.length === 3);
    const start = performance.now();
    const path = `${folder}/b/episode.md`;
    await writeFile(path, (await readFile(path, 'utf8')).replace(/^length:.*\n/m, ''));
    await until((entries) => entries.every(({ errorCount }) => errorCount === 0));
    expect(performance.now() - start).toBeLessThan(1500);
    await writeFile(`${folder}/new.md`, '- 0:00 - One\n- 0:10 - Two\n');
    await rm(`${folder}/alone.md`);
    const names = (await until((entries) => entries.some(({ notes }) => notes.endsWith('new.md')))).map(
      ({ notes }) => notes,
    );
    expect((await until((entries) => !entries.some(({ notes }) => notes.endsWith('alone.md')))).length).toBe(
      3,
    );
    expect(names).toContain(`${folder}/new.md`);
  });

  test('opens an episode as a preview of its own, once', async () => {
    const { address, folder } = await serveCatalogue();
    const { until } = await follow(address);
    const [{ id } = { id: -1 }] = await until((entries) => entries.length === 3);
    const [first, second] = await Promise.all(
      [0, 1].map(() => fetch(`${address}open-${id}`, { redirect: 'manual' })),
    );
    const location = first?.headers.get('location');
    expect([first?.status, second?.headers.get('location')]).toEqual([303, location]);
    const { notes } = (await (await fetch(`${location}state`)).json()) as PageState;
    expect(notes.name).toBe(`${folder}/a/episode.md`);
  });

  test('ends a while after its last page, but not while an episode is open', async () => {
    const { address, catalogue } = await serveCatalogue(100);
    const list = await follow(address);
    const [{ id } = { id: -1 }] = await list.until((entries) => entries.length === 3);
    const { headers } = await fetch(`${address}open-${id}`, { redirect: 'manual' });
    const episode = new AbortController();
    await fetch(`${headers.get('location')}events`, { signal: episode.signal });
    list.leave();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await (await fetch(address)).text();
    episode.abort();
    await catalogue.ended;
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  });

  test('serves a page that may run its own script only, and is asked for nothing but to read', async () => {
    const served = await serveCatalogue();
    const path = `/${served.token}/`;
    const { headers, status } = await ask(served, { path });
    expect([status, headers['content-security-policy']]).toEqual([
      200,
      expect.stringMatching(/^default-src 'none'; script-src 'sha256-[^;]*; style-src 'nonce-/),
    ]);
    expect((await ask(served, { path, method: 'POST', body: '{}' })).status).toBe(405);
    expect(
      (await ask(served, { path: `${path}events`, headers: { 'sec-fetch-site': 'cross-site' } })).status,
    ).toBe(403);
  });

  test.each([
    ['another token', '/AAAA/', {}, 403],
    ['another host', null, { host: 'evil.example' }, 403],
    ['another site', null, { 'sec-fetch-site': 'cross-site' }, 403],
    ['an episode that is not there', 'open-9', {}, 404],
    ['a path', '..%2fa', {}, 404],
  ])('refuses %s', async (_name, path, headers, status) => {
    const served = await serveCatalogue();
    const whole = path?.startsWith('/') ? path : `/${served.token}/${path ?? ''}`;
    expect((await ask(served, { path: whole, headers })).status).toBe(status);
  });
});
