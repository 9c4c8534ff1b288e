import { crc32, deflateSync } from 'node:zlib';

/** A version of ID3v2 to write. */
export type TagVersion = '2.2' | '2.3' | '2.4';

/** The tag of an episode as an editor leaves it, without chapters. */
export interface EpisodeTag {
  readonly version: TagVersion;
  /** Zero bytes after the frames. */
  readonly paddingBytes: number;
}

const frameIds = {
  '2.2': {
    title: 'TT2',
    artist: 'TP1',
    album: 'TAL',
    year: 'TYE',
    comment: 'COM',
    text: 'TXX',
    picture: 'PIC',
  },
  '2.3': {
    title: 'TIT2',
    artist: 'TPE1',
    album: 'TALB',
    year: 'TYER',
    comment: 'COMM',
    text: 'TXXX',
    picture: 'APIC',
  },
  '2.4': {
    title: 'TIT2',
    artist: 'TPE1',
    album: 'TALB',
    year: 'TDRC',
    comment: 'COMM',
    text: 'TXXX',
    picture: 'APIC',
  },
} as const;

/** Renders the tag: title, artist, album, year, two comments, a user text, a cover, padding. */
export function renderEpisodeTag({ version, paddingBytes }: EpisodeTag): Uint8Array {
  const ids = frameIds[version];
  const imageFormat = version === '2.2' ? latin1('PNG') : latin1('image/png\0');
  const frames = [
    frame(version, ids.title, bytes([1], utf16('Episode 42: Käse & Brot'))),
    frame(version, ids.artist, bytes([0], latin1('The Test Show'))),
    frame(version, ids.album, bytes([0], latin1('Season One'))),
    frame(version, ids.year, bytes([0], latin1('2026'))),
    frame(version, ids.comment, bytes([0], latin1('eng\0Recorded in one take.'))),
    frame(version, ids.comment, bytes([0], latin1('engiTunNORM\0 000001F4 000001F4'))),
    frame(version, ids.text, bytes([0], latin1('recorder\0Zoom H6'))),
    frame(version, ids.picture, bytes([0], imageFormat, [3], latin1('cover\0'), coverPng())),
  ];
  const body = bytes(...frames, new Uint8Array(paddingBytes));
  const flags = 0;
  return bytes(latin1('ID3'), [Number(version[2]), 0, flags], syncsafe(body.length), body);
}

/** The fixed 128 bytes at the end of many files. */
export function renderId3v1(): Uint8Array {
  const tag = new Uint8Array(128);
  tag.set(latin1('TAGEpisode 42'));
  tag.set(latin1('The Test Show'), 33);
  tag.set(latin1('2026'), 93);
  tag[127] = 101; // Speech
  return tag;
}

function frame(version: TagVersion, id: string, body: Uint8Array): Uint8Array {
  if (version === '2.2') return bytes(latin1(id), uint32(body.length).slice(1), body);
  const size = version === '2.4' ? syncsafe(body.length) : uint32(body.length);
  return bytes(latin1(id), size, [0, 0], body);
}

/** 46 × 46 pixels of noise, so that it has a size worth the name. */
function coverPng(): Uint8Array {
  const side = 46;
  const rows = new Uint8Array(side * (1 + side * 3));
  let state = 42;
  for (let i = 0; i < rows.length; i += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    rows[i] = i % (1 + side * 3) === 0 ? 0 : state >>> 24;
  }
  return bytes(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    pngChunk('IHDR', bytes(uint32(side), uint32(side), [8, 2, 0, 0, 0])),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', new Uint8Array(0)),
  );
}

function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const checked = bytes(latin1(type), data);
  return bytes(uint32(data.length), checked, uint32(crc32(checked)));
}

function bytes(...parts: readonly ArrayLike<number>[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(`\ufeff${text}\0`, (unit) => unit.charCodeAt(0)).buffer);
}

function uint32(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}

function syncsafe(value: number): number[] {
  return [21, 14, 7, 0].map((shift) => (value >>> shift) & 0x7f);
}
