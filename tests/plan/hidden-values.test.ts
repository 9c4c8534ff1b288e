import { describe, expect, test } from 'vitest';
import { inspectAudio } from '../../src/audio/inspect.js';
import { applyEdits } from '../../src/bytes/byte-edit.js';
import { memorySource } from '../../src/bytes/byte-source.js';
import type { EditPlanned } from '../../src/plan/edit-plan.js';
import { planEdit, planStrip } from '../../src/plan/plan-edit.js';
import { planUndo } from '../../src/plan/plan-undo.js';
import { bytes, chap, frame, latin1, tag, text, utf8, zeros } from '../build/id3.js';
import { renderStream } from '../build/mpeg.js';
import { readTag } from '../build/read-id3.js';
import { chaptersOf, defaults } from './plan-facts.js';

const audio = renderStream({ frameCount: 40 });

function id3v1(title: string, genre = 17): Uint8Array {
  const field = (value: string, length: number) => bytes(value, zeros(length - value.length));
  const comment = bytes(field('a comment', 28), [0, 7]);
  return bytes('TAG', field(title, 30), field('Artist', 30), field('Album', 30), '1999', comment, [genre]);
}

const uint32 = (value: number) => [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, value >> 24];

function ape(items: readonly (readonly [key: string, value: Uint8Array, flags?: number])[]): Uint8Array {
  const body = bytes(
    ...items.map(([key, value, flags = 0]) => bytes(uint32(value.length), uint32(flags), key, [0], value)),
  );
  const footer = bytes(
    'APETAGEX',
    uint32(2000),
    uint32(body.length + 32),
    uint32(items.length),
    uint32(0),
    zeros(8),
  );
  return bytes(body, footer);
}

const png = bytes([0x89], 'PNG', zeros(50));
const apeTag = ape([
  ['Title', utf8('Größe')],
  ['ARTIST', utf8('One\0東京')],
  ['Cover Art (Front)', bytes('cover.png\0', png), 2],
  ['REPLAYGAIN_TRACK_GAIN', utf8('-6.1 dB')],
  ['Homepage', utf8('https://a.example/'), 4],
  ['Blob', bytes([1, 2, 3]), 2],
]);

async function run(
  file: Uint8Array,
  plan: (facts: Awaited<ReturnType<typeof inspectAudio>>) => EditPlanned | Promise<EditPlanned>,
) {
  const facts = await inspectAudio(memorySource('a.mp3', file), { hash: null });
  const planned = await plan(facts);
  if (planned.plan === null) throw new Error(planned.diagnostics.map(({ message }) => message).join());
  return {
    ...planned,
    codes: planned.diagnostics.map(({ code }) => code),
    bytes: applyEdits(file, planned.plan.edits),
  };
}

/** Embeds, holds the result to what must be, and gives its frames. */
async function framesOf(file: Uint8Array, settings = defaults) {
  const chapters = chaptersOf('One', 'Two');
  const embedded = await run(file, (facts) => planEdit(facts, chapters, settings));
  const again = await run(embedded.bytes, (facts) => planEdit(facts, chapters, defaults));
  expect(again.plan?.mode).toBe('unchanged');
  expect(Buffer.compare((await run(embedded.bytes, planUndo)).bytes, file)).toBe(0);
  const stripped = (await run(embedded.bytes, planStrip)).bytes;
  const frames = readTag(embedded.bytes)?.frames ?? [];
  return {
    ...embedded,
    stripped,
    frames: new Map(frames.map(({ id, body }) => [id, Uint8Array.from(body)])),
  };
}

