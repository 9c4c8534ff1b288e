import { readFileSync } from 'node:fs';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { startCatalogue } from '../../src/preview/catalogue-server.js';
import type { CatalogueEvent } from '../../src/preview/catalogue-state.js';
import type {
  PageEvent,
  PagePicture,
  PagePictures,
  PageState,
  SaveAnswer,
} from '../../src/preview/page-state.js';
import { buildPng } from '../build/pictures.js';
import { serveFakeStore } from '../objects/served-store.js';
import { runProgram } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { ask, askJson, page, serveEpisodeOf } from './served.js';

const store = await serveFakeStore();

const text = '- 0:00 - A\n- 0:15 - B\n';
const audio = readFileSync(new URL('../../samples/episode.mp3', import.meta.url));

beforeEach(() => {
  store.objects.clear();
  store.seen.length = 0;
  store.put('show/e.md', Buffer.from(text), { 'content-type': 'text/markdown' });
  store.put('show/e.mp3', audio);
});

const serveStored = () => serveEpisodeOf('s3://bkt/show/e.md', 's3://bkt/show/e.mp3');

const stored = (key: string): string => store.objects.get(key)?.bytes.toString() ?? '';

test('notes and mp3 in a store are read by ranges, and changes are saved by a conditional write', async () => {
  const served = await serveStored();
  const { notes, audio: described } = await askJson<PageState>(served, 'state');
  expect(notes.marks.map(({ title }) => title)).toEqual(['A', 'B']);
  const [piece] = described?.pieces ?? [];
  if (described === null || piece === undefined) throw new Error('no audio');
  const range = (headers: Readonly<Record<string, string>>) =>
    ask(served, { path: `/${served.token}/audio`, headers });
  const part = await range({ range: `bytes=${piece.start}-${piece.end - 1}`, 'if-match': described.etag });
  expect([part.status, part.headers['content-range']]).toEqual([
    206,
    `bytes ${piece.start}-${piece.end - 1}/${audio.length}`,
  ]);
  expect((await range({ range: 'bytes=0-9', 'if-match': '"other"' })).status).toBe(412);
  expect((await range({ range: `bytes=0-${audio.length}` })).status).toBe(416);
  const save = { sha256: notes.sha256, changes: [{ kind: 'retitle', mark: 1, title: 'New' }] };
  store.seen.length = 0;
  const answer = await askJson<SaveAnswer>(served, 'notes', save);
  expect([answer.status, stored('show/e.md')]).toEqual(['saved', text.replace('B', 'New')]);
  expect(store.objects.get('show/e.md')?.headers).toEqual({ 'content-type': 'text/markdown' });
  expect(store.seen.find(({ what }) => what.startsWith('PUT'))?.headers['if-match']).toBeDefined();
  // The same again was made from notes that are no longer there.
  expect((await askJson<SaveAnswer>(served, 'notes', save)).status).toBe('conflict');
});

test('notes that change between reading and writing are a conflict, and stay', async () => {
  const served = await serveStored();
  const { notes } = await askJson<PageState>(served, 'state');
  let isDone = false;
  store.intrude = ({ what }) => {
    if (!what.startsWith('PUT') || isDone) return null;
    isDone = true;
    store.put('show/e.md', Buffer.from('- 0:00 - Theirs\n'));
    return null;
  };
  onTestFinished(() => {
    store.intrude = () => null;
  });
  const changes = [{ kind: 'retitle', mark: 1, title: 'New' }];
  const { status } = await askJson<SaveAnswer>(served, 'notes', { sha256: notes.sha256, changes });
  expect([status, stored('show/e.md')]).toEqual(['conflict', '- 0:00 - Theirs\n']);
});

test('a change in the store is told to the page', async () => {
  const served = await serveStored();
  const { body } = await fetch(`${served.preview.address}events`);
  const reader = body?.getReader();
  // The first look is what later ones are held against.
  while (store.seen.filter(({ what, key }) => what === 'HEAD object' && key === 'show/e.md').length === 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 100));
  store.put('show/e.md', Buffer.from('- 0:00 - Theirs\n'));
  let said = '';
  while (!said.includes('data:')) said += new TextDecoder().decode((await reader?.read())?.value);
  const event = JSON.parse(/data: (.*)/.exec(said)?.[1] ?? '') as PageEvent;
  expect(event).toEqual({ kind: 'notes' });
  await reader?.cancel();
});

