import { describe, expect, test } from 'vitest';
import { inspectAudio } from '../../src/audio/inspect.js';
import { memorySource } from '../../src/bytes/byte-source.js';
import { planStrip } from '../../src/plan/plan-edit.js';
import type { PlanOptions } from '../../src/plan/plan-options.js';
import { bytes, chap, ctoc, frame, hex, tag, text, unsynchronise, zeros } from '../build/id3.js';
import { renderStream } from '../build/mpeg.js';
import { readChapterFrames, readTag } from '../build/read-id3.js';
import { bytesOf, chaptersOf, embed, fileOf, strip, type TaggedFile } from './plan-facts.js';

const title = text('2.3', 'TIT2', 'Episode');

function ids(result: TaggedFile | null): readonly string[] {
  const found = result === null ? null : readTag(bytesOf(result));
  return found?.frames.map(({ id }) => id) ?? [];
}

/** Embeds, strips, and expects the file back; returns what embedding gave. */
async function thereAndBack(file: TaggedFile, options: Partial<PlanOptions> = {}) {
  const embedded = await embed(file, undefined, options);
  const stripped = await strip(embedded.result ?? file);
  expect(bytesOf(stripped.result ?? fileOf())).toEqual(bytesOf(file));
  expect((await embed(embedded.result ?? file, undefined, options)).plan?.mode).toBe('unchanged');
  return embedded;
}

describe('junk like MPEG frames in a tag', () => {
  const seven = renderStream({ frameCount: 7 });
  const eight = renderStream({ frameCount: 8 });
  // The header of the eighth is all that is left of it.
  const junk = eight.subarray(0, seven.length + 4);
  const withPadding = (padding: number) => fileOf(tag('2.3', [title, junk], { padding }));

  test('is an error where the chapters leave just the zeros after it that make audio of it', async () => {
    const roomy = await embed(withPadding(5000));
    expect([roomy.codes, roomy.plan?.mode]).toEqual([['id3/junk-in-tag'], 'same-size']);
    const behind = roomy.result?.tags[0] ?? new Uint8Array();
    const left = behind.length - Buffer.from(behind).indexOf(junk) - junk.length;
    const tight = await embed(withPadding(5000 - left + eight.length - junk.length));
    expect([tight.codes, tight.plan]).toEqual([['id3/junk-in-tag', 'id3/ambiguous-result'], null]);
  });
});

test('strip removes chapters from a tag behind a stray byte, although nothing else in it can be read', async () => {
  const damaged = bytes(
    zeros(1),
    tag('2.3', [chap('2.3', 'a', 0), hex('00 63 68 31 00 43 48'), 'left of it']),
  );
  const file = memorySource('a.mp3', bytes(damaged, renderStream({ frameCount: 20 })));
  const facts = await inspectAudio(file, { hash: null });
  const { plan, diagnostics } = await planStrip(facts);
  expect([diagnostics.map(({ code }) => code), plan?.replaced?.count]).toEqual([[], 1]);
});

