import { describe, expect, test } from 'vitest';
import { bytes, chap, ctoc, frame, tag, text } from '../build/id3.js';
import { readChapterFrames, readTag } from '../build/read-id3.js';
import { bytesOf, chaptersOf, embed, fileOf, strip, type TaggedFile } from './plan-facts.js';

const cover = frame('2.3', 'APIC', bytes([0], 'image/png\0', [3, 0], new Uint8Array(3000).fill(0xff)));
const plainTag = tag('2.3', [text('2.3', 'TIT2', 'Episode'), text('2.3', 'TPE1', 'Host'), cover], {
  padding: 200,
});

/** The tag and the chapters of what a plan makes. */
function readResult(result: TaggedFile | null) {
  const read = result === null ? null : readTag(bytesOf(result));
  if (read === null) throw new Error('no tag');
  return { tag: read, ...readChapterFrames(read) };
}

/** IDs of the frames that are not ours, with their bytes. */
function foreignFrames(result: TaggedFile | null): readonly Uint8Array[] {
  return readResult(result)
    .tag.frames.filter(
      ({ id, body }) =>
        !['CHAP', 'CTOC'].includes(id) && Buffer.from(body).toString('latin1', 0, 15) !== 'urn:chapterize\0',
    )
    .map(({ raw }) => Uint8Array.from(raw));
}

describe('planEdit() on a file without a tag', () => {
  test('puts a v2.3 tag in front, the audio at a multiple of 4096', async () => {
    const { result, plan, codes } = await embed(fileOf());
    const { tag: made, chapters, listed } = readResult(result);
    expect(made).toMatchObject({ major: 3, flags: 0, length: 4096 });
    expect(listed).toEqual(['ch0', 'ch1']);
    expect(chapters).toEqual([
      { elementId: 'ch0', startMs: 0, endMs: 60_000, offsets: 'ffffffffffffffff', title: 'One', url: null },
      {
        elementId: 'ch1',
        startMs: 60_000,
        endMs: 120_000,
        offsets: 'ffffffffffffffff',
        title: 'Two',
        url: null,
      },
    ]);
    expect(made.frames.map(({ id }) => id)).toEqual(['CTOC', 'CHAP', 'CHAP', 'PRIV']);
    expect(plan).toMatchObject({
      mode: 'resize',
      strippedByteLength: 5000,
      tagVersion: null,
      resultTagVersion: '2.3',
    });
    expect(codes).toEqual([]);
  });

  test('is undone by strip to the last byte', async () => {
    const file = fileOf();
    const { result } = await embed(file);
    const stripped = await strip(result ?? file);
    expect(bytesOf(stripped.result ?? file)).toEqual(bytesOf(file));
    expect(stripped.plan?.resultTagVersion).toBeNull();
  });
});

describe('planEdit() on a v2.3 tag', () => {
  test('puts the chapters first and keeps every other frame byte for byte', async () => {
    const { result, codes } = await embed(fileOf(plainTag));
    expect(readResult(result).tag.frames.map(({ id }) => id)).toEqual([
      'CTOC',
      'CHAP',
      'CHAP',
      'PRIV',
      'TIT2',
      'TPE1',
      'APIC',
    ]);
    expect(foreignFrames(result)).toEqual([
      text('2.3', 'TIT2', 'Episode'),
      text('2.3', 'TPE1', 'Host'),
      cover,
    ]);
    expect(codes).toEqual([]);
  });

  test('leaves the bytes of other frames out of the edits', async () => {
    const { plan } = await embed(fileOf(plainTag));
    const [head, padding] = plan?.edits ?? [];
    expect(plan?.edits.length).toBe(2);
    expect(head).toMatchObject({ offset: 0, length: 10 });
    expect(padding?.offset).toBeGreaterThanOrEqual(plainTag.length - 200);
  });

  test('changes nothing the second time', async () => {
    const { result } = await embed(fileOf(plainTag));
    const again = await embed(result ?? fileOf());
    expect(again.plan).toMatchObject({ mode: 'unchanged', edits: [], replaced: null });
    expect(again.codes).toEqual([]);
  });

  test('keeps the size when the frames fit, and for another title', async () => {
    const file = fileOf(tag('2.3', [text('2.3', 'TIT2', 'x')], { padding: 2000 }));
    const first = await embed(file);
    expect(first.plan).toMatchObject({ mode: 'same-size', strippedByteLength: bytesOf(file).length });
    const second = await embed(first.result ?? file, chaptersOf('Won', 'Too', 'Tree'));
    expect(second.plan).toMatchObject({ mode: 'same-size', replaced: { count: 2, ours: true } });
    expect(second.codes).toEqual(['id3/own-chapters-replaced']);
    expect(readResult(second.result).chapters.map(({ title }) => title)).toEqual(['Won', 'Too', 'Tree']);
  });

  test('is undone by strip to the last byte, also where the tag has grown', async () => {
    for (const padding of [0, 5, 200, 5000]) {
      const file = fileOf(
        tag('2.3', [text('2.3', 'TIT2', 'x'), cover], { padding, flags: 0x20, revision: 1 }),
      );
      const first = await embed(file);
      const second = await embed(first.result ?? file, chaptersOf('A', 'B'.repeat(3000)));
      expect(second.codes).toEqual(['id3/own-chapters-replaced']);
      const stripped = await strip(second.result ?? file);
      expect(bytesOf(stripped.result ?? fileOf())).toEqual(bytesOf(file));
      expect(second.plan?.strippedByteLength).toBe(bytesOf(file).length);
      expect(stripped.codes).toEqual([]);
    }
  });

  test.each(['2.3', '2.4'] as const)(
    'remembers the size that a file with a v%s tag came with, and the one before it last grew',
    async (version) => {
      // v2.3 has three frames for that date, so strip cannot give back the old size of a v2.4 tag.
      const file = fileOf(tag(version, [text(version, 'TDRC', '2024-05-06T07:08')]));
      const sizes = [bytesOf(file).length];
      let present = file;
      for (const length of [1, 1, 4000, 9000, 9000]) {
        const { plan, result } = await embed(present, chaptersOf('A', 'B'.repeat(length)));
        const last = sizes.slice(-2).filter((size) => size !== bytesOf(present).length);
        for (const size of [sizes[0], ...last]) {
          expect([
            bytesOf(present).length,
            plan?.strippedByteLength,
            ...(plan?.earlierByteLengths ?? []),
          ]).toContain(size);
        }
        present = result ?? present;
        if (bytesOf(present).length !== sizes.at(-1)) sizes.push(bytesOf(present).length);
      }
      expect(sizes.length).toBeGreaterThan(3);
      const { plan } = await embed(present, chaptersOf('A'));
      expect(plan?.strippedByteLength === sizes[0]).toBe(version === '2.3');
    },
  );

  test('replaces chapters of other programs wherever they are, and strip then gives what strip gave before', async () => {
    const file = fileOf(
      tag(
        '2.3',
        [
          text('2.3', 'TIT2', 'x'),
          chap('2.3', 'a', 0),
          text('2.3', 'TALB', 'y'),
          chap('2.3', 'b', 1000),
          ctoc('2.3', 'TOC', 3, ['a', 'b']),
        ],
        { padding: 9 },
      ),
    );
    const { result, plan, codes } = await embed(file);
    expect(codes).toEqual(['id3/chapters-replaced']);
    expect(plan?.replaced).toEqual({ count: 2, ours: false });
    expect(readResult(result).listed).toEqual(['ch0', 'ch1']);
    expect(foreignFrames(result)).toEqual([text('2.3', 'TIT2', 'x'), text('2.3', 'TALB', 'y')]);
    const stripped = await strip(result ?? file);
    expect(bytesOf(stripped.result ?? file)).toEqual(bytesOf((await strip(file)).result ?? fileOf()));
  });

  test('writes links and titles in every script', async () => {
    const chapters = chaptersOf('Käse', '日本語 🎙️', '\u202eעברית').map((chapter, index) => ({
      ...chapter,
      url: `https://example.org/${'x'.repeat(index)}?a=1&b=%20`,
    }));
    const { result } = await embed(fileOf(plainTag), chapters);
    expect(readResult(result).chapters.map(({ title, url }) => ({ title, url }))).toEqual(
      chapters.map(({ title, url }) => ({ title, url })),
    );
  });
});

