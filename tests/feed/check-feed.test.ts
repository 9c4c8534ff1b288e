import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isFeed, readFeed } from '../../src/feed/read-feed.js';
import { formatJson } from '../../src/report/json.js';
import { chapterize, check } from '../../src/run/chapterize.js';
import type { ChapterizeOptions } from '../../src/run/options.js';
import { strip } from '../../src/run/strip.js';
import { type Answering, routes, serveFile, startHost } from '../published/host.js';
import { writePair } from '../run/episode-folder.js';
import { codesOf, type JsonResult, runJson } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { type ItemSpec, renderFeed, renderItem } from './feed-text.js';

const address = 'https://audio.example/file/episode.mp3';

async function prepare() {
  const folder = await makeFolder();
  const { notes, audio } = await writePair(folder);
  await chapterize(notes, audio, { updateFrontMatter: true });
  const bytes = await readFile(audio);
  const enclosure = (url = address, length: number | string = bytes.length, type = 'audio/mpeg') =>
    `<enclosure url="${url}" length="${length}" type="${type}"/>`;
  const compare = async (feed: string, options: ChapterizeOptions = {}) => {
    const path = join(folder, 'feed.xml');
    await writeFile(path, feed);
    const json: JsonResult & { feed: Record<string, unknown> | null } = JSON.parse(
      formatJson(await check(notes, audio, { feed: path, ...options })),
    );
    const found = json.diagnostics.filter(({ code }) => code.startsWith('feed/'));
    return {
      json,
      report: json.feed,
      codes: found.map(({ code }) => code),
      places: found.map(({ code, line, column }) => `${code} ${line}:${column}`),
      messages: found.map(({ message }) => message),
    };
  };
  const item = (spec: ItemSpec = {}) => renderItem({ enclosure: enclosure(), ...spec });
  return { folder, notes, audio, bytes, enclosure, compare, item };
}

const goodDescription = `      <description><![CDATA[
        <p>Bread.</p>
        <ul><li>[@0:00] - Guten Tag, 世界 🎧</li><li>[@0:15] - A little history</li>
        <li>[@0:30] - The main part</li>
        <li>[@0:45] - Goodbye</li></ul>
      ]]></description>`;
const psc = (last: string) => `      <psc:chapters version="1.2">
        <psc:chapter start="00:00:00.000" title="Guten Tag, 世界 🎧"/>
        <psc:chapter start="00:00:15" title="A little history"/>
        <psc:chapter start="30" title="The main part"/>
        ${last}
      </psc:chapters>`;

