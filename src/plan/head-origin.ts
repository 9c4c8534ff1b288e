import { editedRope } from '../bytes/byte-edit.js';
import { ByteRope, sameInRow } from '../bytes/byte-rope.js';
import { joinBytes, lengthOfParts } from '../bytes/concat.js';
import { crc32, crc32OfParts } from '../bytes/crc32.js';
import { inflate } from '../bytes/inflate.js';
import type { NewFrame, NewSubframe } from '../id3/chapter-frames.js';
import { unpackingWith } from '../id3/frame-content.js';
import { subframeReader } from '../id3/frame-region.js';
import { parseChapterFrame } from '../id3/frames/chap.js';
import type { LocatedTag } from '../id3/locate-tags.js';
import { type Origin, originParts, recallOrigin, rememberOrigin } from '../id3/origin.js';
import type { OwnFrame } from '../id3/own-frame.js';
import { parseEach } from '../id3/read-chapters.js';
import { locateSeekPoint, seekPointFrames } from '../id3/seek-points.js';
import type { Tag } from '../id3/tag.js';
import type { Id3Version } from '../id3/tag-header.js';
import { formerBytes, hasOwnMark, type OwnOutput, recogniseOwnOutput } from './own-output.js';
import { ownSubframeCounts } from './written-chapter.js';

/** A first tag to be written. */
export interface NewHead {
  /** The frames that are kept. */
  readonly region: ByteRope;
  readonly version: Id3Version;
  /** Our frames. */
  readonly frames: readonly NewFrame[];
}

/**
 * What undo must remember about the tags at the head of a file.
 *
 * @param tags as found
 * @param former what strip will restore of the first
 * @param made the new first tag: the frames that it keeps, its version, and our frames
 * @param tail the further tags as they will be
 */
export function originOfHead(
  tags: readonly LocatedTag[],
  former: OwnFrame,
  { region, version, frames }: NewHead,
  tail: readonly Uint8Array[],
): Origin {
  const first = tags[0]?.tag ?? null;
  const own = first === null ? null : recogniseOwnOutput(first);
  const hasKept = ownSubframeCounts(frames).length > 0;
  const inChapters = hasKept ? chapterContent(frames) : nothing;
  if (first !== null && own !== null && first.version === version) {
    const { origin } = own.memory;
    const isSteady =
      origin.kind !== 'pieces' || sameInRow(standingContent(first, own).parts, inChapters.parts);
    if (isSteady) return origin;
  }
  const original = first !== null && own !== null ? originalOf(tags, first) : joinBytes(partsOf(tags));
  if (original === null) return { kind: 'forgotten', reason: 'altered' };
  const isExact =
    former.byteLength === original.length - lengthOfParts(tail) && isFormer(former, original, tail);
  // If another program has changed our own output, undo restores that state: our chapters must not come back.
  if (isExact || (own === null && first !== null && hasOwnMark(first))) return { kind: 'former' };
  return rememberOrigin(original, originSource(region, version, tail, inChapters));
}

/**
 * The tags at the head of a file as they were before chapterize.
 *
 * @returns null when another program has changed what they are made of, or they are forgotten
 */
export function originalOf(tags: readonly LocatedTag[], first: Tag): Uint8Array | null {
  const own = recogniseOwnOutput(first);
  if (own === null || own.memory.origin.kind === 'forgotten') return null;
  const { origin } = own.memory;
  if (origin.kind === 'former') return joinBytes([formerBytes(own, first), ...partsOf(tags.slice(1))]);
  return recallOrigin(origin, standingSource(tags, first, own), lengthOfParts(partsOf(tags)));
}

/**
 * The same in parts, to be used one after the other; also null if strip would give the tags.
 */
export function originalParts(tags: readonly LocatedTag[], first: Tag): Iterable<Uint8Array> | null {
  const own = recogniseOwnOutput(first);
  if (own?.memory.origin.kind !== 'pieces') return null;
  return originParts(own.memory.origin, standingSource(tags, first, own), lengthOfParts(partsOf(tags)));
}

/** What the pieces are cut from, of a file that has our output. */
function standingSource(tags: readonly LocatedTag[], first: Tag, own: OwnOutput): ByteRope {
  const region = new ByteRope([first.decoded.subarray(own.regionStart, first.contentEnd)]);
  return originSource(region, first.version, partsOf(tags.slice(1)), standingContent(first, own));
}

/**
 * What the pieces of an origin are cut from: without the positions that change whenever the audio moves, and, where
 * frames of other programs stay in our chapters, with those frames, so that a picture is not stored a second time. Zeros at
 * the end of what is kept are left out: once padding follows, nobody can tell them from it.
 */
function originSource(
  region: ByteRope,
  version: Id3Version,
  tail: readonly Uint8Array[],
  inChapters: ByteRope,
): ByteRope {
  const positions = seekPointFrames(region, version).flatMap((frame) => locateSeekPoint(frame) ?? []);
  const edits = positions.map(({ start }) => ({ offset: start, length: 4, content: new Uint8Array(4) }));
  const kept = withoutEndZeros(editedRope(region, edits));
  return new ByteRope([...kept.parts, ...tail, ...inChapters.parts]);
}

function withoutEndZeros(region: ByteRope): ByteRope {
  let end = region.byteLength;
  while (end > 0 && region.at(end - 1) === 0) end -= 1;
  return region.slice(0, end);
}

/** The content of the chapters of our own output. */
function standingContent(tag: Tag, { regionStart, memory }: OwnOutput): ByteRope {
  if (memory.ownSubframeCounts.length === 0) return nothing;
  const chapters = parseEach(tag, 'CHAP', parseChapterFrame, unpackingWith(inflate), () => {});
  const reader = subframeReader();
  return chapterContent(
    chapters
      .filter(({ frame }) => frame.offset < regionStart)
      .map(({ parsed: { subframes } }) => ({
        id: 'CHAP',
        subframes: reader.read(subframes, tag.version),
      })),
  );
}

/** The sub-frames of chapters in a row, without the titles, which change often and are too short to be worth it. */
function chapterContent(
  frames: readonly { readonly id: string; readonly subframes: readonly Pick<NewSubframe, 'id' | 'body'>[] }[],
): ByteRope {
  const subframes = frames.flatMap((frame) => (frame.id === 'CHAP' ? frame.subframes : []));
  return new ByteRope(subframes.filter(({ id }) => id !== 'TIT2').map(({ body }) => body));
}

function isFormer(former: OwnFrame, original: Uint8Array, tail: readonly Uint8Array[]): boolean {
  const end = former.byteLength;
  const isSameTail =
    tail.every((bytes) => bytes.length > 0) && crc32(original.subarray(end)) === crc32OfParts(tail);
  return isSameTail && (end === 0 || former.crc32 === crc32(original.subarray(0, end)));
}

const nothing = new ByteRope([]);

function partsOf(tags: readonly LocatedTag[]): readonly Uint8Array[] {
  return tags.map(({ bytes }) => bytes);
}