describe('planStrip()', () => {
  test('changes nothing if there are no chapters', async () => {
    expect((await strip(fileOf(plainTag))).plan).toMatchObject({ mode: 'unchanged', edits: [] });
  });

  test('removes a tag that holds nothing but chapters', async () => {
    const file = fileOf(tag('2.3', [chap('2.3', 'a', 0)], { padding: 100 }));
    expect(bytesOf((await strip(file)).result ?? file)).toEqual(file.body);
  });

  test('keeps what another program has put into a tag of ours, and says so', async () => {
    const { result } = await embed(fileOf(plainTag));
    const ours = readResult(result).tag.frames.map(({ raw }) => raw);
    const edited = fileOf(tag('2.3', [...ours, text('2.3', 'TALB', 'new')], { padding: 50 }));
    const stripped = await strip(edited);
    expect(stripped.codes).toEqual(['id3/strip-inexact']);
    const left = readTag(bytesOf(stripped.result ?? fileOf()));
    expect(left?.frames.map(({ id }) => id)).toEqual(['TIT2', 'TPE1', 'APIC', 'TALB']);
  });
});

describe('chapters of another program', () => {
  const cover = frame('2.3', 'APIC', bytes([0], 'image/png\0', [3, 0], 'PNG'));
  const link = frame('2.3', 'WXXX', bytes([0], 'more\0https://a.example/'));
  const chapter = (id: string, ...parts: readonly Uint8Array[]) =>
    frame('2.3', 'CHAP', bytes(id, [0], new Uint8Array(8), new Uint8Array(8).fill(255), ...parts));
  const file = fileOf(tag('2.3', [chapter('a', cover, link), chapter('b', link), text('2.3', 'TIT2', 'x')]));

  test('are counted with what is removed with them', async () => {
    const { diagnostics } = await embed(file);
    expect(diagnostics).toMatchObject([
      {
        code: 'id3/chapters-replaced',
        args: {
          count: 2,
          gone: { pictures: 0, links: 0, others: 0 },
          kept: { pictures: 1, links: 1, others: 0 },
        },
      },
    ]);
    expect(diagnostics[0]?.message).toContain('1 picture and 1 link of theirs stay in the new chapters');
    const later = await embed(
      file,
      chaptersOf('x').map((chapter) => ({ ...chapter, startMs: 1 })),
    );
    expect(later.diagnostics[0]).toMatchObject({
      code: 'id3/chapters-replaced',
      args: { count: 2, gone: { pictures: 1, links: 2 } },
    });
  });

  test('stay where that is asked for, and ours are replaced anyway', async () => {
    const kept = await embed(file, chaptersOf('x'), { keepForeign: true });
    expect([kept.plan, kept.codes]).toEqual([null, ['id3/foreign-chapters']]);
    const ours = await embed(fileOf(), chaptersOf('x'));
    const again = await embed(ours.result ?? fileOf(), chaptersOf('y'), { keepForeign: true });
    expect(again.codes).toEqual(['id3/own-chapters-replaced']);
  });
});
