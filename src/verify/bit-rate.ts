/** From the lowest rate of MPEG-2 Layer III to that of a CD, uncompressed: any rate that a show may publish is between the two. */
export const possibleKbps = { least: 8, most: 1411 } as const;

/**
 * The mean bit rate of some bytes over a duration, in kbit/s.
 *
 * @param durationMs milliseconds; 0 gives infinity
 */
export function kbitsPerSecond(byteLength: number, durationMs: number): number {
  return (byteLength * 8) / durationMs;
}

/** Whether audio can have the bit rate, both bounds included. */
export function isPossibleBitRate(kbps: number): boolean {
  return kbps >= possibleKbps.least && kbps <= possibleKbps.most;
}