describe('what is mended in a tag, and put back by strip', () => {
  test('empty frames', async () => {
    const { codes, result, diagnostics } = await thereAndBack(
      fileOf(tag('2.3', [frame('2.3', 'TALB', ''), title], { padding: 40 })),
    );
    expect(codes).toEqual(['id3/empty-frame']);
    expect(diagnostics[0]?.place).toEqual({ kind: 'bytes', file: 'audio.mp3', offset: 10, length: 10 });
    expect(ids(result)).toEqual(['CTOC', 'CHAP', 'CHAP', 'PRIV', 'TIT2']);
  });

  test.each([
    ['2.3', hex('00 00 00 06 00 00 00 00 00 00'), ''],
    ['2.3', hex('00 00 00 0a 80 00 00 00 00 00 01 02 03 04'), 'a checksum'],
    ['2.4', hex('00 00 00 06 01 00'), ''],
    [
      '2.4',
      hex('00 00 00 0f 01 70 00 05 00 00 00 00 01 01 d5'),
      'a checksum and limits of the tag and a mark as update',
    ],
  ] as const)('a v%s extended header: %o', async (version, extended, holds) => {
    const file = fileOf(tag(version, [extended, text(version, 'TIT2', 'x')], { flags: 0x40, padding: 12 }));
    const { codes, diagnostics } = await thereAndBack(file);
    expect(codes).toEqual(['id3/extended-header']);
    expect(diagnostics[0]?.message).toContain(holds);
  });

  test('a footer, and the flag for one that is missing', async () => {
    const found = await thereAndBack(fileOf(tag('2.4', [text('2.4', 'TIT2', 'x')], { footer: true })));
    expect(found.codes).toEqual(['id3/footer']);
    const missing = fileOf(tag('2.4', [text('2.4', 'TIT2', 'x')], { flags: 0x10 }));
    const planned = await embed(missing);
    expect(planned.diagnostics[0]).toMatchObject({ code: 'id3/footer', args: { found: 'nothing' } });
  });

  test('flags that the version does not define', async () => {
    const { codes, result } = await thereAndBack(fileOf(tag('2.3', [title], { flags: 0x1f })));
    expect(codes).toEqual(['id3/unknown-flags']);
    expect(result?.tags[0]?.[5]).toBe(0);
  });

  test('tag-level unsynchronisation, whichever way the sizes were counted', async () => {
    const data = bytes('o\0', [0xff, 0xe0, 0xff, 0, 0xff]);
    const whole = tag('2.3', [unsynchronise(bytes(frame('2.3', 'PRIV', data), title))], {
      flags: 0x80,
      padding: 30,
    });
    const each = tag('2.3', [frame('2.3', 'PRIV', unsynchronise(data)), title], { flags: 0x80, padding: 30 });
    for (const stored of [whole, each]) {
      const { codes, result } = await thereAndBack(fileOf(stored));
      expect(codes).toEqual(['id3/unsynchronisation-undone']);
      const kept = readTag(bytesOf(result ?? fileOf()))?.frames.at(-2);
      expect(Uint8Array.from(kept?.body ?? [])).toEqual(data);
    }
  });

  test('syncsafe sizes in v2.3', async () => {
    const wrong = frame('2.3', 'TALB', bytes([0], 'y'.repeat(300)), { size: 'syncsafe' });
    expect((await thereAndBack(fileOf(tag('2.3', [wrong, title])))).codes).toEqual(['id3/size-form']);
  });
});

test('chapters of others are removed from an unsynchronised tag, and everything else stays', async () => {
  const data = bytes('o\0', [0xff, 0xe0, 0xff, 0, 0xff]);
  const body = bytes(
    chap('2.3', 'a', 0xff00ff),
    frame('2.3', 'PRIV', data),
    chap('2.3', 'b', 0xffe0ff),
    title,
    'junk',
  );
  const file = fileOf(tag('2.3', [unsynchronise(body)], { flags: 0x80, padding: 30 }));
  const embedded = await embed(file);
  const [before, after] = [await strip(file), await strip(embedded.result ?? file)];
  expect(bytesOf(after.result ?? fileOf())).toEqual(bytesOf(before.result ?? file));
  const left = unsynchronise(bytes(frame('2.3', 'PRIV', data), title, 'junk'));
  const expected = tag('2.3', [left], {
    flags: 0x80,
    padding: (file.tags[0]?.length ?? 0) - 10 - left.length,
  });
  expect(before.result?.tags).toEqual([expected]);
});

