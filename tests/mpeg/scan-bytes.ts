import { FrameScanner, leftoverByteLength } from '../../src/mpeg/frame-scanner.js';
import type { ScanResult } from '../../src/mpeg/scan-result.js';

/**
 * Scans bytes as if they came from a file.
 *
 * @param windowByteLengths new bytes per window, used in turns; all at once when left out
 * @param start byte offset of the first of the bytes
 */
export function scanBytes(
  bytes: Uint8Array,
  windowByteLengths: readonly number[] = [],
  start = 0,
): ScanResult | null {
  const scanner = new FrameScanner(start);
  let [from, to] = [0, 0];
  for (let turn = 0; to < bytes.length && !scanner.isHopeless; turn += 1) {
    const fresh = windowByteLengths[turn % windowByteLengths.length] ?? bytes.length;
    to = Math.min(bytes.length, to + fresh);
    // A copy, so that a scanner that looks outside its window is found out.
    const window = { bytes: bytes.slice(from, to), offset: start + from, isLast: to === bytes.length };
    from += scanner.scan(window);
    if (to - from > leftoverByteLength) throw new Error(`left ${to - from} bytes over`);
  }
  return scanner.finish();
}
