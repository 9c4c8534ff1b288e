import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PageState } from '../../src/preview/page-state.js';
import { buildPng } from '../build/pictures.js';
import { ask, askJson, servePair } from './served.js';

test('the page is told of pictures, and gets those within the folder of the notes', async () => {
  const served = await servePair();
  await writeFile(join(served.folder, 'a.png'), buildPng(3));
  await symlink('/etc/hostname', join(served.folder, 'out.png'));
  await writeFile(
    served.notes,
    '0:00 A\n![](a.png)\n\n0:15 B ![](out.png)\n\n0:30 C\n\n0:45 D ![](none.png)\n',
  );
  const { notes } = await askJson<PageState>(served, 'state');
  expect(notes.marks.map(({ image }) => image)).toEqual(['a.png', 'out.png', null, 'none.png']);
  const get = (name: string, headers = {}) => ask(served, { path: `/${served.token}/${name}`, headers });
  const found = await get('picture-0-0123abcd');
  expect([found.status, found.headers['content-type'], found.headers['content-length']]).toEqual([
    200,
    'image/png',
    String(buildPng(3).length),
  ]);
  expect(found.headers['content-security-policy']).toContain(`img-src ${served.origin}/${served.token}/;`);
  for (const index of [1, 2, 3, 99999]) expect((await get(`picture-${index}-0123abcd`)).status).toBe(404);
  // Nothing of the name is a path, and other sites get nothing.
  for (const name of ['picture-0', 'picture-a.png', 'picture-..%2fa.png-0123abcd'])
    expect((await get(name)).status).toBe(404);
  expect((await get('picture-0-0123abcd', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});