test('pictures below the prefix of the notes are listed, shown, set, and added as new objects', async () => {
  const png = buildPng(5);
  for (const key of ['show/img/a.png', 'show//odd.png', 'other/b.png', 'show/text.md']) store.put(key, png);
  const served = await serveStored();
  const { pictures } = await askJson<PagePictures>(served, 'pictures');
  expect(pictures.map(({ path }) => path)).toEqual(['img/a.png']);
  const shown = await ask(served, { path: `/${served.token}/${pictures[0]?.address}` });
  expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/png']);
  const give = async (bytes: Uint8Array): Promise<string> => {
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'a.png' };
    const path = `/${served.token}/picture`;
    const { body } = await ask(served, { method: 'POST', path, body: bytes, headers });
    return (JSON.parse(body) as PagePicture).path;
  };
  expect([await give(png), await give(png), await give(buildPng(7))]).toEqual(['a.png', 'a.png', 'a-2.png']);
  expect(store.objects.get('show/a.png')).toMatchObject({
    bytes: png,
    headers: { 'content-type': 'image/png' },
  });
  const { notes } = await askJson<PageState>(served, 'state');
  const changes = [{ kind: 'picture', mark: 0, image: 'a-2.png' }];
  await askJson<SaveAnswer>(served, 'notes', { sha256: notes.sha256, changes });
  expect(stored('show/e.md')).toBe(text.replace('A\n', 'A\n  ![](a-2.png)\n'));
  expect((await ask(served, { path: `/${served.token}/picture-0-00000000` })).status).toBe(200);
});

test('missing files are reported before a page is opened', async () => {
  const folder = await makeFolder();
  const gone = await runProgram(folder, 'preview', 's3://bkt/show/none.md', 's3://bkt/show/e.mp3');
  expect([gone.exitCode, gone.stderr]).toEqual([2, expect.stringContaining('there is no such object')]);
});

test('a page to share is made from a store and put into it; it has to be told where browsers get the mp3', async () => {
  const folder = await makeFolder();
  const operands = [
    'preview',
    's3://bkt/show/e.md',
    's3://bkt/show/e.mp3',
    '--html',
    's3://bkt/show/page.html',
  ];
  const alone = await runProgram(folder, ...operands);
  expect([alone.exitCode, alone.stderr]).toEqual([2, expect.stringContaining('--audio-url')]);
  const peaks = JSON.stringify({ bits: 8, channels: 1, data: [-64, 32] });
  store.put('show/peaks.json', Buffer.from(peaks));
  const more = ['--audio-url', 'https://example.com/e.mp3', '--peaks', 's3://bkt/show/peaks.json'];
  const run = await runProgram(folder, ...operands, ...more);
  expect([run.exitCode, run.stderr]).toEqual([0, '']);
  expect(stored('show/page.html')).toContain('https://example.com/e.mp3');
  expect(store.objects.get('show/page.html')?.headers['content-type']).toBe('text/html; charset=utf-8');
});

test('the episodes below a prefix are listed with their state, and one is opened from there', async () => {
  store.put('show/2/alone.md', Buffer.from(text));
  const catalogue = await startCatalogue({
    folder: 's3://bkt/show/',
    page,
    cataloguePage: page,
    lingerMs: null,
    episode: { embed: false, run: {}, formatResult: ({ status }) => Promise.resolve(status) },
  });
  onTestFinished(catalogue.close);
  const { body } = await fetch(`${catalogue.address}events`);
  const reader = body?.getReader();
  onTestFinished(async () => reader?.cancel());
  let said = '';
  while (!said.includes('"isDone":true')) said += new TextDecoder().decode((await reader?.read())?.value);
  const events = said.split('\n\n').flatMap((part) => (part.startsWith('data: ') ? [part.slice(6)] : []));
  const entries = events
    .map((event) => JSON.parse(event) as CatalogueEvent)
    .flatMap((event) => (event.kind === 'entry' ? [event.entry] : []));
  expect(entries.map(({ notes, audio: mp3 }) => [notes, mp3]).sort()).toEqual([
    ['s3://bkt/show/2/alone.md', null],
    ['s3://bkt/show/e.md', 's3://bkt/show/e.mp3'],
  ]);
  const id = entries.find(({ audio: mp3 }) => mp3 !== null)?.id;
  const opened = await fetch(`${catalogue.address}open-${id}`);
  expect([opened.status, opened.url.startsWith('http://127.0.0.1:')]).toEqual([200, true]);
});
