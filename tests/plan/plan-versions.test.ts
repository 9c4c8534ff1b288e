import { describe, expect, test } from 'vitest';
import { bytes, chap, frame, latin1, tag, text, unsynchronise, utf8, utf16, zeros } from '../build/id3.js';
import { readChapterFrames, readTag } from '../build/read-id3.js';
import { bytesOf, chaptersOf, embed, fileOf, strip, type TaggedFile } from './plan-facts.js';

const long = chaptersOf('x'.repeat(200));

function read(result: TaggedFile | null) {
  const found = result === null ? null : readTag(bytesOf(result));
  if (found === null) throw new Error('no tag');
  const { chapters } = readChapterFrames(found);
  return { ...found, chapters, ids: found.frames.map(({ id }) => id) };
}

/** The body of the frame with an ID. */
function bodyOf(result: TaggedFile | null, id: string): Uint8Array {
  return Uint8Array.from(read(result).frames.find((found) => found.id === id)?.body ?? []);
}

describe('planEdit() on a v2.4 tag', () => {
  const frames = [
    text('2.4', 'TIT2', 'Episode'),
    frame('2.4', 'TDRC', bytes([3], '2026-11-24T10:30')),
    frame('2.4', 'PRIV', zeros(300)),
  ];
  const file = fileOf(tag('2.4', frames, { padding: 100 }));

  test('keeps the version while everything of ours is read alike in both, titles in UTF-8', async () => {
    const { result, plan, codes } = await embed(file, chaptersOf('Käse', '🎙️'));
    expect(read(result)).toMatchObject({
      major: 4,
      ids: ['CTOC', 'CHAP', 'CHAP', 'PRIV', 'TIT2', 'TDRC', 'PRIV'],
    });
    expect(read(result).chapters.map(({ title }) => title)).toEqual(['Käse', '🎙️']);
    expect(plan).toMatchObject({ tagVersion: '2.4', resultTagVersion: '2.4' });
    expect(codes).toEqual([]);
    const stripped = await strip(result ?? file);
    expect(bytesOf(stripped.result ?? fileOf())).toEqual(bytesOf(file));
  });

  test('turns it into v2.3 for longer chapters, every frame in its place', async () => {
    const { result, plan, codes } = await embed(file, long);
    expect(codes).toEqual(['id3/tag-converted']);
    expect(plan).toMatchObject({ tagVersion: '2.4', resultTagVersion: '2.3', edits: [expect.anything()] });
    expect(read(result)).toMatchObject({ major: 3, flags: 0 });
    expect(read(result).ids.filter((id) => id.startsWith('T'))).toEqual([
      'TIT2',
      'TDRC',
      'TYER',
      'TDAT',
      'TIME',
    ]);
    expect(bodyOf(result, 'TDRC')[0]).not.toBe(3);
  });

  test('converts when asked to, and its own output too', async () => {
    const kept = await embed(file);
    const { result, codes } = await embed(kept.result ?? file, chaptersOf('One', 'Two'), {
      tagVersion: '2.3',
    });
    expect(codes).toEqual(['id3/tag-converted', 'id3/own-chapters-replaced']);
    expect(read(result)).toMatchObject({ major: 3 });
    expect((await embed(result ?? file, chaptersOf('One', 'Two'))).plan?.mode).toBe('unchanged');
    const stripped = await strip(result ?? file);
    expect(stripped.plan?.resultByteLength).toBe(bytesOf(file).length);
  });

  test('kept by request refuses what players would lose, naming frame and players', async () => {
    const refused = await embed(file, long, { tagVersion: 'keep', force: true });
    expect(refused.plan).toBeNull();
    expect(refused.diagnostics[0]).toMatchObject({ code: 'id3/keep-loses-chapters', severity: 'error' });
    expect(refused.diagnostics[0]?.args).toMatchObject({
      frame: 'TIT2 of ch0',
      byteLength: 405,
      players: expect.stringMatching(/FFmpeg, mpv/),
    });
    const many = await embed(file, chaptersOf(...Array.from({ length: 40 }, () => 'x')), {
      tagVersion: 'keep',
    });
    expect(many.diagnostics[0]?.args).toMatchObject({
      frame: expect.stringMatching(/CTOC/),
      players: expect.stringMatching(/Apple Podcasts/),
    });
    expect((await embed(file, chaptersOf('x'), { tagVersion: 'keep' })).plan?.resultTagVersion).toBe('2.4');
  });

  test('rewrites plain sizes as syncsafe ones, and strip puts them back', async () => {
    const body = bytes([3], 'y'.repeat(300));
    const plain = fileOf(tag('2.4', [frame('2.4', 'TALB', body, { size: 'plain' })], { padding: 20 }));
    const { result, codes } = await embed(plain);
    expect(codes).toEqual(['id3/size-form']);
    expect(bodyOf(result, 'TALB')).toEqual(body);
    expect(bytesOf((await strip(result ?? plain)).result ?? fileOf())).toEqual(bytesOf(plain));
  });

  test('undoes the unsynchronisation of frames, and strip does it again', async () => {
    const data = Uint8Array.of(0xff, 0xe0, 0, 0xff, 0, 7);
    const body = bytes('owner\0', data);
    for (const flags of [0, 0x80]) {
      const frameFlags = flags === 0 ? 2 : 0;
      const unsynchronised = frame('2.4', 'PRIV', unsynchronise(body), { flags: frameFlags });
      const file24 = fileOf(tag('2.4', [text('2.4', 'TIT2', 'x'), unsynchronised], { padding: 20, flags }));
      const { result, codes } = await embed(file24);
      expect(codes).toEqual(['id3/unsynchronisation-undone']);
      const kept = read(result).frames.at(-1);
      expect(kept?.flags).toBe(0);
      expect(Uint8Array.from(kept?.body ?? [])).toEqual(body);
      expect(bytesOf((await strip(result ?? file24)).result ?? fileOf())).toEqual(bytesOf(file24));
    }
  });

  test('corrects where a seek point index says the audio starts', async () => {
    const index = bytes([0, 0, 0, 200], [0, 0, 1, 0], [0, 1], [8], [5]);
    const withIndex = fileOf(
      tag('2.4', [text('2.4', 'TIT2', 'x'), frame('2.4', 'ASPI', index)], { padding: 9 }),
    );
    const short = await embed(withIndex, chaptersOf('x'), { paddingByteLength: 0 });
    const long24 = chaptersOf(...Array.from({ length: 20 }, () => 'y'.repeat(40)));
    const grown = await embed(short.result ?? withIndex, long24);
    expect(grown.plan).toMatchObject({ mode: 'resize', resultTagVersion: '2.4' });
    for (const { result } of [short, grown]) {
      const growth = (result?.tags[0]?.length ?? 0) - (withIndex.tags[0]?.length ?? 0);
      expect(Buffer.from(bodyOf(result, 'ASPI')).readUInt32BE(0)).toBe(200 + growth);
      expect(bytesOf((await strip(result ?? withIndex)).result ?? fileOf())).toEqual(bytesOf(withIndex));
    }
  });

  test('refuses a seek point index that it cannot correct', async () => {
    const wrapped = frame('2.4', 'ASPI', zeros(20), { flags: 8 });
    expect((await embed(fileOf(tag('2.4', [wrapped])))).codes).toEqual(['id3/absolute-position']);
  });

  test('refuses to convert what cannot be carried whole', async () => {
    const encrypted = fileOf(
      tag('2.4', [frame('2.4', 'TIT2', 'secret', { flags: 4 }), text('2.4', 'TALB', 'x')]),
    );
    const refused = await embed(encrypted, long);
    expect(refused.plan).toBeNull();
    expect(refused.codes).toContain('id3/convert-encrypted-frame');
    const [place] = refused.diagnostics
      .filter(({ code }) => code === 'id3/convert-encrypted-frame')
      .map((found) => found.place);
    expect(place).toMatchObject({ kind: 'bytes', offset: 10, length: 16 });
    const forced = await embed(encrypted, long, { force: true });
    expect(forced.plan?.backup).toEqual({ start: 0, end: encrypted.tags[0]?.length });
    expect(read(forced.result).ids).toContain('TALB');
    expect((await embed(encrypted)).plan?.resultTagVersion).toBe('2.4');
  });
});

