import type { PictureReading } from './dimensions.js';

/** Markers of ITU-T T.81, Table B.1, without their FF. */
const markers = {
  startOfImage: 0xd8,
  endOfImage: 0xd9,
  startOfScan: 0xda,
  huffmanTables: 0xc4,
  extension: 0xc8,
  arithmeticTables: 0xcc,
  temporary: 0x01,
} as const;

/**
 * Reads the dimensions of a JPEG and walks to its end; nothing is decoded.
 *
 * @param bytes that begin with FF D8
 * @see ITU-T T.81, Annex B
 */
export function readJpeg(bytes: Uint8Array): PictureReading {
  let size: { readonly widthPx: number; readonly heightPx: number } | null = null;
  let at = 2;
  let isInScan = false;
  while (at + 1 < bytes.length) {
    if (isInScan) at = nextMarker(bytes, at);
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return isInScan ? cut : { problem: 'damaged' };
    if (marker === 0xff) {
      at += 1; // Fill bytes may precede a marker.
      continue;
    }
    if (marker === markers.endOfImage)
      return size === null ? { problem: 'damaged' } : { problem: null, ...size };
    if (isAlone(marker)) {
      at += 2;
      continue;
    }
    const length = word(bytes, at + 2);
    if (at + 4 > bytes.length || at + 2 + length > bytes.length) return cut;
    if (length < 2) return { problem: 'damaged' };
    if (isFrameHeader(marker)) {
      if (length < 8) return { problem: 'damaged' };
      size ??= { heightPx: word(bytes, at + 5), widthPx: word(bytes, at + 7) };
    }
    isInScan = marker === markers.startOfScan;
    at += 2 + length;
  }
  return cut;
}

const cut: PictureReading = { problem: 'cut-off' };

/** SOF0 to SOF15, without the three numbers between them that mean something else. */
function isFrameHeader(marker: number): boolean {
  return (
    marker >= 0xc0 &&
    marker <= 0xcf &&
    marker !== markers.huffmanTables &&
    marker !== markers.extension &&
    marker !== markers.arithmeticTables
  );
}

/** Markers without a length: restarts, the start, one for temporary use. */
function isAlone(marker: number): boolean {
  return (marker >= 0xd0 && marker <= markers.startOfImage) || marker === markers.temporary;
}

/** The next marker in coded data, where FF 00 is a byte FF and restarts belong to the data. */
function nextMarker(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, at + (next === 0xff ? 1 : 2));
  }
  return bytes.length;
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
