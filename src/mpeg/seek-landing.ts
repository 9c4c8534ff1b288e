import type { HeaderClaim, MpegStream } from './mpeg-stream.js';
import { type TimeIndex, timeAtOffset } from './time-index.js';

/** How far from a wanted moment two kinds of player land, in ms: positive is too late; null if they cannot get there. */
export interface SeekLanding {
  /** FFmpeg, and Chromium with it: the entry of the seek table in front of the moment, or the share of the bytes. */
  readonly tableMs: number | null;
  /** Media3 (AntennaPod, Pocket Casts): between two entries in proportion. */
  readonly interpolatedMs: number | null;
}

/** What players seek by in one file. */
export interface SeekBasis {
  readonly index: TimeIndex;
  /** The header's table of 100 entries; null if there is none or players do not use it. */
  readonly table: Uint8Array | null;
  /** Duration that players believe in, in ms. */
  readonly durationMs: number;
  /** Whether that is an estimate from the bit rate of the first seconds, since no header states it. */
  readonly isEstimated: boolean;
  /** Bytes that players share out over the duration. */
  readonly byteLength: number;
  /** Whether Media3 can seek at all: it does not by a Xing header without a table, or without a count of bytes. */
  readonly isInterpolated: boolean;
}

const entries = 100;
const tableUnits = 256;

/** FFmpeg settles on a bit rate with the packet of 1,024 bytes that brings the 51st frame. */
const packetByteLength = 1024;
const estimateFrameCount = 51;

/**
 * What players seek by; null if every way of seeking is exact (a constant bit rate) or none can be determined.
 *
 * @param samplesPerFrame of the stream, to turn the claimed frame count into a duration
 * @param fileByteLength FFmpeg multiplies a table by that where the header does not say how many bytes of audio there are
 * @see FFmpeg `libavformat/mp3dec.c` (`mp3_parse_info_tag`); Media3 `XingFrame`, `Mp3Extractor`
 */
export function seekBasis(
  stream: MpegStream,
  samplesPerFrame: number,
  index: TimeIndex,
  fileByteLength: number,
): SeekBasis | null {
  if (stream.bitRateMode !== 'vbr') return null;
  const start = index.offsets[0] ?? 0;
  const { claim } = stream;
  const table = tableOf(claim);
  const uncounted = table === null ? (index.offsets.at(-1) ?? 0) - start : fileByteLength;
  const byteLength = claim?.byteCount || uncounted;
  const statedMs = claimedMs(stream, samplesPerFrame);
  const isInterpolated =
    claim?.kind !== 'Xing' || !claim.frameCount || (table !== null && Boolean(claim.byteCount));
  if (statedMs !== null)
    return { index, table, durationMs: statedMs, isEstimated: false, byteLength, isInterpolated };
  const durationMs = byteLength / openingBytesPerMs(index);
  return { index, table: null, durationMs, isEstimated: true, byteLength, isInterpolated };
}

/** The mean of the first frames, from which FFmpeg estimates a duration that no header states. */
function openingBytesPerMs({ offsets, timesMs }: TimeIndex): number {
  const [start = 0, startMs = 0] = [offsets[0], timesMs[0]];
  const last = Math.min(estimateFrameCount, offsets.length) - 1;
  const packets = Math.floor(((offsets[last] ?? 0) - start) / packetByteLength) + 1;
  const next = offsets.findIndex((offset) => offset - start >= packets * packetByteLength);
  const at = next < 0 ? offsets.length - 1 : next;
  // A frame is as long as its bit rate makes it, rounded down to whole bytes: half a byte less on average.
  const statedByteLength = (offsets[at] ?? 0) - start + at / 2;
  return statedByteLength / ((timesMs[at] ?? 0) - startMs);
}

/** An Info header announces a constant bit rate, by which its readers compute. */
function tableOf(claim: HeaderClaim | null): Uint8Array | null {
  return claim?.kind === 'Xing' && claim.frameCount !== null ? claim.seekTable : null;
}

function claimedMs({ claim, sampleRateHz }: MpegStream, samplesPerFrame: number): number | null {
  if (claim === null || !claim.frameCount) return null;
  return (claim.frameCount * samplesPerFrame * 1000) / sampleRateHz;
}

/**
 * Predicts where seeking to a moment lands, from the file alone.
 *
 * @param timeMs the wanted moment
 * @see FFmpeg `libavformat/mp3dec.c` (`read_xing_toc`, `mp3_seek`); Media3 `XingSeeker`
 */
export function predictLanding(basis: SeekBasis, timeMs: number): SeekLanding {
  const { index, table, durationMs, byteLength, isInterpolated } = basis;
  const landedAt = (units: number) =>
    timeAtOffset(index, (index.offsets[0] ?? 0) + (units / tableUnits) * byteLength);
  const share = timeMs / durationMs;
  // What is after the end that players assume cannot be reached.
  if (share > 1) return { tableMs: null, interpolatedMs: null };
  if (table === null) {
    const beside = landedAt(share * tableUnits) - timeMs;
    return { tableMs: beside, interpolatedMs: isInterpolated ? beside : null };
  }
  const entry = Math.min(entries - 1, Math.floor(share * entries));
  const [low = 0, high = tableUnits] = [table[entry], table[entry + 1]];
  const between = low + (share * entries - entry) * (high - low);
  return {
    // The player believes it is at the entry's own time, and counts from there.
    tableMs: landedAt(low) - (entry * durationMs) / entries,
    interpolatedMs: isInterpolated ? landedAt(between) - timeMs : null,
  };
}
