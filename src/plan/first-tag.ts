import type { AudioFacts } from '../audio/audio-facts.js';
import type { Args, Code } from '../diagnostic/codes.js';
import { createDiagnostic, type Diagnostic, type Place } from '../diagnostic/diagnostic.js';
import { mostFrames } from '../id3/frame-region.js';
import { isStray, type LocatedTag } from '../id3/locate-tags.js';
import { framesEnd, storedOffset, type Tag } from '../id3/tag.js';
import { parseTagHeader, tagFlags, tagHeaderLength } from '../id3/tag-header.js';
import { type ReportInTag, reportOddities } from '../id3/tidy.js';
import { falseClaim, isChapterFrame } from './own-output.js';

/** The tag that chapters go into, and the findings about it. */
export interface FirstTag {
  /** null if a new tag is made: there is no tag, or none that can be read. */
  readonly tag: Tag | null;
  /** The tag as stored, empty if there is none that can be replaced. */
  readonly stored: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

/** A finding about bytes of a tag, as stored in the file. */
export function placeInTag(
  file: string,
  { offset, junkLength }: LocatedTag,
  tag: Tag,
  decodedOffset: number,
  length: number,
): Place {
  const start = storedOffset(tag, decodedOffset);
  const end = storedOffset(tag, decodedOffset + length);
  return { kind: 'bytes', file, offset: offset + junkLength + start, length: end - start };
}

/**
 * Reads the first tag of a file. Any part that cannot be read is cut off from the tag that is returned, and reported as an
 * error: only `--force` may go on from there.
 */
export function readFirstTag({ tags, file, isHeaderDamaged = false }: AudioFacts): FirstTag {
  const [located] = tags;
  if (located === undefined) {
    const place = { kind: 'bytes', file, offset: 0, length: tagHeaderLength } as const;
    return absent(isHeaderDamaged ? [createDiagnostic('id3/header-damaged', {}, place)] : []);
  }
  const { bytes, junkLength, tag } = located;
  const offset = located.offset + junkLength;
  const headerPlace = { kind: 'bytes', file, offset, length: tagHeaderLength } as const;
  if (tag === null) {
    const majorVersion = parseTagHeader(bytes, junkLength)?.majorVersion ?? 0;
    return absent([createDiagnostic('id3/unknown-version', { majorVersion }, headerPlace)]);
  }
  if (isCompressed(tag)) {
    return absent([createDiagnostic('id3/tag-compressed', { flags: tag.header.flags }, headerPlace)]);
  }
  if (tag.isUnread) {
    const place = { kind: 'bytes', file, offset, length: tag.byteLength } as const;
    return absent([createDiagnostic('id3/too-many-frames', { most: mostFrames }, place)]);
  }
  const diagnostics: Diagnostic[] = [];
  if (junkLength > 0) {
    const place = { kind: 'bytes', file, offset: located.offset, length: junkLength } as const;
    const code = isStray(bytes.subarray(0, junkLength)) ? 'id3/junk-before-tag' : 'id3/data-before-tag';
    diagnostics.push(createDiagnostic(code, { byteLength: junkLength }, place));
  }
  const claim = falseClaim(tag);
  if (claim !== null) {
    const args = { stated: claim.stated, most: tag.byteLength };
    const place = placeInTag(file, located, tag, claim.offset, claim.byteLength);
    diagnostics.push(createDiagnostic('id3/mark-ignored', args, place));
  }
  const report = <C extends Code>(code: C, args: Args<C>, at: number, length: number): void => {
    diagnostics.push(createDiagnostic(code, args, placeInTag(file, located, tag, at, length)));
  };
  reportOddities(tag, (frame) => !isChapterFrame(frame), report);
  if (tags.length > 1) report('id3/further-tags', { count: tags.length - 1 }, 0, tagHeaderLength);
  const readable = withoutDamage(tag, report);
  return { tag: readable, stored: bytes.subarray(0, junkLength + tag.byteLength), diagnostics };
}

function absent(diagnostics: readonly Diagnostic[]): FirstTag {
  return { tag: null, stored: new Uint8Array(0), diagnostics };
}

/** Whether a v2.2 tag is marked as compressed and does not read as if it were not: no program can read such a tag. */
function isCompressed(tag: Tag): boolean {
  const { version, header, frames, overrun, contentEnd } = tag;
  if (version !== '2.2' || (header.flags & tagFlags.extendedHeader) === 0) return false;
  return frames.length === 0 || overrun !== null || contentEnd !== framesEnd(tag);
}

/** The tag as far as it can be read. */
function withoutDamage(tag: Tag, report: ReportInTag): Tag {
  const { header, decoded, overrun } = tag;
  const found = decoded.length - tagHeaderLength + tag.zeros.count;
  if (found < header.bodyLength)
    report('id3/tag-cut', { stated: header.bodyLength, found }, 0, tagHeaderLength);
  const hasFlag = tag.version !== '2.2' && (header.flags & tagFlags.extendedHeader) !== 0;
  if (hasFlag && tag.extendedHeader === null && tag.frames.length === 0 && tag.contentEnd > tagHeaderLength) {
    report('id3/extended-header-damaged', {}, tagHeaderLength, tag.contentEnd - tagHeaderLength);
    return { ...tag, contentEnd: tagHeaderLength };
  }
  if (overrun !== null) {
    const { id, offset, bodyLength, availableLength } = overrun;
    report(
      'id3/frame-cut',
      { id, stated: bodyLength, available: availableLength },
      offset,
      decoded.length - offset,
    );
    return { ...tag, contentEnd: framesEnd(tag) };
  }
  const hidden = findHiddenChapter(tag);
  if (hidden === null) return tag;
  report('id3/chapters-in-junk', { id: hidden.id }, hidden.offset, 4);
  return { ...tag, contentEnd: framesEnd(tag) };
}

/** Chapters after bytes that are not frames: readers that skip such bytes would find them. */
function findHiddenChapter(tag: Tag): { readonly id: string; readonly offset: number } | null {
  const { decoded, contentEnd } = tag;
  const bytes = Buffer.from(decoded.buffer, decoded.byteOffset, decoded.length);
  const found = chapterFrameIds
    .map((id) => ({ id, offset: bytes.indexOf(id, framesEnd(tag), 'latin1') }))
    .filter(({ offset }) => offset >= 0 && offset + 10 <= contentEnd)
    .sort((a, b) => a.offset - b.offset);
  return found[0] ?? null;
}

const chapterFrameIds = ['CHAP', 'CTOC'] as const;
