import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PagePicture, PagePictures, PageState, SaveAnswer } from '../../src/preview/page-state.js';
import { buildPng } from '../build/pictures.js';
import { type Answered, type Asked, ask, askJson, type ServedPair, servePair } from './served.js';

const png = buildPng(5);

/** Gives the page a file, as its form does. */
async function give(
  served: ServedPair,
  name: string,
  body: Uint8Array | string,
  odd: Partial<Asked> = {},
): Promise<Answered> {
  const headers = {
    'content-type': 'application/octet-stream',
    'x-file-name': encodeURIComponent(name),
    ...odd.headers,
  };
  return ask(served, { method: 'POST', path: `/${served.token}/picture`, body, ...odd, headers });
}

describe('pictures next to the notes', () => {
  test('are listed by their paths, and fetched by keys that were given out', async () => {
    const served = await servePair();
    const { folder } = served;
    for (const inner of ['images', '.hidden', 'node_modules']) await mkdir(join(folder, inner));
    for (const path of ['b.PNG', 'images/a b.png', '.hidden/c.png', 'node_modules/d.png'])
      await writeFile(join(folder, path), png);
    await symlink('/etc/hostname', join(folder, 'link.png'));
    await symlink('/etc', join(folder, 'elsewhere'));
    const before = await ask(served, { path: `/${served.token}/listed-${'0'.repeat(32)}` });
    const { pictures, isCut } = await askJson<PagePictures>(served, 'pictures');
    expect([pictures.map(({ path }) => path), isCut]).toEqual([['b.PNG', 'images/a b.png'], false]);
    for (const { address } of pictures) {
      const { status, headers } = await ask(served, { path: `/${served.token}/${address}` });
      expect([status, headers['content-type']]).toEqual([200, 'image/png']);
    }
    expect(before.status).toBe(404);
    const key = pictures[0]?.address ?? '';
    for (const trick of [key.toUpperCase(), `${key}/../x`, 'listed-..%2fepisode.md', 'listed-'])
      expect((await ask(served, { path: `/${served.token}/${trick}` })).status).not.toBe(200);
    // What was listed may be something else by now.
    await writeFile(join(folder, 'b.PNG'), '<svg onload="alert(1)"/>');
    expect((await ask(served, { path: `/${served.token}/${key}` })).status).toBe(404);
  });

  test('are set and taken away, each in the form of the notes, and nothing else changes', async () => {
    const served = await servePair();
    const text = '---\ntitle: T\n---\n\n- 0:00 A\n- 0:15 B\n  ![old](b.png)\n\n  Text.\n- 0:30 C\n';
    await writeFile(served.notes, text);
    const { notes } = await askJson<PageState>(served, 'state');
    const answer = await askJson<SaveAnswer>(served, 'notes', {
      sha256: notes.sha256,
      changes: [
        { kind: 'picture', mark: 0, image: 'images/a (1).png' },
        { kind: 'picture', mark: 1, image: null },
        { kind: 'insert', startMs: 40_000, title: 'D', image: 'd.png' },
      ],
    });
    expect([answer.status, answer.reasons]).toEqual(['saved', []]);
    expect(await readFile(served.notes, 'utf8')).toBe(
      text
        .replace('A\n', 'A\n  ![](images/a%20%281%29.png)\n')
        .replace('  ![old](b.png)\n', '')
        .replace('C\n', 'C\n- 0:40 D\n  ![](d.png)\n'),
    );
    expect(answer.state.notes.marks.map(({ image }) => image)).toEqual([
      'images/a (1).png',
      null,
      null,
      'd.png',
    ]);
  });

  test('are set in chapter files and in lists of data', async () => {
    const served = await servePair();
    const set = async (text: string): Promise<string> => {
      await writeFile(served.notes, text);
      const { notes } = await askJson<PageState>(served, 'state');
      const changes = [{ kind: 'picture', mark: 0, image: 'a.png' }];
      const { status, reasons } = await askJson<SaveAnswer>(served, 'notes', {
        sha256: notes.sha256,
        changes,
      });
      expect([status, reasons]).toEqual(['saved', []]);
      return readFile(served.notes, 'utf8');
    };
    const list = '---\nchapters:\n  - start: 0:00\n    title: A\n  - start: 0:15\n    title: B\n---\n';
    expect(await set(list)).toBe(list.replace('A\n', 'A\n    image: a.png\n'));
    const json = {
      version: '1.2.0',
      chapters: [
        { startTime: 0, title: 'A' },
        { startTime: 15, title: 'B' },
      ],
    };
    expect(JSON.parse(await set(JSON.stringify(json)))).toEqual({
      version: '1.2.0',
      chapters: [
        { startTime: 0, title: 'A', img: 'a.png' },
        { startTime: 15, title: 'B' },
      ],
    });
  });
});

