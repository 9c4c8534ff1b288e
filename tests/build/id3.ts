/** A tag builder for tests, byte by byte from the specification; it shares no code with src. */

export type Version = '2.2' | '2.3' | '2.4';
export type Part = ArrayLike<number> | string;

/** Bytes in a row; a string is ISO-8859-1. */
export function bytes(...parts: readonly Part[]): Uint8Array {
  const arrays = parts.map((part) => (typeof part === 'string' ? latin1(part) : part));
  const all = new Uint8Array(arrays.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of arrays) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** `49 44 33` as bytes; spaces are for the eye. */
export function hex(text: string): Uint8Array {
  return Uint8Array.from(text.trim().split(/\s+/), (pair) => Number.parseInt(pair, 16));
}

export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** FF FE and UTF-16LE. */
export function utf16(text: string): Uint8Array {
  return bytes(
    [0xff, 0xfe],
    ...Array.from({ length: text.length }, (_, at) => [text.charCodeAt(at) & 0xff, text.charCodeAt(at) >> 8]),
  );
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

export function syncsafe(value: number): Uint8Array {
  return Uint8Array.of((value >>> 21) & 0x7f, (value >>> 14) & 0x7f, (value >>> 7) & 0x7f, value & 0x7f);
}

export function zeros(count: number): Uint8Array {
  return new Uint8Array(count);
}

export interface FrameOptions {
  readonly flags?: number;
  /** Another form of the size than the version asks for. */
  readonly size?: 'plain' | 'syncsafe';
  /** Another size than the body has. */
  readonly stated?: number;
}

export function frame(version: Version, id: string, body: Part, options: FrameOptions = {}): Uint8Array {
  const content = bytes(body);
  const length = options.stated ?? content.length;
  if (version === '2.2') return bytes(id, uint32(length).subarray(1), content);
  const form = options.size ?? (version === '2.4' ? 'syncsafe' : 'plain');
  const flags = options.flags ?? 0;
  return bytes(id, form === 'plain' ? uint32(length) : syncsafe(length), [flags >> 8, flags & 0xff], content);
}

export interface TagOptions {
  readonly flags?: number;
  readonly revision?: number;
  readonly padding?: number;
  readonly footer?: boolean;
  /** Another body length than the body has. */
  readonly stated?: number;
}

/** A tag around a body: extended header and frames. */
export function tag(version: Version | number, body: readonly Part[], options: TagOptions = {}): Uint8Array {
  const major = typeof version === 'number' ? version : Number(version[2]);
  const content = bytes(...body, zeros(options.padding ?? 0));
  const rest = bytes(
    [major, options.revision ?? 0, (options.flags ?? 0) | (options.footer === true ? 0x10 : 0)],
    syncsafe(options.stated ?? content.length),
  );
  return bytes('ID3', rest, content, ...(options.footer === true ? ['3DI', rest] : []));
}

/** Every FF before 00 or E0 to FF gets a 00 after it, and one at the end. */
export function unsynchronise(content: Uint8Array): Uint8Array {
  const result: number[] = [];
  for (const [at, byte] of content.entries()) {
    result.push(byte);
    const next = content[at + 1];
    if (byte === 0xff && (next === undefined || next === 0 || next >= 0xe0)) result.push(0);
  }
  return Uint8Array.from(result);
}

export function text(version: Version, id: string, value: string): Uint8Array {
  return frame(version, id, bytes([0], value));
}

export interface ChapOptions {
  readonly title?: Part | null;
  readonly subframes?: readonly Part[];
  readonly endMs?: number;
  readonly offsets?: number;
}

/** A CHAP frame with an ISO-8859-1 title, as another program may write it. */
export function chap(
  version: '2.3' | '2.4',
  elementId: string,
  startMs: number,
  options: ChapOptions = {},
): Uint8Array {
  const {
    title = `Title of ${elementId}`,
    subframes = [],
    endMs = startMs + 1000,
    offsets = 0xffffffff,
  } = options;
  const titles = title === null ? [] : [frame(version, 'TIT2', bytes([0], title))];
  const times = bytes(uint32(startMs), uint32(endMs), uint32(offsets), uint32(offsets));
  return frame(version, 'CHAP', bytes(elementId, [0], times, ...titles, ...subframes));
}

export function ctoc(
  version: '2.3' | '2.4',
  elementId: string,
  flags: number,
  entries: readonly string[],
): Uint8Array {
  return frame(
    version,
    'CTOC',
    bytes(elementId, [0, flags, entries.length], ...entries.map((entry) => `${entry}\0`)),
  );
}

/** Noise that starts like MPEG audio and has FF bytes in it. */
export function audio(length = 5000): Uint8Array {
  const noise = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    noise[at] = state >>> 24;
  }
  noise.set([0xff, 0xfb, 0x90, 0x00]);
  return noise;
}
