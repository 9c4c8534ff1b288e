import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repair } from '../../src/run/repair.js';
import { show } from '../../src/run/show.js';
import { undo } from '../../src/run/undo.js';
import { bytes, chap, ctoc, frame, type Part, syncsafe, tag, text, uint32, utf8 } from '../build/id3.js';
import { renderId3v1, renderStream } from '../build/mpeg.js';
import { readTag } from '../build/read-id3.js';
import { tagChapters } from './mp3-parts.js';
import { makeFolder } from './temp-folder.js';

// What public reports say that programs get wrong about chapters, each in the smallest tag that has it.

const stream = renderStream({ frameCount: 600 });
const none = uint32(0xffffffff);
const longTitle = 'x'.repeat(150);
const times = (startMs: number) => bytes(uint32(startMs), uint32(startMs + 4000), none, none);

/** A frame whose size has the form of the other version. */
const otherForm = (version: '2.3' | '2.4', id: string, body: Uint8Array): Uint8Array =>
  bytes(id, version === '2.4' ? uint32(body.length) : syncsafe(body.length), [0, 0], body);

/** A chapter whose own size, or that of its title, has the form of the other version. */
function missized(version: '2.3' | '2.4', id: string, startMs: number, where: 'outside' | 'inside') {
  const title = bytes([version === '2.4' ? 3 : 0], longTitle);
  const inner = where === 'inside' ? otherForm(version, 'TIT2', title) : frame(version, 'TIT2', title);
  const body = bytes(id, [0], times(startMs), inner);
  return where === 'outside' ? otherForm(version, 'CHAP', body) : frame(version, 'CHAP', body);
}

const sound = (...ids: string[]) =>
  ids.map((id, index) => chap('2.3', id, index * 4000, { endMs: (index + 1) * 4000 }));
const contents = (...ids: string[]) => ctoc('2.3', 'toc', 3, ids);
const many = Array.from({ length: 300 }, (_, index) => `c${index}`);
const utf8Title = frame('2.3', 'TIT2', bytes([3], utf8('Prüfung')));

interface Kind {
  readonly version?: '2.3' | '2.4';
  readonly frames: readonly Part[];
  readonly code: string;
  /** Starts and titles after the repair, when they are not those of three sound chapters. */
  readonly after?: readonly string[];
  /** An mp3 with more than 255 chapters is written with `--force` alone, and its table cannot list them all. */
  readonly isTooLong?: true;
}

const three = ['0 Title of a', '4000 Title of b', '8000 Title of c'];

