import { MalformedError } from '../../diagnostic/failure.js';
import { parseSyncsafe } from '../syncsafe.js';
import type { ConvertedFrame, SourceFrame } from './frame-form.js';
import { concatenate } from './strings.js';

const headerLength = 10;

/**
 * Where the frames inside a CHAP begin: behind the element ID, two times and two offsets.
 *
 * @throws MalformedError `id3/convert-damaged-frame` when the body ends earlier
 * @see ID3v2 Chapter Frame Addendum 1.0, 3.1
 */
export function chapterHeadLength(body: Uint8Array): number {
  return within(body, pastString(body, 0) + 16);
}

/**
 * Where the frames inside a CTOC begin: behind the element ID, flags, the count and as many element IDs.
 *
 * @throws MalformedError `id3/convert-damaged-frame` when the body ends earlier
 * @see ID3v2 Chapter Frame Addendum 1.0, 3.2
 */
export function contentsHeadLength(body: Uint8Array): number {
  let offset = within(body, pastString(body, 0) + 2);
  for (let children = body[offset - 1] ?? 0; children > 0; children -= 1) offset = pastString(body, offset);
  return offset;
}

/**
 * The v2.4 frames from `start` to the end of a body, which they must fill. A size is syncsafe unless only the plain
 * reading ends at another frame: FFmpeg writes plain ones.
 *
 * @throws MalformedError `id3/convert-damaged-frame` where no frame fits
 * @see ID3v2.4 structure 4
 */
export function parseSubframes(body: Uint8Array, start: number): readonly SourceFrame[] {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const frames: SourceFrame[] = [];
  for (let offset = start; offset < body.length; ) {
    const content = offset + headerLength;
    const end = isFrameHeader(body, offset)
      ? locateEnd(body, content, [parseSyncsafe(body, offset + 4), view.getUint32(offset + 4)])
      : null;
    if (end === null) throw new MalformedError('id3/convert-damaged-frame', offset, 'no frame stands here');
    frames.push({
      id: idAt(body, offset),
      flags: view.getUint16(offset + 8),
      body: body.subarray(content, end),
    });
    offset = end;
  }
  return frames;
}

/** Frames in a row, each behind its v2.3 header. @see ID3v2.3 3.3 */
export function renderSubframes(frames: readonly ConvertedFrame[]): Uint8Array {
  return concatenate(frames.flatMap(({ id, flags, body }) => [renderHeader(id, flags, body.length), body]));
}

function renderHeader(id: string, flags: number, byteLength: number): Uint8Array {
  const header = new Uint8Array(headerLength);
  header.set(Uint8Array.from(id, (letter) => letter.charCodeAt(0)));
  const view = new DataView(header.buffer);
  view.setUint32(4, byteLength);
  view.setUint16(8, flags);
  return header;
}

/** The end of a frame whose content begins at `content`, by the first of its possible lengths that another frame follows. */
function locateEnd(body: Uint8Array, content: number, lengths: readonly (number | null)[]): number | null {
  for (const length of lengths) {
    const end = content + (length ?? Number.POSITIVE_INFINITY);
    if (end === body.length || (end < body.length && isFrameHeader(body, end))) return end;
  }
  return null;
}

function isFrameHeader(body: Uint8Array, offset: number): boolean {
  return offset + headerLength <= body.length && /^[A-Z0-9]{4}$/.test(idAt(body, offset));
}

function idAt(body: Uint8Array, offset: number): string {
  return String.fromCharCode(...body.subarray(offset, offset + 4));
}

function pastString(body: Uint8Array, start: number): number {
  const end = body.indexOf(0, start);
  return end < 0 ? within(body, body.length + 1) : end + 1;
}

function within(body: Uint8Array, offset: number): number {
  if (offset <= body.length) return offset;
  throw new MalformedError('id3/convert-damaged-frame', body.length, 'it ends before the frames inside it');
}