describe('what is kept unchanged', () => {
  test('junk after the frames', async () => {
    const file = fileOf(tag('2.3', [title, 'no frame, no padding'], { padding: 50 }));
    const { codes, result } = await thereAndBack(file);
    expect(codes).toEqual(['id3/junk-in-tag']);
    expect(Buffer.from(result?.tags[0] ?? []).includes('no frame, no padding')).toBe(true);
  });

  test('improper frame IDs', async () => {
    const odd = frame('2.3', 'TT2\0', bytes([0], 'abc'));
    const { codes, result } = await thereAndBack(fileOf(tag('2.3', [odd, title])));
    expect(codes).toEqual(['id3/odd-frame-id']);
    expect(Buffer.from(result?.tags[0] ?? []).includes(Buffer.from(odd))).toBe(true);
  });

  test('wrapped frames, and those that ask to be dropped', async () => {
    const wrapped = [0x8000, 0x4000, 0x2000, 0x80, 0x40, 0x20].map((flags) =>
      frame('2.3', 'XYZ1', 'wrapped', { flags }),
    );
    const { codes, result } = await thereAndBack(fileOf(tag('2.3', wrapped)));
    expect(codes).toEqual(['id3/discard-flag']);
    for (const kept of wrapped)
      expect(Buffer.from(result?.tags[0] ?? []).includes(Buffer.from(kept))).toBe(true);
  });

  test('a tag of an unknown version, after a new one, and only if forced', async () => {
    const file = fileOf(tag(5, [text('2.4', 'TIT2', 'shown by TagLib')]));
    expect(await embed(file)).toMatchObject({ plan: null, codes: ['id3/unknown-version'] });
    const { codes, result } = await thereAndBack(file, { force: true });
    expect(codes).toEqual(['id3/unknown-version']);
    expect(result?.tags.map(([, , , major]) => major)).toEqual([3, 5]);
  });

  test('further tags, except for the chapters in them', async () => {
    const second = tag(
      '2.4',
      [text('2.4', 'TIT2', 'second'), chap('2.4', 'a', 0), ctoc('2.4', 't', 3, ['a'])],
      { padding: 7 },
    );
    const third = tag('2.3', [chap('2.3', 'a', 0)]);
    const fourth = tag('2.3', [text('2.3', 'TIT2', 'fourth')]);
    const { codes, result, plan } = await embed(fileOf(tag('2.3', [title]), second, third, fourth));
    expect(codes).toEqual(['id3/further-tags', 'id3/chapters-replaced']);
    expect(plan?.replaced).toEqual({ count: 2, ours: false });
    expect(result?.tags.length).toBe(3);
    expect(result?.tags[1]?.length).toBe(second.length);
    expect(readTag(result?.tags[1] ?? zeros(3))?.frames.map(({ id }) => id)).toEqual(['TIT2']);
    expect(result?.tags[2]).toEqual(fourth);
    expect((await strip(result ?? fileOf())).result?.tags.length).toBe(3);
  });
});

describe('an extended header that is malformed', () => {
  test.each([
    ['2.4', 'with the update flag and no data', '00 00 00 06 01 40'],
    ['2.4', 'that counts no flag bytes', '00 00 00 06 00 00'],
    ['2.4', 'of five bytes', '00 00 00 05 00'],
    ['2.4', 'that states one byte too few', '00 00 00 05 01 00'],
    ['2.4', 'that does not count its size', '00 00 00 06 00 00 00 00 00 00'],
    ['2.3', 'with the flag for a checksum and the size without one', '00 00 00 06 80 00 00 00 00 00'],
    ['2.3', 'with the size for a checksum and no flag', '00 00 00 0a 00 00 00 00 00 00 12 34 56 78'],
    ['2.3', 'that counts its size', '00 00 00 0a 00 00 00 00 00 00'],
  ] as const)('of v%s %s hides nothing', async (version, _what, header) => {
    const frames = [hex(header), text(version, 'TIT2', 'title'), text(version, 'TPE1', 'artist')];
    const file = fileOf(tag(version, frames, { flags: 0x40, padding: 20 }));
    const { codes, result } = await thereAndBack(file);
    expect(codes).toEqual(['id3/extended-header']);
    expect(ids(result)).toEqual(['CTOC', 'CHAP', 'CHAP', 'PRIV', 'TIT2', 'TPE1']);
  });

  test('after which no frame begins is refused', async () => {
    const file = fileOf(tag('2.3', [hex('00 00 00 20 00 00 00 00 00 00'), title], { flags: 0x40 }));
    expect((await embed(file)).codes).toContain('id3/extended-header-damaged');
  });
});

