import { ByteReader } from '../../bytes/byte-reader.js';
import { ByteWriter } from '../../bytes/byte-writer.js';
import { encodeLatin1 } from '../latin1.js';
import { parseElementId } from './element-id.js';

/** FF FF FF FF: no byte offset; the times alone count. VLC 4 seeks to any other value. */
export const noOffset = 0xffffffff;

/** A CHAP frame. */
export interface ChapterFrame {
  /** Unique among the CHAP and CTOC frames of a tag. */
  readonly elementId: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Offset of the first byte of the chapter, from the beginning of the file. */
  readonly startOffset: number;
  readonly endOffset: number;
  /** Subframes as stored. */
  readonly subframes: Uint8Array;
}

/**
 * Parses the body of a CHAP frame.
 *
 *     element ID | 00 | start time | end time | start offset | end offset | subframes
 *
 * Each number has four bytes.
 *
 * @param body bytes after the frame header, unsynchronisation undone
 * @throws MalformedError `id3/chapter-damaged` when fewer than 16 bytes follow the element ID
 * @see ID3v2 Chapter Frame Addendum 1.0, 3.1
 */
export function parseChapterFrame(body: Uint8Array): ChapterFrame {
  const reader = new ByteReader(body, 'id3/chapter-damaged');
  return {
    elementId: parseElementId(reader),
    startMs: reader.uint32(),
    endMs: reader.uint32(),
    startOffset: reader.uint32(),
    endOffset: reader.uint32(),
    subframes: reader.takeRest(),
  };
}

/** Renders the body of a CHAP frame; the twin of parseChapterFrame. */
export function renderChapterFrame(frame: ChapterFrame): Uint8Array {
  return new ByteWriter()
    .putTerminated(encodeLatin1(frame.elementId))
    .uint32(frame.startMs)
    .uint32(frame.endMs)
    .uint32(frame.startOffset)
    .uint32(frame.endOffset)
    .put(frame.subframes)
    .bytes();
}
