/**
 * MPEG audio made in code, for tests. Shares nothing with src: the numbers here are taken from the standards again
 * (ISO/IEC 11172-3 and 13818-3, section 2.4.2.3), so that a slip in one of the two shows.
 */

/** One MPEG frame; what is left out takes the value in brackets. */
export interface FrameSpec {
  /** [1] */
  readonly version?: 1 | 2 | 2.5;
  /** [3] */
  readonly layer?: 1 | 2 | 3;
  /** In kbit/s [128]; `free` leaves it open. */
  readonly bitRate?: number | 'free';
  /** In Hz [44100] */
  readonly sampleRate?: number;
  /** [stereo] */
  readonly mode?: 'stereo' | 'joint' | 'dual' | 'mono';
  /** Two checksum bytes after the header [no] */
  readonly crc?: boolean;
  /** One more slot [no] */
  readonly padded?: boolean;
  /** Length of an unpadded frame in free format, in bytes. */
  readonly freeBytes?: number;
}

type Sheet = Readonly<Record<string, readonly number[]>>;

const bitRates: Sheet = {
  '1/1': [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1/2': [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1/3': [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2/1': [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2/2': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};

/** The bit rates of a version and layer, ascending, in kbit/s. */
export function bitRatesOf({ version = 1, layer = 3 }: FrameSpec): readonly number[] {
  return bitRates[`${version === 1 ? 1 : 2}/${version === 1 ? layer : layer === 1 ? 1 : 2}`] ?? [];
}

/** The sampling frequencies of a version, in Hz. */
export function sampleRatesOf(version: 1 | 2 | 2.5): readonly number[] {
  return { 1: [44_100, 48_000, 32_000], 2: [22_050, 24_000, 16_000], 2.5: [11_025, 12_000, 8000] }[version];
}

export function samplesOf({ version = 1, layer = 3 }: FrameSpec): number {
  if (layer === 1) return 384;
  return layer === 3 && version !== 1 ? 576 : 1152;
}

/** Length of a frame in bytes, header included. */
export function frameBytesOf(spec: FrameSpec): number {
  const { layer = 3, bitRate = 128, sampleRate = 44_100, padded = false, freeBytes = 0 } = spec;
  const slot = layer === 1 ? 4 : 1;
  const extra = padded ? slot : 0;
  if (bitRate === 'free') return freeBytes + extra;
  const bytes = (samplesOf(spec) * bitRate * 1000) / (8 * sampleRate);
  return Math.floor(bytes / slot) * slot + extra;
}

/** The four bytes in front of a frame. */
export function renderHeader(spec: FrameSpec): Uint8Array {
  const { version = 1, layer = 3, bitRate = 128, sampleRate = 44_100, mode = 'stereo' } = spec;
  const bitRateIndex = bitRate === 'free' ? 0 : bitRatesOf(spec).indexOf(bitRate) + 1;
  const rateIndex = sampleRatesOf(version).indexOf(sampleRate);
  if ((bitRate !== 'free' && bitRateIndex === 0) || rateIndex < 0) throw new RangeError('no such MPEG frame');
  const versionBits = { 1: 3, 2: 2, 2.5: 0 }[version];
  const modeBits = { stereo: 0, joint: 1, dual: 2, mono: 3 }[mode];
  return Uint8Array.of(
    0xff,
    0xe0 | (versionBits << 3) | ((4 - layer) << 1) | (spec.crc === true ? 0 : 1),
    (bitRateIndex << 4) | (rateIndex << 2) | (spec.padded === true ? 2 : 0),
    modeBits << 6,
  );
}

/** Bytes of Layer III side information. */
export function sideInfoBytesOf({ version = 1, mode = 'stereo' }: FrameSpec): number {
  if (version === 1) return mode === 'mono' ? 17 : 32;
  return mode === 'mono' ? 9 : 17;
}

/** A frame that decodes to silence; what its side information does not speak of is filled with bytes below 0x80. */
export function renderFrame(spec: FrameSpec, seed = 1): Uint8Array {
  const bytes = new Uint8Array(frameBytesOf(spec));
  let state = Math.imul(seed, 2_654_435_761) | 1;
  for (let at = 4 + 2 + sideInfoBytesOf(spec); at < bytes.length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    bytes[at] = (state >>> 16) & 0x7f;
  }
  // Layer I and II have their allocation where Layer III has side information: all zeros say that nothing is coded.
  if (spec.layer === 1 || spec.layer === 2) bytes.fill(0, 4, Math.min(bytes.length, 100));
  bytes.set(renderHeader(spec));
  return bytes;
}

/** A row of frames, padded so that the bit rate comes out as encoders make it. */
export interface StreamSpec extends FrameSpec {
  readonly frameCount: number;
  /** What changes from frame to frame: bit rate for VBR, mode for joint stereo. */
  readonly vary?: (index: number) => FrameSpec;
}

export function renderStream({ frameCount, vary, ...spec }: StreamSpec, seed = 1): Uint8Array {
  const frames: Uint8Array[] = [];
  const slot = spec.layer === 1 ? 4 : 1;
  let owed = 0;
  for (let index = 0; index < frameCount; index += 1) {
    const frame = { ...spec, ...vary?.(index) };
    if (frame.bitRate === 'free' || frame.padded !== undefined) {
      frames.push(renderFrame(frame, seed + index));
      continue;
    }
    const { bitRate = 128, sampleRate = 44_100 } = frame;
    const exact = (samplesOf(frame) * bitRate * 1000) / (8 * sampleRate * slot);
    owed += exact - Math.floor(exact);
    const padded = owed > 1 - 1e-9;
    if (padded) owed -= 1;
    frames.push(renderFrame({ ...frame, padded }, seed + index));
  }
  return concat(...frames);
}

/** What a Xing or Info header says; a value left out leaves its field out. */
export interface XingSpec {
  readonly kind?: 'Xing' | 'Info';
  readonly frames?: number;
  readonly bytes?: number;
  /** true for an even one. */
  readonly seekTable?: boolean | Uint8Array;
  readonly quality?: number;
  readonly lame?: { readonly program?: string; readonly delay: number; readonly padding: number };
}

/** The table of a stream of a constant bit rate. */
export const evenSeekTable = Uint8Array.from({ length: 100 }, (_, entry) => (entry * 256) / 100);

/**
 * A frame that carries a Xing or Info header.
 *
 * @param spec the frame; it must be long enough
 * @see "Xing VBR header", "Mp3 Info Tag revision 1"
 */
export function renderXingFrame(spec: FrameSpec, xing: XingSpec): Uint8Array {
  const frame = new Uint8Array(frameBytesOf(spec));
  frame.set(renderHeader(spec));
  let at = 4 + (spec.crc === true ? 2 : 0) + sideInfoBytesOf(spec);
  const view = new DataView(frame.buffer);
  frame.set(ascii(xing.kind ?? 'Xing'), at);
  const fields = [xing.frames, xing.bytes, xing.seekTable ? 0 : undefined, xing.quality];
  view.setUint32(
    at + 4,
    fields.reduce<number>((flags, field, bit) => (field === undefined ? flags : flags | (1 << bit)), 0),
  );
  at += 8;
  fields.forEach((field, bit) => {
    if (field === undefined) return;
    if (bit === 2) frame.set(xing.seekTable instanceof Uint8Array ? xing.seekTable : evenSeekTable, at);
    else view.setUint32(at, field);
    at += bit === 2 ? 100 : 4;
  });
  if (xing.lame !== undefined) {
    const { program = 'LAME3.100', delay, padding } = xing.lame;
    frame.set(ascii(program.padEnd(9).slice(0, 9)), at);
    frame[at + 21] = delay >> 4;
    frame[at + 22] = ((delay & 15) << 4) | (padding >> 8);
    frame[at + 23] = padding & 255;
  }
  return frame;
}

/** A frame that carries a VBRI header, always 32 bytes after the MPEG header. */
export function renderVbriFrame(
  spec: FrameSpec,
  { frames, bytes }: { readonly frames: number; readonly bytes: number },
): Uint8Array {
  const frame = new Uint8Array(frameBytesOf(spec));
  frame.set(renderHeader(spec));
  frame.set(ascii('VBRI'), 36);
  const view = new DataView(frame.buffer);
  view.setUint16(40, 1);
  view.setUint32(46, bytes);
  view.setUint32(50, frames);
  return frame;
}

/** An ID3v2 tag of zeros: header, body, and a footer on demand (v2.4). */
export function renderBareTag(bodyLength: number, { version = 3, footer = false } = {}): Uint8Array {
  const size = [21, 14, 7, 0].map((shift) => (bodyLength >> shift) & 127);
  const header = [version, 0, footer ? 0x10 : 0, ...size];
  return concat(
    ascii('ID3'),
    Uint8Array.from(header),
    new Uint8Array(bodyLength),
    ...(footer ? [ascii('3DI'), Uint8Array.from(header)] : []),
  );
}

/** An ID3v1 tag; `enhanced` puts a "TAG+" block in front. */
export function renderId3v1(title: string, enhanced = false): Uint8Array {
  const tag = new Uint8Array(128);
  tag.set(ascii('TAG'));
  tag.set(ascii(title).subarray(0, 30), 3);
  if (!enhanced) return tag;
  const block = new Uint8Array(227);
  block.set(ascii('TAG+'));
  return concat(block, tag);
}

export interface ApeSpec {
  readonly version?: 1 | 2;
  /** [version 2 has one] */
  readonly header?: boolean;
  readonly valueLength?: number;
}

/** An APE tag with one item. */
export function renderApe({ version = 2, valueLength = 20, ...rest }: ApeSpec = {}): Uint8Array {
  const header = rest.header ?? version === 2;
  const item = new Uint8Array(8 + 6 + valueLength).fill(0x41);
  new DataView(item.buffer).setUint32(0, valueLength, true);
  item.fill(0, 4, 8);
  item.set(ascii('Title\0'), 8);
  const block = (isHeader: boolean) => {
    const bytes = new Uint8Array(32);
    const view = new DataView(bytes.buffer);
    bytes.set(ascii('APETAGEX'));
    view.setUint32(8, version * 1000, true);
    view.setUint32(12, item.length + 32, true);
    view.setUint32(16, 1, true);
    if (version === 2) view.setUint32(20, (header ? 0x8000_0000 : 0) + (isHeader ? 0x2000_0000 : 0), true);
    return bytes;
  };
  return header ? concat(block(true), item, block(false)) : concat(item, block(false));
}

/** A Lyrics3 tag of either version. */
export function renderLyrics3(version: 1 | 2, text = 'la la la'): Uint8Array {
  if (version === 1) return ascii(`LYRICSBEGIN${text}LYRICSEND`);
  const body = `LYRICSBEGINLYR${String(text.length).padStart(5, '0')}${text}`;
  return ascii(`${body}${String(body.length).padStart(6, '0')}LYRICS200`);
}

/** Bytes without order, the same for the same seed. */
export function noise(length: number, seed = 7): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed | 1;
  for (let at = 0; at < length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state >>> 11;
  }
  return bytes;
}

/** One byte per letter. */
export function ascii(letters: string): Uint8Array {
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