test('bytes after the frames that are not frames get ten zeros before them', async () => {
  const junk = Buffer.from('junk that is no frame');
  for (const version of ['2.3', '2.4'] as const) {
    const { result } = await thereAndBack(fileOf(tag(version, [text(version, 'TIT2', 'x'), junk])));
    const found = Buffer.from(result?.tags[0] ?? []);
    expect(found.subarray(found.indexOf(junk) - 10, found.indexOf(junk))).toEqual(Buffer.alloc(10));
    expect(found[found.indexOf(junk) - 11]).toBe('x'.charCodeAt(0));
  }
});

test('our mark is ignored, and this is reported, if it claims an impossibly long tag', async () => {
  const claim = [0x7f, 0xff, 0xff, 0xff];
  const mark = bytes('urn:chapterize\0', [1], claim, [0, 0, 0, 0], claim, claim, [0, 0, 0]);
  const file = fileOf(tag('2.3', [chap('2.3', 'a', 0), frame('2.3', 'PRIV', mark), title]));
  const { codes, result } = await embed(file);
  expect(codes).toContain('id3/mark-ignored');
  expect(bytesOf(result ?? fileOf()).length).toBeLessThan(10_000);
  const stripped = await strip(file);
  expect(stripped.codes).toEqual(['id3/strip-inexact']);
  expect(stripped.diagnostics[0]?.message).toContain('claims a former tag of 2147483647 bytes');
});

describe('what is refused', () => {
  test('a frame that reaches past the end; forced, it is cut off and the tag saved', async () => {
    const cut = frame('2.3', 'COMM', 'abc', { stated: 4000 });
    const file = fileOf(tag('2.3', [title, cut]));
    const refused = await embed(file);
    expect(refused.plan).toBeNull();
    expect(refused.diagnostics).toMatchObject([
      { code: 'id3/frame-cut', severity: 'error', place: { offset: 10 + title.length, length: cut.length } },
    ]);
    const forced = await embed(file, chaptersOf('x'), { force: true });
    expect(forced.codes).toEqual(['id3/frame-cut']);
    expect(forced.plan?.backup).toEqual({ start: 0, end: file.tags[0]?.length });
    expect(ids(forced.result)).toEqual(['CTOC', 'CHAP', 'PRIV', 'TIT2']);
  });

  test('old chapters after damage', async () => {
    const file = fileOf(
      tag('2.3', [title, '\x01junk that is no frame', chap('2.3', 'a', 0)], { padding: 50 }),
    );
    expect((await embed(file)).codes).toContain('id3/chapters-in-junk');
    expect(ids((await embed(file, chaptersOf('x'), { force: true })).result)).toEqual([
      'CTOC',
      'CHAP',
      'PRIV',
      'TIT2',
    ]);
  });

  test('a tag that the file ends in', async () => {
    const file = fileOf(tag('2.3', [title], { stated: 5000 }));
    expect((await embed(file, chaptersOf('x'), { force: true })).codes).toContain('id3/tag-cut');
  });

  test('a tag of more than 256 MB', async () => {
    const padding = { paddingByteLength: 2 ** 28 };
    expect((await embed(fileOf(), chaptersOf('x'), padding)).codes).toEqual(['id3/tag-too-large']);
  });

  test('more than 255 chapters; forced, all are written and 255 listed', async () => {
    const chapters = chaptersOf(...Array.from({ length: 300 }, (_, index) => `Part ${index}`));
    expect(await embed(fileOf(), chapters)).toMatchObject({
      plan: null,
      diagnostics: [{ code: 'verify/too-many-chapters', severity: 'error', args: { count: 300, most: 255 } }],
    });
    const { result } = await embed(fileOf(), chapters, { force: true });
    const read = readTag(bytesOf(result ?? fileOf()));
    if (read === null) throw new Error('no tag');
    const { listed, chapters: written } = readChapterFrames(read);
    expect([listed.length, written.length, written[299]?.title]).toEqual([255, 300, 'Part 299']);
  });
});
