import {
  bitRateKbpsOf,
  describeFormat,
  formatOf,
  frameByteLength,
  isHeader,
  readWord,
  sampleRateOf,
  samplesPerFrame,
} from '../mpeg/frame-header.js';
import { findClaim, parseClaim } from '../mpeg/header-claim.js';
import type { StreamClaim } from './published-facts.js';

/**
 * Reads what the first frame of the audio claims.
 *
 * @param bytes starting at the end of the tags
 * @param audioByteLength of the whole audio; null if unknown
 * @returns null if no frame is in these bytes
 */
export function readStreamClaim(bytes: Uint8Array, audioByteLength: number | null): StreamClaim | null {
  const at = findFirstFrame(bytes);
  if (at === null) return null;
  const word = readWord(bytes, at);
  const mark = findClaim(bytes, at, word);
  const claim = mark < 0 ? null : parseClaim(bytes, mark, at);
  // The header frame may have a bit rate of its own.
  const audioWord = claim === null ? word : readWord(bytes, at + frameByteLength(word, 0));
  const bitRateKbps = bitRateKbpsOf(isHeader(audioWord) ? audioWord : word);
  const trimmed = (claim?.encoderDelaySamples ?? 0) + (claim?.encoderPaddingSamples ?? 0);
  const claimedMs =
    claim?.frameCount == null || claim.frameCount === 0
      ? null
      : (claim.frameCount * samplesPerFrame(word) - trimmed) / (sampleRateOf(word) / 1000);
  const estimatedMs =
    audioByteLength === null || bitRateKbps === 0 ? null : ((audioByteLength - at) * 8) / bitRateKbps;
  const durationMs = claimedMs ?? estimatedMs;
  return {
    format: describeFormat(word),
    bitRateKbps,
    header: claim?.kind ?? null,
    hasSeekTable: claim !== null && claim.seekTable !== null,
    durationMs: durationMs === null ? null : Math.round(durationMs),
    isEstimated: claimedMs === null,
  };
}

/** The first header after which another of the same format follows; two in a row are not an accident. */
function findFirstFrame(bytes: Uint8Array): number | null {
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    const word = readWord(bytes, at);
    if (!isHeader(word)) continue;
    const next = at + frameByteLength(word, 0);
    if (next === at || next + 4 > bytes.length) continue;
    const nextWord = readWord(bytes, next);
    if (isHeader(nextWord) && formatOf(nextWord) === formatOf(word)) return at;
  }
  return null;
}
