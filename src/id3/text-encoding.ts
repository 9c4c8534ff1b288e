import { MalformedError } from '../diagnostic/failure.js';
import { decodeLatin1, encodeLatin1, textOfUnits } from './latin1.js';

/**
 * The value of a text frame's first byte: ISO-8859-1, UTF-16 with byte order mark, UTF-16BE, UTF-8. The last two are
 * v2.4 only.
 *
 * @see ID3v2.3 3.3, ID3v2.4 structure 4
 */
export type TextEncoding = 0 | 1 | 2 | 3;

/**
 * Reads text in an encoding; bytes that are not text in it become U+FFFD.
 *
 * @param encoding any byte: an unknown one is read as ISO-8859-1, as most players do
 */
export function decodeString(bytes: Uint8Array, encoding: number): string {
  if (encoding === 1) return decodeUtf16(bytes, false);
  if (encoding === 2) return decodeUtf16(bytes, true);
  return encoding === 3 ? new TextDecoder('utf-8').decode(bytes) : decodeLatin1(bytes);
}

/**
 * Reads text in an encoding that has no byte order mark; lone surrogates and marks pass unchanged.
 *
 * @param offset of the bytes, for the error
 * @throws MalformedError `id3/convert-damaged-frame` for bytes that are not text in that encoding
 */
export function decodeStrictly(bytes: Uint8Array, encoding: 0 | 2 | 3, offset: number): string {
  if (encoding === 0) return decodeLatin1(bytes);
  if (encoding === 2) {
    if (bytes.length % 2 === 0) return decodeUnits(bytes, false);
    const reason = `UTF-16 text has an odd length, ${bytes.length} bytes`;
    throw new MalformedError('id3/convert-damaged-frame', offset, reason);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new MalformedError('id3/convert-damaged-frame', offset, 'text is not valid UTF-8');
  }
}

/**
 * Writes text in an encoding, without a terminator. UTF-16 comes little-endian after FF FE, the one form that all
 * readers know.
 *
 * @throws RangeError for a character that ISO-8859-1 does not have
 */
export function encodeString(text: string, encoding: TextEncoding): Uint8Array {
  if (encoding === 0) return encodeLatin1(text);
  if (encoding === 3) return new TextEncoder().encode(text);
  const marked = encoding === 1 ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(2 * marked.length);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < marked.length; index += 1) {
    view.setUint16(2 * index, marked.charCodeAt(index), encoding === 1);
  }
  return bytes;
}

/** The terminator of a string: one 00, or two in UTF-16. */
export function terminator(encoding: number): Uint8Array {
  return new Uint8Array(isWide(encoding) ? 2 : 1);
}

/** Divides bytes at the first terminator; where there is none, all is the first string. */
export function divideText(bytes: Uint8Array, encoding: number) {
  const end = locateTerminator(bytes, encoding);
  const next = Math.min(bytes.length, end + terminator(encoding).length);
  return { first: bytes.subarray(0, end), rest: bytes.subarray(next) };
}

function locateTerminator(bytes: Uint8Array, encoding: number): number {
  if (!isWide(encoding)) {
    const end = bytes.indexOf(0);
    return end < 0 ? bytes.length : end;
  }
  for (let offset = 0; offset + 1 < bytes.length; offset += 2) {
    if (bytes[offset] === 0 && bytes[offset + 1] === 0) return offset;
  }
  return bytes.length;
}

function isWide(encoding: number): boolean {
  return encoding === 1 || encoding === 2;
}

function decodeUtf16(bytes: Uint8Array, bigEndianUnlessMarked: boolean): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'little' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'big' : null;
  const littleEndian = marked === null ? !bigEndianUnlessMarked : marked === 'little';
  const text = decodeUnits(marked === null ? bytes : bytes.subarray(2), littleEndian);
  return text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd');
}

/** Units of text that are put together at once. */
const chunkLength = 4096;

/** Unit by unit, because a decoder would replace lone surrogates. */
function decodeUnits(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length >>> 1;
  const chunks: string[] = [];
  for (let start = 0; start < count; start += chunkLength) {
    const units = new Uint16Array(Math.min(chunkLength, count - start));
    for (let index = 0; index < units.length; index += 1)
      units[index] = view.getUint16(2 * (start + index), littleEndian);
    chunks.push(textOfUnits(units));
  }
  return chunks.join('');
}
