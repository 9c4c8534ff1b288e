import type { AudioFacts } from '../audio/audio-facts.js';
import { renderSyncsafe } from '../id3/syncsafe.js';
import { tagHeaderLength } from '../id3/tag-header.js';
import type { EditPlan } from './edit-plan.js';
import { tagVersionOf } from './plan-edit.js';

/** Of the size in the header of a tag. */
const sizeOffset = 6;

/**
 * Plans to correct the size of a tag that claims more bytes than it has: those four bytes and nothing else.
 *
 * @param audio inspected with `tagEnd: 'frames'`
 * @returns null where the size of every tag is right
 */
export function planTagSize(audio: AudioFacts): EditPlan | null {
  const wrong = audio.tags.find(
    ({ bytes, tag }) => tag !== null && tag.header.bodyLength + tagHeaderLength > bytes.length,
  );
  if (wrong === undefined) return null;
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
