import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/bytes/byte-edit.js';
import { planUndo } from '../../src/plan/plan-undo.js';
import { bytes, chap, frame, tag, text, utf8 } from '../build/id3.js';
import { readTag } from '../build/read-id3.js';
import { bytesOf, chaptersOf, embed, factsOf, fileOf, strip, type TaggedFile } from './plan-facts.js';

const data = Uint8Array.from({ length: 3000 }, (_, index) => (index * index * 7) >> 3);
type V = '2.3' | '2.4';
const picture = (version: V) => frame(version, 'APIC', bytes([0], 'image/png\0', [3, 0], data));
const link = (version: V, url: string) => frame(version, 'WXXX', bytes([0], `of another\0${url}`));
const subtitle = (version: V) => frame(version, 'TIT3', bytes([3], utf8('Untertitel ä')));
const user = (version: V) => frame(version, 'TXXX', bytes([0], 'credit\0Photo: A. B.'));
const all = (version: V) => [
  picture(version),
  link(version, 'https://a.example/'),
  subtitle(version),
  user(version),
];
const ids = ['TIT2', 'WXXX', 'TIT3', 'TXXX', 'APIC'];
const none = { pictures: 0, links: 0, others: 0 };

/** Two chapters of another program, at the starts of chaptersOf. */
const fileWith = (version: V, ...subframes: readonly Uint8Array[]): TaggedFile =>
  fileOf(
    tag(
      version,
      [chap(version, 'a', 0, { subframes }), chap(version, 'b', 60_000), text(version, 'TIT2', 'x')],
      {
        padding: 40,
      },
    ),
  );

async function after(file: TaggedFile, ...runs: readonly Parameters<typeof embed>[1][]): Promise<TaggedFile> {
  let result = file;
  for (const chapters of runs) {
    const outcome = await embed(result, chapters);
    if (outcome.result === null) throw new Error(outcome.codes.join());
    result = outcome.result;
  }
  return result;
}

/** The sub-frames of the chapters of a file, as they stand there. */
function subframesOf(file: TaggedFile) {
  const chapters = readTag(bytesOf(file))?.frames.filter(({ id }) => id === 'CHAP') ?? [];
  return chapters.map(({ body }) => {
    const start = body.indexOf(0) + 17;
    const rest = body.subarray(start);
    const found: { id: string; raw: Uint8Array }[] = [];
    for (let at = 0; at < rest.length; ) {
      const size =
        (rest[at + 4] ?? 0) * 2 ** 24 +
        ((rest[at + 5] ?? 0) << 16) +
        ((rest[at + 6] ?? 0) << 8) +
        (rest[at + 7] ?? 0);
      found.push({
        id: Buffer.from(rest.subarray(at, at + 4)).toString(),
        raw: rest.subarray(at, at + 10 + size),
      });
      at += 10 + size;
    }
    return found;
  });
}

const idsOf = (file: TaggedFile) => subframesOf(file).map((found) => found.map(({ id }) => id));

function undo(file: TaggedFile): Uint8Array | null {
  const { plan } = planUndo(factsOf(file));
  return plan === null ? null : applyEdits(bytesOf(file), plan.edits);
}

