import { hasCrc, headerByteLength, layerOf, readWord, sideInfoByteLength } from './frame-header.js';
import type { HeaderClaim } from './mpeg-stream.js';

const xing = 0x5869_6e67;
const info = 0x496e_666f;
const vbri = 0x5642_5249;

/** Fraunhofer puts its header after the longest side information, whatever the frame has. */
const vbriOffset = headerByteLength + 32;
const crcByteLength = 2;
const seekTableLength = 100;

/** Programs that fill in delay and padding as LAME does; others leave anything there. */
const lameLike = /^(?:LAME|L3\.9|Lavf|Lavc)/;

/** Xing flags: which fields follow. */
const hasFrameCount = 1;
const hasByteCount = 2;
const hasSeekTable = 4;
const hasQuality = 8;

/** Where the characters of a Xing or Info header are in the frames of a format, unless a checksum shifts them. */
export function claimMarkOffset(word: number): number {
  return headerByteLength + sideInfoByteLength(word);
}

/**
 * Finds what makes a frame a header frame.
 *
 * @param at index of the frame's first byte
 * @param word its header
 * @returns index of the four characters, -1 for a frame that holds audio
 */
export function findClaim(bytes: Uint8Array, at: number, word: number): number {
  if (layerOf(word) !== 3) return -1;
  const start = at + claimMarkOffset(word);
  if (isXing(readWord(bytes, start))) return start;
  // LAME leaves room for the checksum, FFmpeg does not.
  if (hasCrc(word) && isXing(readWord(bytes, start + crcByteLength))) return start + crcByteLength;
  return readWord(bytes, at + vbriOffset) === vbri ? at + vbriOffset : -1;
}

/**
 * Reads what a header frame claims. Fields past the end of the bytes are null: a header frame may be cut off like any other.
 *
 * @param start index of the four characters that `findClaim` gave
 * @param offset byte offset of the frame in the file
 * @see "Xing VBR header" and "Mp3 Info Tag revision 1" (LAME); "VBRI header" (Fraunhofer)
 */
export function parseClaim(bytes: Uint8Array, start: number, offset: number): HeaderClaim {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readWord(bytes, start) === vbri ? parseVbri(view, start, offset) : parseXing(view, start, offset);
}

function isXing(word: number): boolean {
  return word === xing || word === info;
}

function parseXing(view: DataView, start: number, offset: number): HeaderClaim {
  const kind = uint32(view, start) === info ? 'Info' : 'Xing';
  const flags = uint32(view, start + 4) ?? 0;
  let at = start + 8;
  let frameCount: number | null = null;
  let byteCount: number | null = null;
  if (flags & hasFrameCount) {
    frameCount = uint32(view, at);
    at += 4;
  }
  if (flags & hasByteCount) {
    byteCount = uint32(view, at);
    at += 4;
  }
  let seekTable: Uint8Array | null = null;
  if (flags & hasSeekTable) {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    if (at + seekTableLength <= bytes.length) seekTable = bytes.slice(at, at + seekTableLength);
    at += seekTableLength;
  }
  if (flags & hasQuality) at += 4;
  return { kind, offset, frameCount, byteCount, seekTable, ...parseLame(view, at) };
}

type Trim = Pick<HeaderClaim, 'encoderDelaySamples' | 'encoderPaddingSamples'>;

const noTrim: Trim = { encoderDelaySamples: null, encoderPaddingSamples: null };

/** Nine characters of program name, twelve bytes of other values, then delay and padding in 12 bits each. */
function parseLame(view: DataView, start: number): Trim {
  const packed = uint32(view, start + 20);
  if (packed === null) return noTrim;
  const program = String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(start + index)));
  if (!lameLike.test(program)) return noTrim;
  return { encoderDelaySamples: (packed >>> 12) & 0xfff, encoderPaddingSamples: packed & 0xfff };
}

function parseVbri(view: DataView, start: number, offset: number): HeaderClaim {
  const [byteCount, frameCount] = [uint32(view, start + 10), uint32(view, start + 14)];
  return { kind: 'VBRI', offset, frameCount, byteCount, seekTable: null, ...noTrim };
}

function uint32(view: DataView, at: number): number | null {
  return at + 4 <= view.byteLength ? view.getUint32(at) : null;
}