describe('a file that is given to the page', () => {
  test('becomes a new file next to the notes, under another name if the name is taken', async () => {
    const served = await servePair();
    const other = buildPng(7);
    const paths: string[] = [];
    for (const [name, bytes] of [
      ['Cover ünï.jpeg', png],
      ['Cover ünï.jpeg', png],
      ['Cover ünï.jpeg', other],
      ['../../etc/passwd', png],
      ['..\\.bashrc.png', png],
      ['.png', png],
      ['con.png', png],
      [`${'x'.repeat(500)}.png`, png],
    ] as const) {
      const { status, body } = await give(served, name, bytes);
      expect(status, body).toBe(200);
      const { path, address } = JSON.parse(body) as PagePicture;
      paths.push(path);
      expect(await readFile(join(served.folder, path))).toEqual(Buffer.from(bytes));
      expect((await ask(served, { path: `/${served.token}/${address}` })).status).toBe(200);
    }
    expect(paths).toEqual([
      'Cover-ünï.png',
      'Cover-ünï.png',
      'Cover-ünï-2.png',
      'passwd.png',
      'bashrc.png',
      'picture.png',
      'picture-con.png',
      `${'x'.repeat(60)}.png`,
    ]);
  });

  test('never takes the place of anything', async () => {
    const served = await servePair();
    await writeFile(join(served.folder, 'a.png'), 'mine');
    await symlink('/nowhere', join(served.folder, 'b.png'));
    await mkdir(join(served.folder, 'c.png'));
    const { path } = JSON.parse((await give(served, 'a.png', png)).body) as PagePicture;
    expect(path).toBe('a-2.png');
    expect(await readFile(join(served.folder, 'a.png'), 'utf8')).toBe('mine');
    for (const name of ['b.png', 'c.png']) await give(served, name, png);
    expect(await readdir(join(served.folder, 'c.png'))).toEqual([]);
    await expect(readFile('/nowhere')).rejects.toThrow('ENOENT');
  });

  const large = Buffer.alloc(16 * 1024 * 1024 + 1);
  test.each([
    ['SVG', 'a.png', '<svg xmlns="http://www.w3.org/2000/svg"/>', {}, 415],
    ['HTML', 'a.png', '<!doctype html><script>alert(1)</script>', {}, 415],
    ['a PNG that is cut off', 'a.png', png.subarray(0, png.length - 20), {}, 415],
    ['nothing', 'a.png', '', {}, 415],
    ['more than 16 MiB', 'a.png', large, {}, 413],
    ['a form', 'a.png', png, { headers: { 'content-type': 'multipart/form-data; boundary=x' } }, 415],
    [
      'a picture of a type that any form can send',
      'a.png',
      png,
      { headers: { 'content-type': 'text/plain' } },
      415,
    ],
    ['no name', '', png, {}, 400],
    ['a name that is not encoded', 'a', png, { headers: { 'x-file-name': '%E0%A4%A' } }, 400],
    ['another origin', 'a.png', png, { headers: { origin: 'https://evil.example' } }, 403],
    ['no origin', 'a.png', png, { headers: { origin: undefined } }, 403],
    ['another host', 'a.png', png, { headers: { host: 'evil.example' } }, 403],
    ['another site', 'a.png', png, { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['another token', 'a.png', png, { path: `/${'A'.repeat(32)}/picture` }, 403],
    ['another method', 'a.png', png, { method: 'PUT' }, 405],
  ] as const)('%s: refused, and nothing is written', async (_, name, body, odd, status) => {
    const served = await servePair();
    const before = await readdir(served.folder);
    // A body that is too large is not read to its end, which may break the connection.
    const answer = await give(served, name, body, odd).catch(() => ({ status: 413, body: '' }));
    expect(answer.status, answer.body).toBe(status);
    expect(await readdir(served.folder)).toEqual(before);
  });
});

describe('a save that sets a picture', () => {
  test.each([
    ['of a number', 7],
    ['of nothing', ''],
    ['with a line end, which would write a line into the notes', 'a.png)\n- 0:50 Mine'],
    ['of two thousand characters', 'x'.repeat(2000)],
    ['left out', undefined],
  ])('%s is refused', async (_, image) => {
    const served = await servePair();
    const before = await readFile(served.notes);
    const { notes } = await askJson<PageState>(served, 'state');
    const body = JSON.stringify({ sha256: notes.sha256, changes: [{ kind: 'picture', mark: 0, image }] });
    const answer = await ask(served, { method: 'PUT', path: `/${served.token}/notes`, body });
    expect(answer.status).toBe(400);
    expect(await readFile(served.notes)).toEqual(before);
  });

  test('with markup in the path is a path, and adds nothing to the notes', async () => {
    const served = await servePair();
    await writeFile(served.notes, '- 0:00 A\n- 0:15 B\n');
    const { notes } = await askJson<PageState>(served, 'state');
    const image = 'a.png) <script>![](x.png';
    const changes = [{ kind: 'picture', mark: 0, image }];
    const { state } = await askJson<SaveAnswer>(served, 'notes', { sha256: notes.sha256, changes });
    expect(state.notes.marks.map((mark) => [mark.title, mark.image])).toEqual([
      ['A', image],
      ['B', null],
    ]);
    expect(await readFile(served.notes, 'utf8')).not.toContain('<script>');
  });
});
