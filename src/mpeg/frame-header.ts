/**
 * The four bytes in front of every MPEG audio frame, read as one 32 bit integer (a "word") so that a walk over a file
 * allocates nothing:
 *
 * ```
 * AAAAAAAA AAABBCCD EEEEFFGH IIJJKLMM
 * A sync (all ones)    B version       C layer          D no CRC
 * E bit rate           F sample rate   G padding slot   H private
 * I channel mode       J extension     K copyright      L original   M emphasis
 * ```
 *
 * @see ISO/IEC 11172-3 section 2.4.2.3, ISO/IEC 13818-3 section 2.4.2.3; MPEG 2.5 is an extension by Fraunhofer
 */
export const headerByteLength = 4;

/** The longest frame that is looked for: free format goes up to 640 kbit/s in LAME, at 8 kHz that is 5,761 bytes. */
export const maxFrameByteLength = 8192;

/** The bits that hold for a whole stream: sync, version, layer, sample rate. */
const formatMask = 0xfffe_0c00 | 0;
/** The bits that say which bit rate a frame has. */
export const bitRateMask = 0xf000;

/** All set where there is one channel. */
const monoBits = 0xc0;

type LayerNumber = 1 | 2 | 3;
const layers: readonly (LayerNumber | null)[] = [null, 3, 2, 1];
const versions = ['2.5', null, '2', '1'] as const;
const sampleRatesHz: readonly number[] = [44_100, 48_000, 32_000];
const rateDivisors: readonly number[] = [4, 0, 2, 1];
const channelModes = ['stereo', 'joint-stereo', 'dual-channel', 'mono'] as const;

/** Rows of bit rates in kbit/s by bit rate index; index 0 is free format, 15 is forbidden. */
const bitRatesMpeg1: Readonly<Record<LayerNumber, readonly number[]>> = {
  1: [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  2: [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
};
const bitRatesMpeg2Layer1 = [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256];
const bitRatesMpeg2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

const noFrame = 0;
const freeFormat = 0xffff;

/** Not computed yet. */
const unknownLength = 0xfffe;

/**
 * Frame length in bytes by the twelve bits from version to padding: the one look-up that a walk needs per frame. Filled
 * as headers are met: a stream has a handful of them, and computing all of them takes longer than scanning a short file.
 */
const byteLengths = new Uint16Array(4096).fill(unknownLength);

function lookUpByteLength(word: number): number {
  const bits = (word >>> 9) & 0xfff;
  const known = byteLengths[bits] ?? unknownLength;
  if (known !== unknownLength) return known;
  const length = computeByteLength(word);
  byteLengths[bits] = length;
  return length;
}

function computeByteLength(word: number): number {
  const isReserved = versions[(word >>> 19) & 3] === null || layers[(word >>> 17) & 3] === null;
  const rateHz = sampleRateOf(word);
  const index = (word >>> 12) & 15;
  if (isReserved || rateHz === 0 || index === 15) return noFrame;
  if (index === 0) return freeFormat;
  const slots = (samplesPerFrame(word) / 8 / slotByteLength(word)) * bitRateKbpsOf(word) * 1000;
  return (Math.floor(slots / rateHz) + paddingSlots(word)) * slotByteLength(word);
}

/** The header at `at`, or what is there instead; bytes past the end count as zeros. */
export function readWord(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)
  );
}

/**
 * How long the frame after a header is.
 *
 * @param freeByteLength length of an unpadded free format frame in this stream, 0 when it is not known
 * @returns bytes with the header; 0 when the word is not a header, or of free format with unknown length
 */
export function frameByteLength(word: number, freeByteLength: number): number {
  if (word >>> 21 !== 0x7ff) return noFrame;
  const length = lookUpByteLength(word);
  if (length !== freeFormat) return length;
  return freeByteLength === 0 ? noFrame : freeByteLength + paddingByteLength(word);
}

/** Whether a word has the sync of a header and no value that is reserved. */
export function isHeader(word: number): boolean {
  return word >>> 21 === 0x7ff && lookUpByteLength(word) !== noFrame;
}

/** Whether a word is a header that leaves the bit rate open: the distance to the next frame gives the length. */
export function isFreeFormat(word: number): boolean {
  return word >>> 21 === 0x7ff && lookUpByteLength(word) === freeFormat;
}

/** What all frames of one stream have in common, as a number to compare. */
export function formatOf(word: number): number {
  return word & formatMask;
}

export function samplesPerFrame(word: number): number {
  const layer = layerOf(word);
  if (layer === 1) return 384;
  return layer === 3 && versionOf(word) !== '1' ? 576 : 1152;
}

/** 0 where the header states no rate. */
export function sampleRateOf(word: number): number {
  const divisor = rateDivisors[(word >>> 19) & 3] ?? 0;
  return divisor === 0 ? 0 : (sampleRatesHz[(word >>> 10) & 3] ?? 0) / divisor;
}

/** The stated bit rate; 0 for free format. */
export function bitRateKbpsOf(word: number): number {
  const layer = layerOf(word);
  const mpeg2 = layer === 1 ? bitRatesMpeg2Layer1 : bitRatesMpeg2;
  return (versionOf(word) === '1' ? bitRatesMpeg1[layer] : mpeg2)[(word >>> 12) & 15] ?? 0;
}

export function versionOf(word: number): '1' | '2' | '2.5' {
  return versions[(word >>> 19) & 3] ?? '1';
}

export function layerOf(word: number): LayerNumber {
  return layers[(word >>> 17) & 3] ?? 3;
}

export function channelModeOf(word: number): (typeof channelModes)[number] {
  return channelModes[(word >>> 6) & 3] ?? 'stereo';
}

export function isMono(word: number): boolean {
  return (word & monoBits) === monoBits;
}

/** Whether two checksum bytes are after the header. */
export function hasCrc(word: number): boolean {
  return (word & 0x1_0000) === 0;
}

/** Bytes that the padding bit adds to this frame. */
export function paddingByteLength(word: number): number {
  return paddingSlots(word) * slotByteLength(word);
}

/** Bytes of Layer III side information, which are after the header and its checksum. */
export function sideInfoByteLength(word: number): number {
  if (versionOf(word) === '1') return isMono(word) ? 17 : 32;
  return isMono(word) ? 9 : 17;
}

/** The format for people: `MPEG 1 Layer III, 44.1 kHz, stereo`. */
export function describeFormat(word: number): string {
  const layer = 'I'.repeat(layerOf(word));
  const channels = isMono(word) ? 'mono' : 'stereo';
  return `MPEG ${versionOf(word)} Layer ${layer}, ${sampleRateOf(word) / 1000} kHz, ${channels}`;
}

function paddingSlots(word: number): number {
  return (word >>> 9) & 1;
}

/** Layer I counts in slots of four bytes. */
function slotByteLength(word: number): number {
  return layerOf(word) === 1 ? 4 : 1;
}
