import { concatBytes } from '../../bytes/concat.js';
import { MalformedError } from '../../diagnostic/failure.js';
import { decodeStrictly, divideText, encodeString, terminator } from '../text-encoding.js';
import type { Layout } from './layout.js';

/**
 * Brings the text of a frame body into an encoding that v2.3 has: 2 (UTF-16BE) and 3 (UTF-8) become 1 (UTF-16 with a
 * byte order mark), string by string. Terminators stay where they were, so every reader finds the same values.
 *
 * A body in encoding 0 or 1 is legal in v2.3 and returned as it is. So is one whose encoding byte names no encoding:
 * nothing can be said about its text in any version.
 *
 * @param body a frame's content, unsynchronisation and compression undone
 * @returns the same object when nothing had to change
 * @throws MalformedError `id3/convert-damaged-frame` at the byte that is not what the layout or the encoding demands
 * @see ID3v2.3 3.3, ID3v2.4 structure 4
 */
export function recodeBody(body: Uint8Array, layout: Layout): Uint8Array {
  const encoding = body[0];
  if (layout === null || (encoding !== 2 && encoding !== 3)) return body;
  const chunks: Uint8Array[] = [Uint8Array.of(1)];
  let offset = 1;
  const keep = (end: number) => {
    chunks.push(body.subarray(offset, end));
    offset = end;
  };
  const recode = () => {
    const { first, rest } = divideText(body.subarray(offset), encoding);
    chunks.push(encodeString(decodeStrictly(first, encoding, offset), 1));
    if (offset + first.length + rest.length < body.length) chunks.push(terminator(1));
    offset = body.length - rest.length;
  };
  for (const field of layout) {
    if (typeof field === 'number') keep(demand(body, offset, field));
    else if (field === 'latin1') keep(latin1End(body, offset));
    else if (field === 'rest') keep(body.length);
    else if (field === 'text') {
      if (offset < body.length) recode();
    } else {
      while (offset < body.length) {
        recode();
        if (field === 'timed-texts') keep(demand(body, offset, 4));
      }
    }
  }
  return concatBytes(chunks);
}

/** Whether a body opens with a byte that names an encoding of ID3v2. */
export function hasKnownEncoding(body: Uint8Array): boolean {
  const encoding = body[0];
  return encoding !== undefined && encoding <= 3;
}

function demand(body: Uint8Array, offset: number, length: number): number {
  if (offset + length <= body.length) return offset + length;
  const found = body.length - offset;
  throw new MalformedError(
    'id3/convert-damaged-frame',
    offset,
    `a field of ${length} bytes has only ${found}`,
  );
}

function latin1End(body: Uint8Array, offset: number): number {
  const end = body.indexOf(0, offset);
  if (end >= 0) return end + 1;
  throw new MalformedError('id3/convert-damaged-frame', offset, 'a string has no terminator');
}
