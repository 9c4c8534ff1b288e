import type { AudioFacts } from '../audio/audio-facts.js';
import { renderSyncsafe } from '../id3/syncsafe.js';
import { tagHeaderLength } from '../id3/tag-header.js';
import type { EditPlan } from './edit-plan.js';
import { tagVersionOf } from './tag-version.js';

/** Of the size in the header of a tag. */
const sizeOffset = 6;

/** A tag that claims more bytes than it has. */
export interface WrongSize {
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly statedByteLength: number;
}

/**
 * Finds the tag that claims more bytes than it has.
 *
 * @param audio inspected with `tagEnd: 'frames'`
 * @returns null where the size of every tag is right
 */
export function findWrongSize({ tags }: AudioFacts): WrongSize | null {
  for (const { offset, bytes, tag } of tags) {
    const statedByteLength = tag === null ? 0 : tag.header.bodyLength + tagHeaderLength;
    if (statedByteLength > bytes.length) return { offset, bytes, statedByteLength };
  }
  return null;
}

/** Plans to correct the size of a tag: those four bytes and nothing else. */
export function planTagSize(audio: AudioFacts, wrong: WrongSize): EditPlan {
  const version = tagVersionOf(audio);
  return {
    mode: 'same-size',
    edits: [
      {
        offset: wrong.offset + sizeOffset,
        length: 4,
        content: renderSyncsafe(wrong.bytes.length - tagHeaderLength),
      },
    ],
    resultByteLength: audio.byteLength,
    strippedByteLength: audio.byteLength,
    earlierByteLengths: [],
    chapters: [],
    tagVersion: version,
    resultTagVersion: version,
    replaced: null,
    backup: null,
  };
}