const kinds: Readonly<Record<string, Kind>> = {
  'two tables of contents at the top': {
    frames: [ctoc('2.3', 'toc', 3, ['a']), ctoc('2.3', 'more', 3, ['b', 'c']), ...sound('a', 'b', 'c')],
    code: 'id3/second-contents',
  },
  'sizes of v2.3 in v2.4': {
    version: '2.4',
    frames: [
      ctoc('2.4', 'toc', 3, ['a', 'b']),
      missized('2.4', 'a', 0, 'outside'),
      missized('2.4', 'b', 4000, 'outside'),
    ],
    code: 'id3/chapter-sizes',
    after: [`0 ${longTitle}`, `4000 ${longTitle}`],
  },
  'sizes of v2.4 in v2.3': {
    frames: [contents('a', 'b'), missized('2.3', 'a', 0, 'outside'), missized('2.3', 'b', 4000, 'outside')],
    code: 'id3/chapter-sizes',
    after: [`0 ${longTitle}`, `4000 ${longTitle}`],
  },
  'inner sizes of v2.3 in v2.4': {
    version: '2.4',
    frames: [
      ctoc('2.4', 'toc', 3, ['a', 'b']),
      missized('2.4', 'a', 0, 'inside'),
      missized('2.4', 'b', 4000, 'inside'),
    ],
    code: 'id3/chapter-sizes',
    after: [`0 ${longTitle}`, `4000 ${longTitle}`],
  },
  'inner sizes of v2.4 in v2.3': {
    frames: [contents('a', 'b'), missized('2.3', 'a', 0, 'inside'), missized('2.3', 'b', 4000, 'inside')],
    code: 'id3/chapter-sizes',
    after: [`0 ${longTitle}`, `4000 ${longTitle}`],
  },
  'a table of contents that is not at the top': {
    frames: [ctoc('2.3', 'toc', 1, ['a', 'b', 'c']), ...sound('a', 'b', 'c')],
    code: 'id3/contents-not-top',
  },
  'no table of contents': { frames: sound('a', 'b', 'c'), code: 'id3/contents-missing' },
  ...Object.fromEntries(
    [0, 4294, 0xffffffff].map((endMs): [string, Kind] => [
      `ends of ${endMs}`,
      {
        frames: [
          contents('a', 'b', 'c'),
          ...['a', 'b', 'c'].map((id, at) => chap('2.3', id, at * 4000, { endMs: at === 0 ? 4000 : endMs })),
        ],
        code: 'id3/chapter-ends',
      },
    ]),
  ),
  'UTF-8 in v2.3': {
    frames: [
      contents('a', 'b'),
      chap('2.3', 'a', 0, { title: null, subframes: [utf8Title] }),
      chap('2.3', 'b', 4000),
    ],
    code: 'id3/chapter-encoding',
    after: ['0 Prüfung', '4000 Title of b'],
  },
  'one ID for all': {
    frames: [
      contents('a'),
      ...[0, 4000, 8000].map((startMs, at) => chap('2.3', 'a', startMs, { title: `Part ${at}` })),
    ],
    code: 'id3/duplicate-element-id',
    after: ['0 Part 0', '4000 Part 1', '8000 Part 2'],
  },
  'a count that has wrapped': {
    frames: [
      frame(
        '2.3',
        'CTOC',
        bytes('toc\0', [3, 300 % 256], ...many.slice(0, 300 % 256).map((id) => `${id}\0`)),
      ),
      ...many.map((id, at) => chap('2.3', id, at * 50, { endMs: (at + 1) * 50 })),
    ],
    code: 'id3/contents-count',
    isTooLong: true,
    after: many.map((id, at) => `${at * 50} Title of ${id}`),
  },
  'a chapter past the end': {
    frames: [contents('a', 'b', 'c', 'd'), ...sound('a', 'b', 'c'), chap('2.3', 'd', 99_000)],
    code: 'id3/chapters-past-end',
  },
  'an entry without a chapter': {
    frames: [contents('a', 'b', 'c', 'gone'), ...sound('a', 'b', 'c')],
    code: 'id3/contents-unknown-chapter',
  },
  'a second table that lists none of them': {
    frames: [contents('a', 'b', 'c'), ctoc('2.3', 'old', 3, ['x1', 'x2']), ...sound('a', 'b', 'c')],
    code: 'id3/contents-unknown-chapter',
  },
  'nested chapters': {
    frames: [contents('a', 'part'), ctoc('2.3', 'part', 1, ['b', 'c']), ...sound('a', 'b', 'c')],
    code: 'id3/chapters-nested',
  },
  'chapters without a title': {
    frames: [contents('a', 'b'), chap('2.3', 'a', 0, { title: null }), chap('2.3', 'b', 4000)],
    code: 'id3/chapters-untitled',
    after: ['0 Chapter 1', '4000 Title of b'],
  },
  'chapters out of order': {
    frames: [contents('c', 'a', 'b'), ...sound('a', 'b', 'c').toReversed()],
    code: 'id3/chapters-unordered',
  },
  'chapters that are there twice': {
    frames: [
      contents('a', 'b', 'c', 'd'),
      ...sound('a', 'b', 'c'),
      chap('2.3', 'd', 8000, { title: 'Title of c' }),
    ],
    code: 'id3/chapters-doubled',
  },
};

describe('repair() of what other programs got wrong', () => {
  test.each(Object.entries(kinds))('%s: is named, mended, sound after that, and undone', async (_, kind) => {
    const { version = '2.3', frames, code, after = three, isTooLong: force = false } = kind;
    const title = text(version, 'TIT2', 'The episode');
    const before = bytes(tag(version, [title, ...frames]), stream, renderId3v1('The end'));
    const path = join(await makeFolder(), 'a.mp3');
    await writeFile(path, before);
    const codesOf = ({ diagnostics }: Awaited<ReturnType<typeof show>>) =>
      diagnostics.map(({ code }) => code);
    const faultsOf = (result: Awaited<ReturnType<typeof show>>) =>
      codesOf(result).filter((code) => /^id3\/(?:chapter|contents|duplicate)/.test(code));

    expect(codesOf(await show(path))).toContain(code);
    const planned = await repair(path, { dryRun: true, force });
    expect([planned.status, codesOf(planned)]).toEqual(['planned', expect.arrayContaining([code])]);
    expect(Buffer.from(before).equals(await readFile(path))).toBe(true);

    expect((await repair(path, { force })).status).toBe('written');
    const repaired = await readFile(path);
    expect(tagChapters(repaired).map(({ startMs, title }) => `${startMs} ${title}`)).toEqual(after);
    const kept = readTag(repaired)?.frames.find(({ id }) => id === 'TIT2')?.body;
    expect(Buffer.from(kept ?? []).toString('latin1')).toBe('\0The episode');
    expect(repaired.includes(Buffer.from(stream))).toBe(true);
    expect(faultsOf(await show(path))).toEqual(force ? ['id3/chapters-hidden'] : []);
    expect((await repair(path, { force })).status).toBe('unchanged');

    expect((await undo(path)).status).toBe('written');
    expect(Buffer.from(before).equals(await readFile(path))).toBe(true);
  });
});