describe('values that a new tag would hide', () => {
  test('of ID3v1 are carried into it', async () => {
    const file = bytes(audio, id3v1('Caf\xe9'));
    const { frames, codes, diagnostics, stripped } = await framesOf(file);
    expect(codes).toEqual(['id3/values-carried']);
    expect(diagnostics[0]?.message).toContain('7 values of the ID3v1 tag');
    expect(frames.get('TIT2')).toEqual(bytes([0], 'Caf\xe9'));
    expect(frames.get('TPE1')).toEqual(bytes([0], 'Artist'));
    expect(frames.get('TALB')).toEqual(bytes([0], 'Album'));
    expect(frames.get('TYER')).toEqual(bytes([0], '1999'));
    expect(frames.get('COMM')).toEqual(bytes([0], 'eng', [0], 'a comment'));
    expect(frames.get('TRCK')).toEqual(bytes([0], '7'));
    expect(frames.get('TCON')).toEqual(bytes([0], '(17)'));
    expect(stripped).toEqual(file);
  });

  test('of ID3v1 in UTF-8 are carried as what programs without an own idea have shown', async () => {
    const cut = utf8('Größe der Sätze ist beträchtlich').subarray(0, 28);
    const { frames, codes } = await framesOf(bytes(audio, id3v1(Buffer.from(cut).toString('latin1'))));
    expect(codes).toEqual(['id3/values-carried']);
    const utf16 = (value: string) => bytes(Buffer.from(`\ufeff${value}`, 'utf16le'));
    expect(frames.get('TIT2')).toEqual(bytes([1], utf16('Größe der Sätze ist betr')));
    expect(frames.get('TPE1')).toEqual(bytes([0], 'Artist'));
  });

  test.each(['Caf\xe9', '\xe9', 'Gr\xf6\xdfe', 'A \xc3'])(
    'of ID3v1 in Latin-1 keep their bytes: %j',
    async (title) => {
      const { frames } = await framesOf(bytes(audio, id3v1(title)));
      expect(frames.get('TIT2')).toEqual(bytes([0], title));
    },
  );

  test('of a tag whose size is not one, which eyeD3 reads, are not hidden but with --force', async () => {
    const damaged = bytes(tag('2.3', [text('2.3', 'TIT2', 'title')]), audio, id3v1('y'));
    damaged[6] = 0x80;
    await expect(framesOf(damaged)).rejects.toThrow('the size in the header of the tag is not valid');
    const { codes, bytes: result } = await framesOf(damaged, { ...defaults, force: true });
    expect(codes).toEqual(['id3/header-damaged', 'id3/values-carried']);
    expect(Buffer.from(result).includes(Buffer.from(damaged))).toBe(true);
  });

  test('of APE are carried into it, and what cannot be is named', async () => {
    const { frames, codes, diagnostics } = await framesOf(bytes(audio, apeTag));
    expect(codes).toEqual(['id3/values-carried']);
    expect(diagnostics[0]?.message).toContain('but not Blob');
    expect(frames.get('TIT2')).toEqual(bytes([0], latin1('Gr\xf6\xdfe')));
    const utf16 = (value: string) => bytes(Buffer.from(`\ufeff${value}`, 'utf16le'));
    expect(frames.get('TPE1')).toEqual(bytes([1], utf16('One'), [0, 0], utf16('東京')));
    expect(frames.get('APIC')).toEqual(bytes([0], 'image/png\0', [3, 0], png));
    expect(frames.get('TXXX')).toEqual(bytes([0], 'REPLAYGAIN_TRACK_GAIN\0-6.1 dB'));
    expect(frames.get('WXXX')).toEqual(bytes([0], 'Homepage\0https://a.example/'));
  });

  test('of ID3v2 at the end of the file are carried into it, its chapters are not', async () => {
    const appended = tag('2.4', [frame('2.4', 'TIT2', bytes([3], utf8('東京'))), chap('2.4', 'a', 0)], {
      footer: true,
    });
    const { frames, codes, bytes: result } = await framesOf(bytes(audio, appended));
    expect(codes).toEqual(['id3/values-carried']);
    expect(frames.get('TIT2')).toEqual(bytes([1], Buffer.from('\ufeff東京', 'utf16le')));
    expect(Buffer.from(result).includes(Buffer.from(appended))).toBe(true);
  });

  test('of ID3v1 that are not cut count, though another tag begins with the same words', async () => {
    const longer = ape([['Title', utf8('Part one, the rest')]]);
    const { frames, codes } = await framesOf(bytes(audio, longer, id3v1('Part one')));
    expect(frames.get('TIT2')).toEqual(bytes([0], 'Part one'));
    expect(codes).toContain('id3/values-differ');
  });

  test('of several count as programs have shown them, whole where ID3v1 has cut them', async () => {
    const whole = 'Gr\xf6\xdfe der S\xe4tze ist betr\xe4chtlich';
    const others = ape([
      ['Title', utf8(whole)],
      ['Artist', utf8('One')],
      ['REPLAYGAIN_TRACK_GAIN', utf8('-6.1 dB')],
    ]);
    const { frames, codes, diagnostics } = await framesOf(bytes(audio, others, id3v1(whole.slice(0, 30))));
    expect(codes).toEqual(['id3/values-carried', 'id3/values-differ', 'id3/values-carried']);
    // The title of one is the beginning of the other's; the artists are two.
    expect(diagnostics[1]?.message).toContain('the APEv2 tag at the end of the file differs in TPE1 from');
    expect(frames.get('TIT2')).toEqual(bytes([0], latin1(whole)));
    expect(frames.get('TPE1')).toEqual(bytes([0], 'Artist'));
    expect(frames.get('TXXX')).toEqual(bytes([0], 'REPLAYGAIN_TRACK_GAIN\0-6.1 dB'));
  });

  test('are not touched if there is already a tag at the head', async () => {
    const { frames, codes } = await framesOf(
      bytes(tag('2.3', [text('2.3', 'TIT2', 'x')]), audio, id3v1('y')),
    );
    expect([codes, frames.get('TPE1')]).toEqual([[], undefined]);
  });

  const junk: readonly (readonly [what: string, junk: Uint8Array])[] = [
    ...[1, 4, 300].map((length) => [`${length} zeros`, zeros(length)] as const),
    ['an "ID3" that is no tag', bytes('ID3 is a format, not a tag')],
    [
      'the header of another program',
      bytes('MacBinary header', [0xff, 0xfb, 0x90, 0x44], zeros(108), [0x7f]),
    ],
    [
      'what is left of a picture',
      bytes(Uint8Array.from({ length: 70_000 }, (_, at) => (at * at * 31 + at) >> 5)),
    ],
    ['a megabyte of junk', new Uint8Array(1 << 20).fill(0x77, 0, -30)],
  ];

  test.each(junk)('of a tag after %s are kept in the new one', async (_what, before) => {
    const old = tag('2.3', [
      text('2.3', 'TIT2', 'title'),
      text('2.3', 'TPE1', 'artist'),
      chap('2.3', 'a', 0),
    ]);
    const file = bytes(before, old, audio);
    const isStray = before.every((byte) => byte === 0);
    // What may be of use to somebody goes only with --force.
    if (!isStray) await expect(framesOf(file)).rejects.toThrow('of unknown data before the tag');
    const { frames, codes } = await framesOf(file, { ...defaults, force: true });
    const code = isStray ? 'id3/junk-before-tag' : 'id3/data-before-tag';
    expect(codes).toEqual([code, 'id3/chapters-replaced']);
    expect([frames.get('TIT2'), frames.get('TPE1')]).toEqual([bytes([0], 'title'), bytes([0], 'artist')]);
  });

  test('of a tag farther after than audio may begin are not lost: the file is refused', async () => {
    const old = tag('2.3', [text('2.3', 'TIT2', 'title')]);
    const file = bytes(new Uint8Array((1 << 20) + 1).fill(0x77), old, audio);
    const { stream, diagnostics } = await inspectAudio(memorySource('a.mp3', file), { hash: null });
    expect([stream, diagnostics.map(({ severity }) => severity)]).toEqual([null, ['error']]);
  });

  test('of a tag after frames of audio are not those of the file', async () => {
    const old = tag('2.3', [text('2.3', 'TIT2', 'inserted later')]);
    const { tags } = await inspectAudio(memorySource('a.mp3', bytes([1, 2], audio, old, audio)), {
      hash: null,
    });
    expect(tags).toEqual([]);
  });

  test('of a tag in a file of another format are not looked for', async () => {
    const old = tag('2.3', [text('2.3', 'TIT2', 'title')]);
    const wave = bytes('RIFF', [0, 0, 1, 0], 'WAVE', zeros(30), 'id3 ', old, audio);
    const { tags, diagnostics } = await inspectAudio(memorySource('a.mp3', wave), { hash: null });
    expect([tags, diagnostics.map(({ severity }) => severity)]).toEqual([[], ['error']]);
  });
});
