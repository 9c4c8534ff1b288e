import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/bytes/byte-edit.js';
import { recallOrigin, rememberOrigin } from '../../src/id3/origin.js';
import { mostRememberedBytes } from '../../src/id3/origin-pieces.js';
import { planUndo } from '../../src/plan/plan-undo.js';
import { bytes, chap, ctoc, frame, hex, tag, text, unsynchronise, zeros } from '../build/id3.js';
import { bytesOf, chaptersOf, embed, factsOf, fileOf, strip, type TaggedFile } from './plan-facts.js';

const picture = Uint8Array.from({ length: 5000 }, (_, index) => (index * index) >> 3);
const cover = (version: '2.3' | '2.4') => frame(version, 'APIC', bytes([0], 'image/png\0', [3, 0], picture));
const long = chaptersOf('A title of more than sixty characters, which turns a v2.4 tag into v2.3', 'Two');

/** Plans to undo and carries the plan out. */
function undo(file: TaggedFile) {
  const { plan, diagnostics } = planUndo(factsOf(file));
  const codes = diagnostics.map(({ code }) => code);
  return { codes, plan, bytes: plan === null ? null : applyEdits(bytesOf(file), plan.edits) };
}

async function embedded(
  file: TaggedFile,
  ...runs: readonly Parameters<typeof embed>[1][]
): Promise<TaggedFile> {
  let result = file;
  for (const chapters of runs) {
    const outcome = await embed(result, chapters, { force: true });
    if (outcome.result === null) throw new Error(outcome.codes.join());
    result = outcome.result;
  }
  return result;
}

const foreign23 = [ctoc('2.3', 'toc', 3, ['a', 'b']), chap('2.3', 'a', 0), chap('2.3', 'b', 5000)] as const;

const files: readonly (readonly [what: string, file: TaggedFile])[] = [
  ['no tag', fileOf()],
  ['a v2.3 tag', fileOf(tag('2.3', [text('2.3', 'TIT2', 'x'), cover('2.3')], { padding: 300 }))],
  ['a v2.4 tag', fileOf(tag('2.4', [text('2.4', 'TIT2', 'x'), cover('2.4')], { padding: 300 }))],
  ['a v2.4 tag with a footer', fileOf(tag('2.4', [text('2.4', 'TIT2', 'x')], { footer: true }))],
  ['a v2.2 tag', fileOf(tag('2.2', [text('2.2', 'TT2', 'x'), text('2.2', 'TP1', 'y')], { padding: 9 }))],
  [
    'an unsynchronised v2.3 tag with chapters of another program',
    fileOf(
      tag('2.3', [unsynchronise(bytes(...foreign23, frame('2.3', 'PRIV', [1, 0xff, 0xe0, 0xff, 0])))], {
        flags: 0x80,
      }),
    ),
  ],
  ['chapters of another program', fileOf(tag('2.3', [text('2.3', 'TIT2', 'x'), ...foreign23, cover('2.3')]))],
  [
    'chapters of another program in a v2.4 tag',
    fileOf(tag('2.4', [chap('2.4', 'a', 0), text('2.4', 'TIT2', 'x'), cover('2.4')], { padding: 77 })),
  ],
  [
    'a frame of an odd name before the chapters, which is junk where none follows it, with a zero at its end',
    fileOf(
      tag('2.4', [
        text('2.4', 'TSSE', 'x'),
        frame(
          '2.4',
          'CTO ',
          bytes('toc\0', [3, 75], ...Array.from({ length: 75 }, (_, at) => `c${at + 10}\0`)),
          {
            size: 'plain',
          },
        ),
        chap('2.4', 'a', 0),
      ]),
    ),
  ],
  ['chapters alone', fileOf(tag('2.3', [...foreign23], { padding: 5 }))],
  [
    'chapters in further tags',
    fileOf(
      tag('2.3', [text('2.3', 'TIT2', 'x')]),
      tag('2.4', [text('2.4', 'TIT2', 'second'), chap('2.4', 'a', 0)], { padding: 7 }),
      tag('2.3', [chap('2.3', 'a', 0)]),
      tag('2.3', [text('2.3', 'TIT2', 'fourth')]),
    ),
  ],
  [
    'a seek point index in a tag with chapters',
    fileOf(tag('2.4', [chap('2.4', 'a', 0), frame('2.4', 'ASPI', bytes([0, 0, 2, 0], zeros(12)))])),
  ],
  [
    'a frame that is cut off',
    fileOf(tag('2.3', [text('2.3', 'TIT2', 'x'), frame('2.3', 'COMM', 'abc', { stated: 400 })])),
  ],
  ['an unknown version', fileOf(tag(5, ['whatever']))],
  [
    'junk and an extended header',
    fileOf(
      tag('2.3', [hex('00 00 00 06 80 00 00 00 00 00'), text('2.3', 'TIT2', 'x'), '\x01junk'], {
        flags: 0x40,
      }),
    ),
  ],
];