describe('check with a feed', () => {
  test('finds nothing wrong with what is right', async () => {
    const { compare, item, bytes } = await prepare();
    const more = `${goodDescription}\n${psc('<psc:chapter start="0:45" title="Goodbye"/>')}`;
    const { codes, report } = await compare(renderFeed(item({ more })));
    expect(codes).toEqual([]);
    expect(report).toMatchObject({
      line: 5,
      joinedBy: 'enclosure',
      byteLength: bytes.length,
      durationMs: 60_000,
      chapterCounts: { link: null, psc: 4, description: 4 },
    });
  });

  test.each([
    ['prefix', `https://dts.podtrac.com/redirect.mp3/audio.example/file/episode.mp3`],
    ['prefix', `https://op3.dev/e/https%3A//audio.example/file/episode.mp3`],
    ['enclosure', `http://AUDIO.example/file/episode.mp3?from=feed`],
    ['enclosure', `https://audio.example/file/episode%2Emp3`],
  ])('joins by %s: %s', async (by, url) => {
    const { compare, item, enclosure } = await prepare();
    const other = item({
      title: 'Other',
      guid: 'other',
      enclosure: enclosure('https://audio.example/file/other.mp3'),
    });
    const { report, codes } = await compare(renderFeed(other + item({ enclosure: enclosure(url) })));
    expect(report?.['joinedBy']).toBe(by);
    expect(codes).toEqual([]);
  });

  test('joins by the name of the file, by guid, by title, and says so', async () => {
    const { compare, item, enclosure, notes } = await prepare();
    const elsewhere = await compare(
      renderFeed(item({ enclosure: enclosure('https://staging.example/episode.mp3') })),
    );
    expect(elsewhere.report?.['joinedBy']).toBe('name');
    expect(elsewhere.places).toEqual(['feed/enclosure-host 8:23']);
    const old = renderFeed(item({ enclosure: enclosure('https://audio.example/file/old.mp3') }));
    const byTitle = await compare(old);
    expect(byTitle.report?.['joinedBy']).toBe('title');
    expect(byTitle.places).toEqual(['feed/enclosure-url 8:23']);
    const text = await readFile(notes, 'utf8');
    await writeFile(notes, text.replace('---\n', '---\nguid: episode-42\n'));
    expect((await compare(old)).report?.['joinedBy']).toBe('guid');
  });

  test('does not take another host whose name has the same ending for a prefix', async () => {
    const { compare, item, enclosure } = await prepare();
    const { report } = await compare(
      renderFeed(item({ enclosure: enclosure('https://myaudio.example/file/episode.mp3') })),
    );
    expect(report?.['joinedBy']).toBe('name');
  });

  test('compares the guid that notes state', async () => {
    const { compare, item, notes } = await prepare();
    const text = await readFile(notes, 'utf8');
    await writeFile(notes, text.replace('---\n', '---\nguid: episode-41\n'));
    const { places } = await compare(renderFeed(item()));
    expect(places).toEqual(['feed/guid-mismatch 7:33']);
  });

  test('misses the item', async () => {
    const { compare } = await prepare();
    const { codes, report, json } = await compare(renderFeed(''));
    expect(codes).toEqual(['feed/no-item']);
    expect(report).toBeNull();
    expect(json.diagnostics[0]).toMatchObject({ file: expect.stringContaining('episode.md'), line: 3 });
  });

  type Making = (given: Awaited<ReturnType<typeof prepare>>) => string;
  const withLength =
    (length: number | string): Making =>
    ({ item, enclosure }) =>
      renderFeed(item({ enclosure: enclosure(address, length) }));
  test.each<[string, Making, string[]]>([
    ['no enclosure', ({ item }) => renderFeed(item({ enclosure: null })), ['feed/no-enclosure 5:5']],
    [
      'two enclosures',
      ({ item, enclosure }) => renderFeed(item({ enclosure: enclosure() + enclosure() })),
      ['feed/several-enclosures 8:7'],
    ],
    [
      'no type',
      ({ item, bytes }) =>
        renderFeed(item({ enclosure: `<enclosure url="${address}" length="${bytes.length}"/>` })),
      ['feed/enclosure-incomplete 8:7'],
    ],
    ['an empty length', withLength(''), ['feed/enclosure-incomplete 8:71']],
    [
      'another type',
      ({ item, enclosure, bytes }) =>
        renderFeed(item({ enclosure: enclosure(address, bytes.length, 'audio/mp3') })),
      ['feed/enclosure-type 8:85'],
    ],
    ['a length of 0', withLength(0), ['feed/length-mismatch 8:71']],
    ['a length with commas', withLength('24,000'), ['feed/length-malformed 8:71']],
    ['no duration', ({ item }) => renderFeed(item({ duration: null })), ['feed/no-duration 5:5']],
    [
      'a duration that is not one',
      ({ item }) => renderFeed(item({ duration: '1h' })),
      ['feed/duration-malformed 9:24'],
    ],
    [
      'another duration',
      ({ item }) => renderFeed(item({ duration: '1:02:03' })),
      ['feed/duration-mismatch 9:24'],
    ],
    ['no guid', ({ item }) => renderFeed(item({ guid: null })), ['feed/no-guid 5:5']],
    ['a doubled item', ({ item }) => renderFeed(item() + item()), ['feed/doubled-item 13:33']],
    [
      'chapters behind the item',
      ({ item }) =>
        renderFeed(
          item(),
          '<podcast:chapters url="https://a.example/c.json" type="application/json+chapters"/>',
        ),
      ['feed/chapters-outside-item 11:1'],
    ],
    [
      'a link without a type',
      ({ item }) => renderFeed(item({ more: '<podcast:chapters url="https://a.example/c.json"/>' })),
      ['feed/chapters-link 10:1'],
    ],
    [
      'two links, of another type',
      ({ item }) =>
        renderFeed(
          item({ more: '<podcast:chapters url="https://a.example/c.json" type="text/plain"/>'.repeat(2) }),
        ),
      ['feed/chapters-type 10:56', 'feed/several-chapter-lists 10:69'],
    ],
    [
      'an old title in psc',
      ({ item }) => renderFeed(item({ more: psc('<psc:chapter start="0:45" title="Farewell"/>') })),
      ['feed/chapters-differ 14:9'],
    ],
    [
      'psc without a start',
      ({ item }) => renderFeed(item({ more: psc('<psc:chapter title="Goodbye"/>') })),
      ['feed/psc-chapter 14:9'],
    ],
    [
      'an old time in the description',
      ({ item }) => renderFeed(item({ more: goodDescription.replace('[@0:30]', '[@0:33]') })),
      ['feed/chapters-differ 13:15'],
    ],
    ['a blank line first', ({ item }) => `\n${renderFeed(item())}`, ['feed/blank-start 1:1']],
    ['a bare &', ({ item }) => renderFeed(item() + renderItem({ title: 'A & B' })), ['feed/malformed 12:16']],
    [
      'an entity of HTML',
      ({ item }) => renderFeed(item() + renderItem({ title: 'A&nbsp;B' })),
      ['feed/malformed 12:15'],
    ],
  ])('%s', async (_, make, expected) => {
    const given = await prepare();
    const { places } = await given.compare(make(given));
    expect(places).toEqual(expected);
  });

  test.each<[string, (bytes: Uint8Array) => number, string]>([
    ['seconds', () => 60, 'that is the duration in seconds'],
    ['bits', (bytes) => bytes.length * 8, 'that is the number of bits'],
    ['zero', () => 0, '0 means unknown'],
  ])('says that a length is one of %s', async (_, lengthOf, words) => {
    const given = await prepare();
    const { messages } = await given.compare(withLength(lengthOf(given.bytes))(given));
    expect(messages.join()).toContain(words);
  });

  test('says that a length is that of another item, or of before the chapters', async () => {
    const { compare, item, enclosure, audio } = await prepare();
    const other = item({
      title: 'Other',
      guid: 'other',
      enclosure: enclosure('https://a.example/other.mp3', 777),
    });
    const copied = await compare(renderFeed(other + item({ enclosure: enclosure(address, 777) })));
    expect(copied.messages.join()).toContain('that is the length of the item on line 5');
    await strip(audio);
    const { size } = await stat(audio);
    const before = await compare(renderFeed(item({ enclosure: enclosure(address, size) })));
    expect(before.messages.join()).toContain('the size before the chapters were written');
  });

  test.each([
    ['no XML at all', 'feed/malformed', 'hello'],
    ['a page', 'feed/not-rss', '<html><body/></html>'],
    ['Atom', 'feed/not-rss', '<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>'],
    ['an unknown encoding', 'feed/encoding', '<?xml version="1.0" encoding="klingon"?><rss/>'],
    [
      'an entity bomb',
      'feed/malformed',
      '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
    ],
    [
      'a foreign entity',
      'feed/malformed',
      '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
    ],
    ['a NUL', 'feed/malformed', '<rss><channel>\0</channel></rss>'],
    ['200,000 levels', 'feed/too-large', `<rss>${'<a>'.repeat(200_000)}`],
    ['half a million elements', 'feed/too-large', `<rss>${'<a/>'.repeat(500_000)}</rss>`],
  ])('%s', async (_, code, feed) => {
    const { compare } = await prepare();
    const started = performance.now();
    const { codes } = await compare(feed).catch((error: unknown) => ({ codes: [String(error)] }));
    expect(codes[0]).toBe(code);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('reads no more than 16 MB', () => {
    const read = readFeed('feed.xml', new Uint8Array(16 * 1024 * 1024 + 1).fill(0x20));
    expect(isFeed(read)).toBe(false);
    expect(read.diagnostics.map(({ code }) => code)).toEqual(['feed/too-large']);
  });

  test('reads other encodings', async () => {
    const { folder, notes, audio, item } = await prepare();
    const text = renderFeed(item({ title: 'Caf\u00e9' })).replace('UTF-8', 'windows-1252');
    await writeFile(join(folder, 'latin.xml'), Buffer.from(text, 'latin1'));
    const result = await check(notes, audio, { feed: join(folder, 'latin.xml') });
    expect(result.feed?.title).toBe('Caf\u00e9');
  });
});

describe('check with a feed and --published', () => {
  const chaptersFile = (last = 'Goodbye') => ({
    version: '1.2.0',
    chapters: [
      { startTime: 0, title: 'Guten Tag, 世界 🎧' },
      { startTime: 15, title: 'A little history' },
      { startTime: 30, title: 'The main part' },
      { startTime: 45, title: last },
    ],
  });
  const serveJson =
    (value: unknown, headers: Readonly<Record<string, string>> = {}): Answering =>
    (_, response) => {
      response.writeHead(200, {
        'content-type': 'application/json+chapters',
        'access-control-allow-origin': '*',
        ...headers,
      });
      response.end(JSON.stringify(value));
    };
  test.each<[string, Answering, string[]]>([
    ['is right', serveJson(chaptersFile()), []],
    ['is stale', serveJson(chaptersFile('Farewell')), ['feed/chapters-differ']],
    ['has another type', serveJson(chaptersFile(), { 'content-type': 'text/html' }), ['feed/chapters-type']],
    [
      'is closed to pages',
      serveJson(chaptersFile(), { 'access-control-allow-origin': 'https://a.example' }),
      ['feed/chapters-cors'],
    ],
    ['is not there', routes({}), ['feed/chapters-missing']],
    ['is no JSON', serveJson('nothing'), ['feed/chapters-missing']],
  ])('a chapters file that %s', async (_, answer, expected) => {
    const { compare, item, bytes, enclosure } = await prepare();
    const host = await startHost(routes({ '/episode.mp3': serveFile(bytes), '/chapters.json': answer }));
    const link = `<podcast:chapters url="${host.origin}/chapters.json" type="application/json+chapters"/>`;
    const url = `${host.origin}/episode.mp3`;
    const feed = renderFeed(item({ enclosure: enclosure(url), more: link }));
    const { codes } = await compare(feed, { published: url, allowPrivate: true });
    expect(codes).toEqual(expected);
  });

  test('a feed behind a URL, which alone is asked', async () => {
    const { folder, item } = await prepare();
    const feed = Buffer.from(renderFeed(item()));
    const host = await startHost(serveFile(feed, { type: 'application/rss+xml' }));
    const { json, exitCode } = await runJson(
      folder,
      'check',
      'episode.md',
      '--feed',
      `${host.origin}/feed.xml`,
      '--allow-private',
    );
    expect(codesOf(json)).toEqual([]);
    expect(exitCode).toBe(0);
    expect(host.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /feed.xml']);
  });
});
