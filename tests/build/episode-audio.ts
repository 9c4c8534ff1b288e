/** MPEG-1 Layer III at 44.1 kHz, constant bit rate: what these episodes are made of. */
export interface AudioFormat {
  readonly kilobitsPerSecond: 32 | 64 | 128;
  readonly channels: 1 | 2;
}

/** Small, for tests that do not care. */
export const speechFormat: AudioFormat = { kilobitsPerSecond: 32, channels: 1 };

/** What most podcasts publish. */
export const podcastFormat: AudioFormat = { kilobitsPerSecond: 128, channels: 2 };

/** How many frames hold an audio of some length, and what the encoder added around it, in samples. */
export interface AudioShape {
  readonly format: AudioFormat;
  /** Without the Info frame. */
  readonly frameCount: number;
  readonly encoderDelay: number;
  readonly encoderPadding: number;
  /** Of the Info frame and all others. */
  readonly byteLength: number;
}

const sampleRateHz = 44_100;
const samplesPerFrame = 1152;
const encoderDelay = 576;
const headerBytes = 4;
const framesPerBlock = 2048;
const bitRateIndex: Readonly<Record<AudioFormat['kilobitsPerSecond'], number>> = { 32: 1, 64: 5, 128: 9 };

/**
 * The shape of an audio that lasts exactly so long once delay and padding are taken off.
 *
 * @param seconds whole or fractional, rounded to a sample
 */
export function shapeAudio(seconds: number, format: AudioFormat): AudioShape {
  const samples = Math.round(seconds * sampleRateHz);
  const frameCount = Math.ceil((samples + encoderDelay) / samplesPerFrame);
  return {
    format,
    frameCount,
    encoderDelay,
    encoderPadding: frameCount * samplesPerFrame - encoderDelay - samples,
    byteLength: infoFrameBytes(format) + frameOffset(frameCount, format.kilobitsPerSecond),
  };
}

/**
 * The audio in blocks of about a megabyte: an Info frame as LAME writes it, then frames that any decoder plays as
 * silence. Their side information says that no bit is coded; the rest of each is filled with bytes below 0x80, different
 * in every frame, so that a lost or moved byte changes the hash and no sync word is where there is no frame.
 */
export function* renderAudio(shape: AudioShape, seed = 1): Generator<Uint8Array> {
  yield renderInfoFrame(shape);
  const { kilobitsPerSecond, channels } = shape.format;
  const silentBytes = headerBytes + sideInfoBytes(channels);
  let state = (seed | 0) === 0 ? 1 : seed | 0;
  for (let first = 0; first < shape.frameCount; first += framesPerBlock) {
    const last = Math.min(first + framesPerBlock, shape.frameCount);
    const start = frameOffset(first, kilobitsPerSecond);
    const words = new Int32Array(Math.ceil((frameOffset(last, kilobitsPerSecond) - start) / 4));
    for (let i = 0; i < words.length; i += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      words[i] = state & 0x7f7f7f7f;
    }
    const block = new Uint8Array(words.buffer, 0, frameOffset(last, kilobitsPerSecond) - start);
    for (let index = first; index < last; index += 1) {
      const offset = frameOffset(index, kilobitsPerSecond);
      const frameBytes = frameOffset(index + 1, kilobitsPerSecond) - offset;
      const padded = frameBytes > smallestFrameBytes(kilobitsPerSecond);
      block.fill(0, offset - start, offset - start + silentBytes);
      block.set(frameHeader(kilobitsPerSecond, channels, padded), offset - start);
    }
    yield block;
  }
}

/** Where a frame starts after the Info frame: the mean length is not a whole number, so some frames are a byte longer. */
function frameOffset(index: number, kilobitsPerSecond: number): number {
  return Math.floor((index * (samplesPerFrame / 8) * kilobitsPerSecond * 1000) / sampleRateHz);
}

function smallestFrameBytes(kilobitsPerSecond: number): number {
  return Math.floor(((samplesPerFrame / 8) * kilobitsPerSecond * 1000) / sampleRateHz);
}

function sideInfoBytes(channels: 1 | 2): number {
  return channels === 1 ? 17 : 32;
}

function frameHeader(
  kilobitsPerSecond: AudioFormat['kilobitsPerSecond'],
  channels: 1 | 2,
  padded: boolean,
): number[] {
  // AAAAAAAA AAABBCCD: sync, MPEG 1, Layer III, no CRC. EEEEFFGH: bit rate, 44.1 kHz, padding. IIJJKLMM: mode, original.
  return [
    0xff,
    0xfb,
    (bitRateIndex[kilobitsPerSecond] << 4) | (padded ? 2 : 0),
    (channels === 1 ? 0xc0 : 0) | 4,
  ];
}

/** LAME, too, takes a higher bit rate for the Info frame where it would not fit. */
function infoBitRate(format: AudioFormat): AudioFormat['kilobitsPerSecond'] {
  return format.kilobitsPerSecond === 32 ? 64 : format.kilobitsPerSecond;
}

function infoFrameBytes(format: AudioFormat): number {
  return smallestFrameBytes(infoBitRate(format));
}

function renderInfoFrame(shape: AudioShape): Uint8Array {
  const { format } = shape;
  const frame = new Uint8Array(infoFrameBytes(format));
  const view = new DataView(frame.buffer);
  frame.set(frameHeader(infoBitRate(format), format.channels, false));
  let at = headerBytes + sideInfoBytes(format.channels);
  frame.set(new TextEncoder().encode('Info'), at);
  view.setUint32(at + 4, 0x0f); // frame count, byte count, seek table and quality follow
  view.setUint32(at + 8, shape.frameCount);
  view.setUint32(at + 12, shape.byteLength);
  for (let percent = 0; percent < 100; percent += 1)
    frame[at + 16 + percent] = Math.floor((percent * 256) / 100);
  at += 120;
  frame.set(new TextEncoder().encode('LAME3.100'), at);
  frame[at + 9] = 0x01; // constant bit rate
  frame[at + 20] = format.kilobitsPerSecond;
  frame[at + 21] = shape.encoderDelay >> 4;
  frame[at + 22] = ((shape.encoderDelay & 0x0f) << 4) | (shape.encoderPadding >> 8);
  frame[at + 23] = shape.encoderPadding & 0xff;
  view.setUint32(at + 28, shape.byteLength);
  return frame;
}