describe('planUndo()', () => {
  test.each(files)('gives back %s, bit for bit, after one run and after several', async (_what, file) => {
    for (const runs of [[chaptersOf('One')], [long], [chaptersOf('One', 'Two'), long, chaptersOf('x')]]) {
      const result = await embedded(file, ...runs);
      expect(undo(result)).toMatchObject({ codes: [], bytes: bytesOf(file) });
      expect((await embed(result, runs.at(-1), { force: true })).plan?.mode).toBe('unchanged');
    }
  });

  test('keeps the picture of a converted tag once', async () => {
    const file = fileOf(tag('2.4', [cover('2.4'), text('2.4', 'TIT2', 'x')]));
    const [converted] = (await embedded(file, long)).tags;
    expect(converted?.[3]).toBe(3);
    expect(converted?.length).toBeLessThan(picture.length * 2);
  });

  test('of a file without a mark changes nothing, and says so', () => {
    expect(undo(fileOf(tag('2.3', [...foreign23])))).toMatchObject({
      codes: ['id3/nothing-to-undo'],
      plan: { mode: 'unchanged' },
    });
  });

  test('refuses where another program has changed the frames', async () => {
    const result = await embedded(fileOf(tag('2.3', [text('2.3', 'TIT2', 'before'), ...foreign23])), long);
    const altered = Buffer.from(result.tags[0] ?? []);
    altered.write('after!', altered.lastIndexOf('before'));
    expect(undo({ ...result, tags: [altered] })).toMatchObject({ codes: ['id3/undo-altered'], plan: null });
    const again = await embedded({ ...result, tags: [altered] }, long);
    const undone = undo(again);
    expect(undone.codes).toEqual([]);
    expect(Buffer.from(undone.bytes ?? []).includes('after!')).toBe(true);
    expect(Buffer.from(undone.bytes ?? []).includes('CHAP')).toBe(false);
  });

  test('stores no more than is sensible: warns before, and refuses afterwards', async () => {
    const huge = frame(
      '2.3',
      'CHAP',
      bytes('a\0', zeros(16), new Uint8Array(mostRememberedBytes + 1).fill(1)),
    );
    const outcome = await embed(fileOf(tag('2.3', [huge, text('2.3', 'TIT2', 'x')])), chaptersOf('x'));
    expect(wordsOf(outcome, 'id3/undo-impossible')).toContain('more than 16 MB');
    expect(undo(outcome.result ?? fileOf()).codes).toEqual(['id3/undo-forgotten']);
    expect((await strip(outcome.result ?? fileOf())).result?.tags.length).toBe(1);
  });
});

/** The message of a finding. */
function wordsOf({ diagnostics }: Awaited<ReturnType<typeof embed>>, code: string): string {
  return diagnostics.find((finding) => finding.code === code)?.message ?? '';
}

