import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startCatalogue } from '../../src/preview/catalogue-server.js';
import type { PageState } from '../../src/preview/page-state.js';
import { writePair } from '../run/episode-folder.js';
import { makeFolder } from '../run/temp-folder.js';
import { ask, page } from './served.js';

/** A catalogue of a good episode, one that states a wrong length, and one without audio. */
async function serveCatalogue() {
  const folder = await makeFolder();
  for (const name of ['a', 'b']) await mkdir(`${folder}/${name}`);
  await writePair(`${folder}/a`, {}, { title: '<b>Bold</b> & more' });
  await writePair(`${folder}/b`, {}, { length: 1 });
  await writeFile(`${folder}/alone.md`, '# Alone\n\n- 0:00 - One\n- 0:10 - Two\n');
  const catalogue = await startCatalogue({
    folder,
    page,
    lingerMs: null,
    episode: { embed: false, run: {}, formatResult: ({ status }) => Promise.resolve(status) },
  });
  onTestFinished(catalogue.close);
  const { origin, pathname } = new URL(catalogue.address);
  return { folder, address: catalogue.address, origin, token: pathname.slice(1, -1) };
}

describe('the catalogue', () => {
  test('lists the episodes with their state; titles are text', async () => {
    const { address } = await serveCatalogue();
    const response = await fetch(address);
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toContain(
      "default-src 'none'; style-src 'sha256-",
    );
    const rows = html.match(/<tr><td.*<\/tr>/g) ?? [];
    expect(rows).toHaveLength(3);
    expect(rows.filter((row) => row.includes('open-'))).toHaveLength(2);
    expect(html).not.toContain('<b>');
    expect(html).toContain('&#60;b&#62;Bold');
    expect(rows.find((row) => row.includes('/b/'))).toMatch(/1 error: .*length/);
    expect(rows.find((row) => row.includes('alone.md'))).toContain('no audio');
  });

  test('opens an episode as a preview of its own, once', async () => {
    const { address, folder } = await serveCatalogue();
    await (await fetch(address)).text();
    const [first, second] = await Promise.all(
      [0, 1].map(() => fetch(`${address}open-0`, { redirect: 'manual' })),
    );
    const location = first?.headers.get('location');
    expect([first?.status, second?.headers.get('location')]).toEqual([303, location]);
    const { notes } = (await (await fetch(`${location}state`)).json()) as PageState;
    expect(notes.name).toBe(`${folder}/a/episode.md`);
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
