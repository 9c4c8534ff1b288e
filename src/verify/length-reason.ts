import type { AudioFacts } from '../audio/audio-facts.js';
import type { LengthReason } from '../diagnostic/codes/verify-length.js';
import type { StatedDuration } from '../front-matter/stated.js';
import type { MpegStream } from '../mpeg/mpeg-stream.js';
import { isPossibleBitRate, kbitsPerSecond } from './bit-rate.js';
import { fitsBitRateOf } from './byte-length-state.js';
import { readingByAudio } from './duration-reading.js';
import { sizeUnits } from './size-units.js';

/**
 * Finds out why a stated byte length is not one of the true sizes: checks exact matches first, then units, then the bit
 * rate.
 *
 * @param byteLength as stated, not a true size of the file
 * @returns null if the number does not show why
 */
export function reasonOfByteLength(
  byteLength: number,
  duration: StatedDuration | null,
  audio: AudioFacts,
  toleranceMs: number,
): LengthReason | null {
  // In RSS 2.0, 0 means an unknown length: there is nothing to explain.
  if (byteLength <= 0) return null;
  return (
    sizeWithoutTags(byteLength, audio) ??
    wrongUnit(byteLength, audio) ??
    (audio.stream === null
      ? { kind: 'no-audio' }
      : otherAudio(byteLength, duration, audio, audio.stream, toleranceMs))
  );
}

/** Which part of the file has that size, without its tags; null for none. */
export function sizeWithoutTags(byteLength: number, audio: AudioFacts): LengthReason | null {
  const { start, end } = audio.audio;
  if (byteLength === end - start) return { kind: 'without-tags' };
  if (byteLength === audio.byteLength - start) return { kind: 'without-leading-tag' };
  if (byteLength === end) return { kind: 'without-trailing-tag' };
  return null;
}

function wrongUnit(stated: number, audio: AudioFacts): LengthReason | null {
  if (stated === audio.byteLength * 8) return { kind: 'bits' };
  if (stated * 8 === audio.byteLength) return { kind: 'eighth' };
  const factor = sizeFactors.find((times) => stated === audio.byteLength * times);
  if (factor !== undefined) return { kind: 'multiple', factor };
  const unit = sizeUnits.find(([, bytes]) => Math.abs(stated * bytes - audio.byteLength) < bytes);
  if (unit !== undefined) return { kind: unit[0] };
  if (audio.stream === null) return null;
  const { durationMs } = audio.stream;
  if (Math.abs(stated * 1000 - durationMs) < 1000) return { kind: 'seconds' };
  if (Math.abs(stated - durationMs) < 1000) return { kind: 'milliseconds' };
  return computedFromBitRate(stated, audio.stream);
}

/** Converted the wrong way: the bytes were taken for kilobytes or megabytes. */
const sizeFactors = [1000, 1024, 1000 ** 2, 1024 ** 2] as const;

/** Bits of a bit rate times whole seconds, as if that were the size: by 1,000 or 1,024, in bits or in bytes. */
function computedFromBitRate(stated: number, { bitRateKbps, durationMs }: MpegStream): LengthReason | null {
  const seconds = [
    Math.floor(durationMs / 1000),
    Math.round(durationMs / 1000),
    Math.ceil(durationMs / 1000),
  ];
  const rate = Math.round(bitRateKbps);
  const fits = [1000, 1024, 125, 128].some((perKilobit) =>
    seconds.some((count) => rate * perKilobit * count === stated),
  );
  return fits ? { kind: 'bit-rate-product', kbps: rate } : null;
}

function otherAudio(
  byteLength: number,
  duration: StatedDuration | null,
  audio: AudioFacts,
  stream: MpegStream,
  toleranceMs: number,
): LengthReason | null {
  if (stream.missingBytes > 0 && byteLength > audio.byteLength)
    return { kind: 'file-cut', missingByteLength: stream.missingBytes };
  const agrees = duration === null || readingByAudio(duration, stream.durationMs, toleranceMs) !== null;
  if (!agrees && fitsBitRateOf(audio, byteLength, duration.value)) return { kind: 'other-cut' };
  if (fitsBitRateOf(audio, byteLength, stream.durationMs))
    return byteLength > audio.audio.end - audio.audio.start ? { kind: 'tag-changed' } : null;
  const impliedKbps = Math.round(kbitsPerSecond(byteLength, stream.durationMs));
  // A length that no mp3 of this duration can have is not the length of another episode either.
  if (!isPossibleBitRate(impliedKbps)) return null;
  return { kind: 'other-episode', impliedKbps, measuredKbps: Math.round(stream.bitRateKbps) };
}
