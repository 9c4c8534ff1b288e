import { expect, test } from 'vitest';
import type { FileChapter } from '../../src/formats/format.js';
import { type Format, formats } from '../../src/formats/formats.js';
import { renderChapters } from '../../src/formats/losses.js';
import { readDetected } from '../formats/source.js';
import { holdDoc } from './generated.js';

/** Chapters that have everything. */
const everything: readonly FileChapter[] = [
  {
    startMs: 0,
    endMs: 9000,
    title: 'Whole',
    url: 'https://example.com/a',
    image: 'https://example.com/a.png',
    hidden: false,
    depth: 0,
  },
  { startMs: 10_123, endMs: 15_000, title: 'Part', url: null, image: null, hidden: true, depth: 1 },
  { startMs: 20_000, endMs: 30_000, title: 'Last', url: null, image: null, hidden: false, depth: 0 },
];

/** Files of the formats that are only read, with all that they can state; the second chapter starts at 10.12 s or later. */
const onlyRead: Readonly<Record<string, string>> = {
  audition:
    'Name\tStart\tDuration\tTime Format\tType\tDescription\nA\t0:00.000\t0:09.000\tdecimal\tCue\t\nB\t0:10.123\t0:05.000\tdecimal\tCue\t\n',
  reaper:
    '#,Name,Start,End,Length,Color\nR1,A,0:00.000,0:09.000,0:09.000,\nR2,B,0:10.123,0:15.000,0:04.877,\n',
  hindenburg:
    '<Session><Marker Name="A" Time="0" Type="Chapter" URL="https://example.com/a"/><Marker Name="B" Time="10.123" Type="Chapter"/></Session>',
  cue: 'FILE "a.mp3" MP3\nTRACK 01 AUDIO\nTITLE "A"\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nTITLE "B"\nINDEX 01 00:10:09\n',
};

/** What a format keeps of each aspect, as found. */
async function measure(format: Format): Promise<Readonly<Record<string, boolean | string>>> {
  const { name, suffix } = format;
  if (suffix === null) {
    const { chapters } = await readDetected(onlyRead[name] ?? '');
    const [first, second] = chapters;
    const start = second?.startMs === 10_123 ? 'yes' : second?.startMs === 10_120 ? '1/75 s' : 'no';
    return {
      title: first?.title === 'A' && second?.title === 'B',
      start,
      end: first?.endMs === 9000,
      link: first?.url !== null,
      picture: first?.image !== null,
      hidden: chapters.some(({ hidden }) => hidden),
      depth: chapters.some(({ depth }) => depth > 0),
    };
  }
  const { diagnostics } = renderChapters(name, await format.load(), everything, 'x');
  // A hidden mark is taken out of a format that cannot hold it: its other aspects are tried with one that is not hidden.
  const shown = everything.map((chapter) => ({ ...chapter, hidden: false }));
  const lost = renderChapters(name, await format.load(), shown, 'x').diagnostics.map(
    ({ args }) => args['what'],
  );
  return {
    title: !lost.includes('titles as they are'),
    start: lost.includes('fractions of a second') ? '1 s' : 'yes',
    end: !lost.includes('ends before the next chapter'),
    link: !lost.includes('links'),
    picture: !lost.includes('pictures'),
    hidden: !diagnostics.some(({ args }) => args['what'] === 'hidden marks'),
    depth: !lost.includes('chapters within chapters'),
  };
}

const aspects = ['title', 'start', 'end', 'link', 'picture', 'hidden', 'depth'] as const;

test('docs/formats.md is what the formats keep (UPDATE=1 writes it)', async () => {
  const rows = await Promise.all(
    formats.map(async (format) => {
      const kept = await measure(format);
      const cells = aspects.map((aspect) =>
        typeof kept[aspect] === 'string' ? kept[aspect] : kept[aspect] ? 'yes' : '–',
      );
      const directions = [format.detect === null ? null : 'in', format.suffix === null ? null : 'out'];
      const name = `\`${format.name}\` ${format.title}`;
      return `| ${[name, directions.filter((one) => one !== null).join(', '), ...cells, format.usedBy].join(' | ')} |`;
    }),
  );
  const head = ['format', '', ...aspects, 'used by'];
  const table = [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
  const { found, expected } = holdDoc('formats.md', 'formats', table);
  expect(found).toBe(expected);
});

test.each(formats)('$name keeps what its entry in the list says', async (format) => {
  const { start, end, link, picture, hidden, depth, title } = await measure(format);
  const { holds } = format;
  expect(title).toBe(true);
  expect({ end, link, picture, hidden, depth }).toEqual({
    end: holds.end,
    link: holds.url,
    picture: holds.image,
    hidden: holds.hidden,
    depth: holds.depth,
  });
  expect(start).toBe({ 1: 'yes', 10: '1/75 s', 1000: '1 s' }[holds.stepMs]);
});
