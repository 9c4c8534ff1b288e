import type { MpegStream } from '../mpeg/mpeg-stream.js';
import type { TimeIndex } from '../mpeg/time-index.js';
import type { AudioPiece } from './page-state.js';

/** The length of a piece. Decoding it takes a fortieth of a second and gives 5 MB in stereo. */
const pieceMs = 15_000;

/** A frame borrows up to 511 bytes of those before it, and a decoder needs one whole frame to overlap with. */
const leadByteLength = 4096;

/** Samples by which every Layer III decoder lags; players drop them together with the encoder's own delay. */
const decoderDelaySamples = 529;

/**
 * Cuts the audio at MPEG frames into pieces that can be decoded each by itself.
 *
 * Times are those of players, which begin to count after the encoder's delay where a LAME tag states it.
 */
export function cutPieces({ offsets, timesMs }: TimeIndex, stream: MpegStream): readonly AudioPiece[] {
  const skipMs = skippedMs(stream);
  const pieces: AudioPiece[] = [];
  const last = offsets.length - 1;
  let from = 0;
  while (from < last) {
    let to = from + 1;
    const [fromMs = 0, endMs = 0] = [timesMs[from], timesMs[last]];
    while (to < last && (timesMs[to] ?? 0) - fromMs < pieceMs) to += 1;
    // What would be left over is too short to be worth a piece.
    if (endMs - (timesMs[to] ?? 0) < pieceMs / 4) to = last;
    pieces.push({
      start: offsets[leadOf(offsets, from)] ?? 0,
      end: offsets[to] ?? 0,
      startMs: Math.max(0, fromMs - skipMs),
      endMs: (timesMs[to] ?? 0) - skipMs,
    });
    from = to;
  }
  return pieces;
}

/** How far players drop the beginning, in ms. */
function skippedMs({ claim, sampleRateHz }: MpegStream): number {
  const delay = claim?.encoderDelaySamples ?? null;
  return delay === null ? 0 : ((delay + decoderDelaySamples) * 1000) / sampleRateHz;
}

function leadOf(offsets: Float64Array, from: number): number {
  let lead = from;
  while (lead > 0 && (offsets[from] ?? 0) - (offsets[lead] ?? 0) < leadByteLength) lead -= 1;
  return lead;
}
