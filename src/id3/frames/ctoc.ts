import { ByteReader } from '../../bytes/byte-reader.js';
import { ByteWriter } from '../../bytes/byte-writer.js';
import { mostChapters } from '../../chapters/most-chapters.js';
import { encodeLatin1 } from '../latin1.js';
import { parseElementId } from './element-id.js';

/** Flags of a CTOC frame: `%000000ab`, a top level, b ordered. */
const contentsFlags = { topLevel: 2, ordered: 1 } as const;

/** A CTOC frame. */
export interface ContentsFrame {
  readonly elementId: string;
  readonly isTopLevel: boolean;
  readonly isOrdered: boolean;
  /** Element IDs of CHAP and CTOC frames. */
  readonly entries: readonly string[];
  /** Subframes as stored. */
  readonly subframes: Uint8Array;
}

/**
 * Parses the body of a CTOC frame.
 *
 *     element ID | 00 | flags | entry count | as many element IDs, each with its 00 | subframes
 *
 * @param body bytes after the frame header, unsynchronisation undone
 * @throws MalformedError `id3/chapter-damaged` when it ends before its last entry
 * @see ID3v2 Chapter Frame Addendum 1.0, 3.2
 */
export function parseContentsFrame(body: Uint8Array): ContentsFrame {
  const reader = new ByteReader(body, 'id3/chapter-damaged');
  const elementId = parseElementId(reader);
  const flags = reader.uint8();
  const entries = Array.from({ length: reader.uint8() }, () => parseElementId(reader));
  return {
    elementId,
    isTopLevel: (flags & contentsFlags.topLevel) !== 0,
    isOrdered: (flags & contentsFlags.ordered) !== 0,
    entries,
    subframes: reader.takeRest(),
  };
}

/**
 * Renders the body of a CTOC frame; the twin of parseContentsFrame.
 *
 * @throws RangeError for more entries than one byte counts: a count that wraps hides chapters
 */
export function renderContentsFrame(frame: ContentsFrame): Uint8Array {
  if (frame.entries.length > mostChapters) throw new RangeError(`${frame.entries.length} entries in a CTOC`);
  const flags =
    (frame.isTopLevel ? contentsFlags.topLevel : 0) | (frame.isOrdered ? contentsFlags.ordered : 0);
  const writer = new ByteWriter().putTerminated(encodeLatin1(frame.elementId));
  writer.uint8(flags).uint8(frame.entries.length);
  for (const entry of frame.entries) writer.putTerminated(encodeLatin1(entry));
  return writer.put(frame.subframes).bytes();
}