describe('planEdit() on a v2.2 tag', () => {
  const file = fileOf(
    tag('2.2', [frame('2.2', 'TT2', bytes([1], utf16('Ä'))), text('2.2', 'TP1', 'Host')], { padding: 900 }),
  );

  test('turns it into v2.3', async () => {
    const { result, plan, codes } = await embed(file);
    expect(codes).toEqual(['id3/tag-converted']);
    expect(plan).toMatchObject({ mode: 'same-size', tagVersion: '2.2', resultTagVersion: '2.3' });
    expect(read(result).ids.slice(-2)).toEqual(['TIT2', 'TPE1']);
    expect((await embed(result ?? file)).plan?.mode).toBe('unchanged');
    expect((await strip(result ?? file)).plan?.resultByteLength).toBe(bytesOf(file).length);
  });

  test('keeps bytes that are not frames', async () => {
    const { result } = await embed(
      fileOf(tag('2.2', [text('2.2', 'TP1', 'Host'), '\x01junk that is no frame'])),
    );
    expect(Buffer.from(result?.tags[0] ?? []).includes('\x01junk that is no frame')).toBe(true);
  });

  test('kept by request is refused: it has no chapters', async () => {
    expect((await embed(file, chaptersOf('x'), { tagVersion: 'keep' })).codes).toContain(
      'id3/keep-without-chapters',
    );
  });

  test('undoes its unsynchronisation', async () => {
    const body = unsynchronise(
      bytes(frame('2.2', 'PIC', bytes([0], 'PNG', [0, 0], [0xff, 0xe0, 0xff, 0])), text('2.2', 'TT2', 'x')),
    );
    const { result, codes } = await embed(fileOf(tag('2.2', [body], { flags: 0x80 })));
    expect(codes).toEqual(['id3/unsynchronisation-undone', 'id3/tag-converted']);
    expect(bodyOf(result, 'APIC')).toEqual(bytes([0], 'image/png\0', [0, 0], [0xff, 0xe0, 0xff, 0]));
  });

  test('marked as compressed and unreadable it stays after the new one', async () => {
    const compressed = tag('2.2', [zeros(40), latin1('x')], { flags: 0x40 });
    const { codes, result } = await embed(fileOf(compressed));
    expect(codes).toEqual(['id3/tag-compressed', 'id3/further-tag-version']);
    expect(result?.tags[1]).toEqual(compressed);
    expect(read(result).ids).toEqual(['CTOC', 'CHAP', 'CHAP', 'PRIV']);
  });

  test('marked as compressed and readable it is carried over', async () => {
    const { codes, result } = await embed(fileOf(tag('2.2', [text('2.2', 'TT2', 'x')], { flags: 0x40 })));
    expect(codes).toEqual(['id3/tag-converted']);
    expect(bodyOf(result, 'TIT2')).toEqual(bytes([0], 'x'));
  });
});

describe('planEdit() on tags of other programs', () => {
  test('reads UTF-8 titles of a v2.4 tag as they are, and takes its chapters out', async () => {
    const title = frame('2.4', 'TIT2', bytes([3], utf8('Käse')));
    const { result, codes } = await embed(fileOf(tag('2.4', [chap('2.4', 'a', 0), title])));
    expect(codes).toEqual(['id3/chapters-replaced']);
    expect(bodyOf(result, 'TIT2')).toEqual(bytes([3], utf8('Käse')));
  });
});
