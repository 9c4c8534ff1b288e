import { MalformedError } from '../../diagnostic/failure.js';

/** The values of an encoding byte. @see ID3v2.4 structure 4 */
export const encodings = { latin1: 0, utf16: 1, utf16BigEndian: 2, utf8: 3 } as const;

/** FF FE: what each UTF-16 string of ours starts with. */
const byteOrderMark = [0xff, 0xfe] as const;

/** The bytes of several arrays in a row. */
export function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return joined;
}

/** Text as UTF-16LE behind a byte order mark; lone surrogates pass unchanged. */
export function encodeUtf16(value: string, terminated: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * value.length + (terminated ? 2 : 0));
  bytes.set(byteOrderMark);
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    bytes[2 + 2 * index] = unit & 0xff;
    bytes[3 + 2 * index] = unit >> 8;
  }
  return bytes;
}

/** Where a string ends and where the field after it begins; both are the body's end when no terminator follows. */
export function locateString(
  body: Uint8Array,
  start: number,
  encoding: number,
): { readonly end: number; readonly next: number } {
  if (encoding === encodings.latin1 || encoding === encodings.utf8) {
    const end = body.indexOf(0, start);
    return end < 0 ? { end: body.length, next: body.length } : { end, next: end + 1 };
  }
  for (let offset = start; offset + 1 < body.length; offset += 2) {
    if (body[offset] === 0 && body[offset + 1] === 0) return { end: offset, next: offset + 2 };
  }
  return { end: body.length, next: body.length };
}

/**
 * The text of `[start, end)`.
 *
 * @param encoding 0, 2 or 3: those without a byte order mark
 * @throws MalformedError `id3/convert-damaged-frame` for bytes that are no text in that encoding
 */
export function decodeString(body: Uint8Array, start: number, end: number, encoding: number): string {
  const bytes = body.subarray(start, end);
  if (encoding === encodings.utf8) {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new MalformedError('id3/convert-damaged-frame', start, 'text is no valid UTF-8');
    }
  }
  if (encoding === encodings.latin1) return joinUnits(bytes.length, (index) => bytes[index] ?? 0);
  if (bytes.length % 2 !== 0) {
    throw new MalformedError(
      'id3/convert-damaged-frame',
      start,
      `UTF-16 text has an odd length, ${bytes.length} bytes`,
    );
  }
  // Unit by unit, because a decoder would replace lone surrogates.
  return joinUnits(bytes.length / 2, (index) => ((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0));
}

/**
 * The first string of a text frame in encoding 0 or 1.
 *
 * @param body opens with the encoding byte
 * @returns empty when the text cannot be read
 */
export function firstText(body: Uint8Array): string {
  const encoding = body[0];
  if (encoding === encodings.latin1)
    return decodeString(body, 1, locateString(body, 1, encoding).end, encoding);
  if (encoding !== encodings.utf16) return '';
  const { end } = locateString(body, 1, encoding);
  const bigEndian = body[1] === 0xfe && body[2] === 0xff;
  return new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le').decode(body.subarray(1, end));
}

function joinUnits(count: number, unitAt: (index: number) => number): string {
  const units: string[] = [];
  for (let index = 0; index < count; index += 1) units.push(String.fromCharCode(unitAt(index)));
  return units.join('');
}