describe('sub-frames of other programs', () => {
  test('stay byte for byte in a chapter of the same start, after what chapterize writes', async () => {
    const file = fileWith('2.3', ...all('2.3'));
    const { result, diagnostics } = await embed(file);
    expect(
      subframesOf(result ?? file)[0]
        ?.slice(1)
        .map(({ raw }) => raw),
    ).toEqual([...all('2.3').slice(1), picture('2.3')]);
    expect(diagnostics[0]).toMatchObject({
      code: 'id3/chapters-replaced',
      message:
        '2 chapters of another program are replaced; 1 picture, 1 link and 2 other frames of theirs stay in the new chapters',
    });
  });

  test('stay through later runs, and strip and undo give back what they gave without them', async () => {
    const file = fileWith('2.3', ...all('2.3'));
    const result = await after(file, chaptersOf('One', 'Two'), chaptersOf('Eins'), chaptersOf('Un', 'Deux'));
    expect(idsOf(result)).toEqual([ids, ['TIT2']]);
    expect((await embed(result, chaptersOf('Un', 'Deux'))).plan?.mode).toBe('unchanged');
    expect(undo(result)).toEqual(bytesOf(file));
    expect((await strip(result)).result).toEqual((await strip(file)).result);
  });

  test('come back where a chapter starts at their time again', async () => {
    const file = fileWith('2.3', ...all('2.3'));
    const moved = chaptersOf('One', 'Two').map((chapter) => ({ ...chapter, startMs: chapter.startMs + 1 }));
    const gone = await embed(file, moved);
    expect(gone.diagnostics[0]?.args).toMatchObject({
      gone: { pictures: 1, links: 1, others: 2 },
      kept: none,
    });
    expect(idsOf(await after(file, moved))).toEqual([['TIT2'], ['TIT2']]);
    expect(idsOf(await after(file, moved, chaptersOf('One', 'Two')))).toEqual([ids, ['TIT2']]);
  });

  test('are replaced by a link of the notes, and are back if the notes have none', async () => {
    const file = fileWith('2.3', ...all('2.3'), link('2.3', 'https://second.example/'));
    const linked = chaptersOf('One', 'Two').map((chapter) => ({ ...chapter, url: 'https://ours.example/' }));
    const outcome = await embed(file, linked);
    expect(outcome.diagnostics[0]?.args).toMatchObject({ gone: { ...none, links: 1 } });
    expect(idsOf(outcome.result ?? file)).toEqual([
      ['TIT2', 'WXXX', 'TIT3', 'TXXX', 'WXXX', 'APIC'],
      ['TIT2', 'WXXX'],
    ]);
    const again = await after(outcome.result ?? file, linked, chaptersOf('One', 'Two'));
    expect(idsOf(again)[0]).toEqual(['TIT2', 'WXXX', 'TIT3', 'TXXX', 'WXXX', 'APIC']);
    expect((await embed(again, chaptersOf('One', 'Two'))).plan?.chapters[0]?.url).toBe('https://a.example/');
  });

  test('are carried into v2.3 where a tag is', async () => {
    const file = fileWith('2.4', ...all('2.4'));
    const { result, plan } = await embed(file);
    expect(plan?.resultTagVersion).toBe('2.3');
    expect(idsOf(result ?? file)[0]).toEqual(ids);
    expect(subframesOf(result ?? file)[0]?.[2]?.raw[10]).toBe(1);
    expect(undo(result ?? file)).toEqual(bytesOf(file));
  });

  test('are stored once, although undo has them too', async () => {
    const file = fileWith('2.3', picture('2.3'));
    const { result } = await embed(file, chaptersOf('One'), { paddingByteLength: 0 });
    expect(result?.tags[0]?.length).toBeLessThan(data.length * 1.3);
  });

  test('that another program has put into our chapters stay, too, and are counted if they are removed', async () => {
    const first = await after(fileOf(), chaptersOf('One', 'Two'));
    const frames = readTag(bytesOf(first))?.frames ?? [];
    const altered = frames.map(({ id, body, raw }) =>
      id === 'CHAP' && body[2] === 0x30 ? frame('2.3', 'CHAP', bytes(body, picture('2.3'))) : raw,
    );
    const file = fileOf(tag('2.3', altered, { padding: 50 }));
    const renamed = await embed(file, chaptersOf('Eins', 'Zwei'));
    expect(idsOf(renamed.result ?? file)).toEqual([['TIT2', 'APIC'], ['TIT2']]);
    expect(idsOf(await after(file, chaptersOf('Eins', 'Zwei'), chaptersOf('Un')))).toEqual([
      ['TIT2', 'APIC'],
    ]);
    const later = chaptersOf('One').map((chapter) => ({ ...chapter, startMs: 9 }));
    expect((await embed(file, later)).diagnostics[0]?.message).toBe(
      '2 chapters of an earlier run are replaced; 1 picture of another program is removed with them',
    );
  });

  test('are told from a picture of ours by what our mark remembers', async () => {
    const first = await after(fileWith('2.3', subtitle('2.3')), chaptersOf('One', 'Two'));
    const plain = frame('2.3', 'APIC', bytes([0], 'image/png\0', [0, 0], 'small'));
    const altered = (readTag(bytesOf(first))?.frames ?? []).map(({ id, body, raw }) =>
      id === 'CHAP' && body[2] === 0x31 ? frame('2.3', 'CHAP', bytes(body, plain)) : raw,
    );
    const file = fileOf(tag('2.3', altered, { padding: 50 }));
    expect(idsOf(await after(file, chaptersOf('Eins', 'Zwei')))).toEqual([
      ['TIT2', 'TIT3'],
      ['TIT2', 'APIC'],
    ]);
  });

  test('come together with our picture: texts and links first, then ours, the only one of type 0', async () => {
    const plain = frame('2.3', 'APIC', bytes([0], 'image/png\0', [0, 0], 'small'));
    const other = frame('2.3', 'APIC', bytes([0], 'image/png\0', [0], 'second', [0], 'small'));
    const file = fileWith(
      '2.3',
      picture('2.3'),
      plain,
      user('2.3'),
      other,
      link('2.3', 'https://a.example/'),
    );
    const ours = {
      mimeType: 'image/jpeg',
      data: bytes([0xff, 0xd8, 0xff], 'ours'),
      widthPx: 1,
      heightPx: 1,
    } as const;
    const shown = chaptersOf('One', 'Two').map((chapter) => ({ ...chapter, picture: ours }));
    const { result, diagnostics } = await embed(file, shown);
    const [first] = subframesOf(result ?? file);
    expect(first?.map(({ id }) => id)).toEqual(['TIT2', 'TXXX', 'WXXX', 'APIC', 'APIC']);
    expect(Buffer.from(first?.[3]?.raw ?? []).includes('ours')).toBe(true);
    expect(first?.[4]?.raw).toEqual(picture('2.3'));
    expect(diagnostics[0]?.args).toMatchObject({ gone: { pictures: 2 }, kept: { pictures: 1, links: 1 } });
    expect((await embed(result ?? file, shown)).plan?.mode).toBe('unchanged');
    const without = await after(result ?? file, chaptersOf('One', 'Two'));
    expect(idsOf(without)[0]).toEqual(['TIT2', 'TXXX', 'WXXX', 'APIC', 'APIC', 'APIC']);
    expect(Buffer.from(bytesOf(without)).includes('ours')).toBe(false);
    expect([undo(without), undo(result ?? file)]).toEqual([bytesOf(file), bytesOf(file)]);
  });

  test('replace the first picture if none of theirs is of type 0', async () => {
    const ours = { mimeType: 'image/png', data: bytes([0x89], 'PNG ours'), widthPx: 1, heightPx: 1 } as const;
    const [chapter] = chaptersOf('One').map((each) => ({ ...each, picture: ours }));
    const file = fileWith('2.3', picture('2.3'), user('2.3'));
    const result = await after(file, chapter === undefined ? [] : [chapter]);
    expect(idsOf(result)[0]).toEqual(['TIT2', 'TXXX', 'APIC']);
    expect(Buffer.from(subframesOf(result)[0]?.[2]?.raw ?? []).includes('ours')).toBe(true);
  });

  test('never keep undo from being exact, nor a second run from changing nothing', async () => {
    const version = fc.constantFrom<V>('2.3', '2.4');
    const ourPicture = {
      mimeType: 'image/png',
      data: bytes([0x89], 'PNG'),
      widthPx: 1,
      heightPx: 1,
    } as const;
    const subframe = fc.constantFrom(
      picture,
      subtitle,
      user,
      (v: V) => link(v, 'https://b.example/x'),
      (v: V) => frame(v, 'APIC', bytes([0], 'image/png\0', [0, 0], 'small')),
    );
    const chapter = fc.record({
      startMs: fc.constantFrom(0, 5, 60_000),
      url: fc.constantFrom(null, 'https://ours.example/'),
      title: fc.constantFrom('a', 'bb'),
      picture: fc.constantFrom(undefined, ourPicture),
    });
    const runs = fc.array(fc.uniqueArray(chapter, { minLength: 1, selector: ({ startMs }) => startMs }), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(version, fc.array(subframe, { maxLength: 5 }), runs, async (of, makers, plans) => {
        const file = fileWith(of, ...makers.map((make) => make(of)));
        const chapters = plans.map((plan) =>
          plan
            .toSorted((a, b) => a.startMs - b.startMs)
            .map(({ picture: one, ...each }) => ({
              ...each,
              ...(one === undefined ? {} : { picture: one }),
              endMs: each.startMs + 5,
              depth: 0,
              line: null,
            })),
        );
        const result = await after(file, ...chapters);
        expect((await embed(result, chapters.at(-1))).plan?.mode).toBe('unchanged');
        expect(undo(result)).toEqual(bytesOf(file));
        // What is in the tag does not hang on the way there.
        expect(idsOf(result)).toEqual(idsOf(await after(file, chapters.at(-1) ?? [])));
      }),
      { numRuns: 25 },
    );
  });
});
