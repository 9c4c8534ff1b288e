import type { ByteEdit } from '../bytes/byte-edit.js';
import { joinBytes } from '../bytes/concat.js';
import { type LocatedTag, withRightSize } from '../id3/locate-tags.js';
import { replaceBytes, shiftEdits } from './edit-list.js';
import { withoutChapters } from './kept-part.js';
import { falseClaim, formerBytes, isChapterFrame, recogniseOwnOutput } from './own-output.js';

/** What happens to a tag whose chapters are removed without replacement. */
export interface StrippedTag {
  /** Counted in the file. */
  readonly edits: readonly ByteEdit[];
  /** The tag afterwards. */
  readonly bytes: Uint8Array;
  /** CHAP frames that go. */
  readonly chapterCount: number;
  /** Whether they are ours, and leave no trace. */
  readonly isExact: boolean;
  /** The length that a mark of ours claims for the former tag, null if it is plausible. */
  readonly falseClaim: number | null;
  /** Whether the tag has a mark of ours at all. */
  readonly isOurs: boolean;
  /** Whether it has so many frames that not all were looked at. */
  readonly isUnread: boolean;
}

/** The chapters of a tag that is replaced. They are counted, not removed: for a large tag that would cost a copy of it. */
export function countChapters({ tag }: LocatedTag): Pick<StrippedTag, 'chapterCount' | 'isOurs'> {
  const found = tag?.frames.filter(isChapterFrame) ?? [];
  return {
    chapterCount: found.filter(({ id }) => id === 'CHAP').length,
    isOurs: found.some(({ id }) => id === 'PRIV'),
  };
}

/** Plans to remove the chapters from one tag; a tag without chapters does not change. */
export function stripTag(located: LocatedTag): StrippedTag {
  const { bytes, offset, junkLength, tag } = located;
  const sized = withRightSize(located);
  const isUnread = tag?.isUnread === true;
  const found = tag?.frames.filter(isChapterFrame) ?? [];
  // Nothing is removed from a tag that is not read to its end, so that no tag is copied again and again.
  if (tag === null || found.length === 0 || isUnread) {
    return {
      edits: sized === bytes ? [] : shiftEdits(replaceBytes(bytes, sized), offset),
      bytes: sized,
      chapterCount: 0,
      isExact: true,
      falseClaim: null,
      isOurs: false,
      isUnread,
    };
  }
  const own = recogniseOwnOutput(tag);
  const tagBytes = sized.subarray(junkLength, junkLength + tag.byteLength);
  const former = own === null ? withoutChapters(tag, tagBytes) : formerBytes(own, tag);
  const result = joinBytes([bytes.subarray(0, junkLength), former]);
  return {
    edits: shiftEdits(replaceBytes(bytes, result), offset),
    bytes: result,
    ...countChapters(located),
    isExact: own !== null,
    falseClaim: falseClaim(tag)?.stated ?? null,
    isUnread,
  };
}
