import { describe, expect, test } from 'vitest';
import { findRiffWrappedMpeg, recogniseForeignFormat } from '../../src/audio/foreign-format.js';
import { ascii, concat, renderStream } from '../build/mpeg.js';

/** A RIFF chunk: letters, little-endian length, content padded to an even length. */
function chunk(id: string, content: Uint8Array): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, content.length, true);
  return concat(ascii(id), length, content, new Uint8Array(content.length & 1));
}

function wave(formatTag: number, before: Uint8Array = new Uint8Array(0)): Uint8Array {
  const format = new Uint8Array(18);
  format[0] = formatTag;
  return chunk(
    'RIFF',
    concat(ascii('WAVE'), before, chunk('fmt ', format), chunk('data', renderStream({ frameCount: 3 }))),
  );
}

/** An AAC frame: 7 bytes of header, its length in 13 bits of them. */
function adtsFrame(byteLength: number): Uint8Array {
  const frame = new Uint8Array(byteLength);
  frame.set([
    0xff,
    0xf1,
    0x50,
    0x80 | (byteLength >> 11),
    (byteLength >> 3) & 255,
    ((byteLength & 7) << 5) | 31,
    0xfc,
  ]);
  return frame;
}

/** The same, but with layer bits that AAC never has. */
function mimicry(): Uint8Array {
  const frames = concat(adtsFrame(40), adtsFrame(40), adtsFrame(40));
  for (const at of [0, 40, 80]) frames[at + 1] = 0xfb;
  return frames;
}

const rows: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ['M4A', ascii('\0\0\0\x20ftypM4A \0\0\0\0'), /M4A/],
  ['M4B', ascii('\0\0\0\x20ftypM4B \0\0\0\0'), /M4B/],
  ['MP4', ascii('\0\0\0\x18ftypisom'), /MP4/],
  ['QuickTime', ascii('\0\0\0\x14ftypqt  '), /QuickTime/],
  ['Ogg', ascii('OggS\0\x02'), /Ogg/],
  ['FLAC', ascii('fLaC\0\0\0\x22'), /FLAC/],
  ['WAV', wave(1), /WAV/],
  ['AVI', ascii('RIFF\0\0\0\0AVI LIST'), /AVI/],
  ['RIFF of another kind', ascii('RIFF\0\0\0\0WEBPVP8 '), /RIFF/],
  ['AIFF', ascii('FORM\0\0\0\0AIFFCOMM'), /AIFF file/],
  ['AIFF-C', ascii('FORM\0\0\0\0AIFCFVER'), /AIFF-C/],
  ['Matroska', ascii('\x1aE\xdf\xa3\x01\0\0\0'), /Matroska/],
  ['Windows Media', ascii('0&\xb2u\x8ef\xcf\x11\xa6\xd9'), /Windows Media/],
  ['CAF', ascii('caff\0\x01\0\0'), /CAF/],
  ['ZIP', ascii('PK\x03\x04\x14\0'), /ZIP/],
  ['JPEG', ascii('\xff\xd8\xff\xe0\0\x10JFIF'), /JPEG/],
  ['ADTS', concat(adtsFrame(100), adtsFrame(300), adtsFrame(50), adtsFrame(60)), /ADTS/],
  ['ADTS of one frame', adtsFrame(100), /ADTS/],
  ['ADTS with a tag between its frames', concat(adtsFrame(20), ascii('ID3\x04\0\0\0\0\0\0')), /ADTS/],
];

describe('recogniseForeignFormat()', () => {
  test.each(rows)('knows %s', (_, bytes, words) => {
    expect(recogniseForeignFormat(bytes)?.found).toMatch(words);
    expect(recogniseForeignFormat(bytes)?.remedy).not.toBe('');
  });

  test.each([
    ['MPEG audio', renderStream({ frameCount: 3 })],
    ['MPEG audio of Layer I', renderStream({ frameCount: 3, layer: 1 })],
    ['MPEG audio in which AAC lengths would lead from sync to sync', mimicry()],
    ['nothing', new Uint8Array(0)],
    ['"WAVE" outside a RIFF file', ascii('12345678WAVE')],
    ['one AAC sync and then something else', concat(adtsFrame(30), ascii('something else'))],
    ['an AAC sync with a length of 0', ascii('\xff\xf1\x50\x80\0\x1f\xfc')],
  ])('leaves %s alone', (_, bytes) => {
    expect(recogniseForeignFormat(bytes)).toBeNull();
  });
});

describe('findRiffWrappedMpeg()', () => {
  test.each([0x50, 0x55])('finds MPEG audio of format tag %i, and where it starts', (formatTag) => {
    expect(findRiffWrappedMpeg(wave(formatTag))).toEqual({ dataOffset: 12 + 26 + 8 });
  });

  test('walks over chunks of odd length in front of the format', () => {
    const bytes = wave(0x55, chunk('JUNK', ascii('abc')));
    expect(findRiffWrappedMpeg(bytes)).toEqual({ dataOffset: 12 + 12 + 26 + 8 });
  });

  test('says so when the data starts further on', () => {
    expect(findRiffWrappedMpeg(wave(0x55).subarray(0, 38))).toEqual({ dataOffset: null });
    expect(findRiffWrappedMpeg(ascii('RIFF\0\0\0\0RMP3'))).toEqual({ dataOffset: null });
  });

  test.each([
    ['plain PCM', wave(1)],
    ['MPEG audio', renderStream({ frameCount: 2 })],
    ['a cut format chunk', ascii('RIFF\0\0\0\0WAVEfmt \x12\0\0\0')],
    ['a chunk longer than the file', ascii('RIFF\0\0\0\0WAVELIST\xff\xff\xff\xff')],
  ])('finds none in %s', (_, bytes) => {
    expect(findRiffWrappedMpeg(bytes)).toBeNull();
  });
});
