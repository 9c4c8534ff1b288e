import { concatBytes } from '../bytes/concat.js';
import type { BareFrame } from './frame-content.js';
import { encodeString, terminator } from './text-encoding.js';

/** Bytes of an ID3v1 tag, without the "enhanced" one that may be before it. */
const id3v1Length = 128;

/** Fields of text: frame of v2.3, offset, length. */
const textFields = [
  ['TIT2', 3, 30],
  ['TPE1', 33, 30],
  ['TALB', 63, 30],
  ['TYER', 93, 4],
] as const;

const commentOffset = 97;
const trackOffset = 126;
const genreOffset = 127;

/**
 * The values of an ID3v1 tag as frames of v2.3. Text keeps its bytes, as both versions call it ISO-8859-1, except where
 * it is UTF-8: programs that show the bytes as they are have always shown that correctly, and continue to.
 *
 * @param bytes that end with the tag
 */
export function framesOfId3v1(bytes: Uint8Array): readonly BareFrame[] {
  const tag = bytes.subarray(-id3v1Length);
  // v1.1: a zero before the last byte of the comment makes that byte the number of the track.
  const track = tag[trackOffset - 1] === 0 ? (tag[trackOffset] ?? 0) : 0;
  const comment = fieldAt(tag, commentOffset, track === 0 ? 30 : 28);
  const genre = tag[genreOffset] ?? 0xff;
  return [
    ...textFields.flatMap(([id, offset, length]) => textFrame(id, fieldAt(tag, offset, length))),
    ...(comment.length === 0 ? [] : [commentFrame(comment)]),
    ...(track === 0 ? [] : textFrame('TRCK', encodeString(String(track), 0))),
    ...(genre === 0xff ? [] : textFrame('TCON', encodeString(`(${genre})`, 0))),
  ];
}

function textFrame(id: string, text: Uint8Array): readonly BareFrame[] {
  if (text.length === 0) return [];
  const { encoding, content } = encodedField(text);
  return [{ id, flags: 0, body: Uint8Array.of(encoding, ...content) }];
}

function commentFrame(text: Uint8Array): BareFrame {
  const { encoding, content } = encodedField(text);
  const noDescription = concatBytes([encoding === 0 ? [] : encodeString('', encoding), terminator(encoding)]);
  const body = Uint8Array.of(encoding, ...encodeString('eng', 0), ...noDescription, ...content);
  return { id: 'COMM', flags: 0, body };
}

/** Text as it goes into a frame. If UTF-8 fills a field, it may end in the middle of a character, which is dropped. */
function encodedField(text: Uint8Array): { readonly encoding: 0 | 1; readonly content: Uint8Array } {
  const plain = { encoding: 0, content: text } as const;
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(text, { stream: true });
    // Nothing but a cut character: this is one of ISO-8859-1.
    const isUtf8 = !isAscii(decoded);
    return isUtf8 ? { encoding: 1, content: encodeString(decoded, 1) } : plain;
  } catch {
    return plain;
  }
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

/** A field ends at its first zero; old programs fill it with spaces. */
function fieldAt(tag: Uint8Array, offset: number, length: number): Uint8Array {
  const field = tag.subarray(offset, offset + length);
  const zero = field.indexOf(0);
  let end = zero < 0 ? field.length : zero;
  while (end > 0 && field[end - 1] === 0x20) end -= 1;
  return field.subarray(0, end);
}