describe('rememberOrigin() and recallOrigin()', () => {
  const content = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.constantFrom(picture, picture.subarray(100, 900), zeros(200), zeros(10)),
    ),
    { maxLength: 6 },
  );

  test('restore any bytes', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        const original = bytes(...before);
        const source = bytes(...after);
        const origin = rememberOrigin(original, source);
        if (origin.kind !== 'pieces') throw new Error(origin.kind);
        expect(recallOrigin(origin, source, original.length)).toEqual(original);
      }),
    );
  });

  test('say why if it is too much', () => {
    const distinct = (length: number): Uint8Array => {
      const words = new Uint32Array(length / 4);
      for (let at = 0, word = 1; at < words.length; at += 1) {
        word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0;
        words[at] = word;
      }
      return new Uint8Array(words.buffer);
    };
    const source = distinct(50_000 * 64);
    // A byte between each two blocks that are there: two pieces for each.
    const original = new Uint8Array(50_000 * 33);
    for (let at = 0; at < 50_000; at += 1) original.set(source.subarray(at * 64, at * 64 + 32), at * 33);
    expect(rememberOrigin(original, source)).toEqual({ kind: 'forgotten', reason: 'pieces' });
    const large = distinct(mostRememberedBytes + 4);
    expect(rememberOrigin(large, new Uint8Array(0))).toEqual({ kind: 'forgotten', reason: 'size' });
  });

  test('remember what is there already in a few bytes', () => {
    const origin = rememberOrigin(bytes('PIC', picture, zeros(500)), bytes('APIC\0', picture));
    if (origin.kind !== 'pieces') throw new Error(origin.kind);
    expect(origin.pieces.map(({ kind }) => kind)).toEqual(['bytes', 'copy', 'zeros']);
  });

  test('remember what is there without the zeros of unsynchronisation in a few bytes', () => {
    const source = picture.map((byte, index) => (index % 40 === 7 ? 0xff : byte));
    const original = bytes(hex('ff'), 'PIC', unsynchronise(source), hex('00'), 'PIC', source);
    const origin = rememberOrigin(original, source);
    if (origin.kind !== 'pieces') throw new Error(origin.kind);
    expect(origin.pieces.map(({ kind }) => kind)).toEqual(['bytes', 'unsynchronised', 'bytes', 'copy']);
    expect(recallOrigin(origin, source, original.length)).toEqual(original);
    expect(recallOrigin(origin, source.with(47, 0), original.length)).toBeNull();
    // A run that is named often enough is longer than the tag before it is looked at.
    const run = { kind: 'unsynchronised', offset: 0, length: source.length } as const;
    const bomb = { ...origin, byteLength: 0xffff_fffe, pieces: Array.from({ length: 16_000 }, () => run) };
    expect(recallOrigin(bomb, source, original.length)).toBeNull();
  });

  test('give back any bytes that are made of a source, unsynchronised or not', () => {
    const byte = fc.constantFrom(0, 0, 0xff, 0xff, 0xe0, 0xfb, 1, 65);
    const source = fc.array(byte, { minLength: 0, maxLength: 400 }).map((list) => Uint8Array.from(list));
    const cuts = fc.array(
      fc.tuple(fc.nat(300), fc.nat(400), fc.boolean(), fc.array(byte, { maxLength: 5 })),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(source, cuts, (from, pieces) => {
        const original = bytes(
          ...pieces.flatMap(([start, length, isUnsynchronised, own]) => {
            const cut = from.subarray(start, start + length);
            return [isUnsynchronised ? unsynchronise(cut) : cut, Uint8Array.from(own)];
          }),
        );
        const origin = rememberOrigin(original, from);
        if (origin.kind !== 'pieces') throw new Error(origin.kind);
        expect(recallOrigin(origin, from, original.length)).toEqual(original);
      }),
      { numRuns: 2000 },
    );
  });

  test('restore nothing from a source that has changed, and nothing longer than possible', () => {
    const origin = rememberOrigin(picture, picture);
    if (origin.kind !== 'pieces') throw new Error(origin.kind);
    expect(recallOrigin(origin, picture.with(100, 1), 9000)).toBeNull();
    expect(recallOrigin(origin, picture.subarray(1), 9000)).toBeNull();
    expect(recallOrigin(origin, picture, picture.length - 1)).toBeNull();
    const bomb = {
      ...origin,
      byteLength: 0xffff_fffe,
      pieces: [{ kind: 'zeros', length: 0xffff_fffe } as const],
    };
    expect(recallOrigin(bomb, picture, 9000)).toBeNull();
  });
});
