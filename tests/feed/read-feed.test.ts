import { describe, expect, test } from 'vitest';
import { isFeed, readFeed } from '../../src/feed/read-feed.js';
import { cpuMsOf } from '../build/cpu-ms.js';
import { randomNumbers } from '../build/random.js';
import { renderFeed, renderItem } from './feed-text.js';

const encode = (text: string) => new TextEncoder().encode(text);

const item = renderItem({
  enclosure: '<enclosure url="https://a.example/é&amp;x.mp3" length="1" type="audio/mpeg"/>',
  more: '<psc:chapters><psc:chapter start="1" title="😀 a &lt; b"/></psc:chapters>\r\n<description><![CDATA[ <p>1:00 a</p> ]]></description>',
});

describe('readFeed()', () => {
  test('gives the spans of the values', () => {
    const read = readFeed('feed.xml', encode(renderFeed(item.repeat(3))));
    if (!isFeed(read)) throw new Error('no feed');
    const { text } = read.source;
    expect(read.items).toHaveLength(3);
    for (const { title, guid, enclosures, descriptions, pscLists } of read.items) {
      const at = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
      expect([title, guid, descriptions[0]].map((value) => value && at(value))).toEqual([
        'Episode 42',
        'episode-42',
        '<p>1:00 a</p>',
      ]);
      const { url = null, length = null } = enclosures[0]?.attributes ?? {};
      expect(url && at(url)).toBe('https://a.example/é&amp;x.mp3');
      expect(url).toMatchObject({ value: 'https://a.example/é&x.mp3', isPlain: false });
      expect(length && at(length)).toBe('1');
      const { title: chapter = null } = pscLists[0]?.chapters[0]?.attributes ?? {};
      expect(chapter && at(chapter)).toBe('😀 a &lt; b');
      expect(enclosures[0] && at(enclosures[0])).toMatch(/^<enclosure .*\/>$/);
    }
  });

  test('reads mutants of feeds without a throw, each in no time', { timeout: 120_000 }, () => {
    const pick = randomNumbers(20_261_128);
    const seeds = [
      renderFeed(item.repeat(2)),
      renderFeed(item).replace('<?xml', '<!DOCTYPE rss [<!ENTITY a "b">]><?xml'),
    ];
    const pieces = [
      '<',
      '>',
      '&',
      '"',
      ']]>',
      '<![CDATA[',
      '<!--',
      '</item>',
      '<item>',
      '\0',
      '\ud800',
      '&a;',
      '&#x0;',
      ' xmlns:psc=""',
      '<?x?>',
      '\r',
    ];
    let slowestMs = 0;
    for (let round = 0; round < mutantCount; round += 1) {
      let text = seeds[pick(seeds.length)] ?? '';
      for (let change = pick(6); change >= 0; change -= 1) {
        const at = pick(text.length + 1);
        const piece = pieces[pick(pieces.length)] ?? '';
        const kind = pick(4);
        if (kind === 0) text = text.slice(0, at) + piece + text.slice(at);
        else if (kind === 1) text = text.slice(0, at) + text.slice(at + pick(30));
        else if (kind === 2) text = text.slice(0, at) + text.slice(Math.max(0, at - pick(200)));
        else text = text.slice(0, at) + piece + text.slice(at + piece.length);
      }
      const bytes = encode(text);
      if (pick(8) === 0) bytes[pick(bytes.length)] = pick(256);
      let read = readFeed('feed.xml', new Uint8Array(0));
      slowestMs = Math.max(
        slowestMs,
        cpuMsOf(() => {
          read = readFeed('feed.xml', bytes);
        }),
      );
      const length = isFeed(read) ? read.source.text.length : 0;
      for (const { place } of read.diagnostics) expect(place?.file).toBe('feed.xml');
      if (!isFeed(read)) continue;
      for (const { start, end, title } of read.items) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(length);
        if (title !== null) expect(title.start).toBeLessThanOrEqual(title.end);
      }
    }
    expect(slowestMs).toBeLessThan(2000);
  });

  test.each<[string, string]>([
    ['5 MB of spaces in a description', `<description>${' '.repeat(5_000_000)}x</description>`],
    ['200,000 empty descriptions', '<description/>'.repeat(200_000)],
    [
      'an element of 50,000 attributes',
      `<a ${Array.from({ length: 50_000 }, (_, index) => `a${index}=""`).join(' ')}/>`,
    ],
    ['a million bare &', '&'.repeat(1_000_000)],
  ])('%s take less than two seconds', (_, more) => {
    const bytes = encode(renderFeed(renderItem({ more })));
    expect(cpuMsOf(() => readFeed('feed.xml', bytes))).toBeLessThan(2000);
  });
});

/** `FEED_MUTANTS=20000` for the whole regime. */
const mutantCount = Number(process.env['FEED_MUTANTS'] ?? 2000);
