import type { AudioFacts } from '../audio/audio-facts.js';
import type { ByteEdit } from '../bytes/byte-edit.js';
import type { Chapter } from '../chapters/chapter.js';
import type { EditPlan } from './edit-plan.js';
import { tagVersionOf } from './tag-version.js';

/** A plan from its edits and the resulting size; whatever a command leaves out is unchanged, empty or null. */
export function createPlan(
  audio: AudioFacts,
  edits: readonly ByteEdit[],
  resultByteLength: number,
  parts: Partial<EditPlan>,
): EditPlan {
  const tagVersion = tagVersionOf(audio);
  const isSameSize = resultByteLength === audio.byteLength;
  return {
    mode: edits.length === 0 ? 'unchanged' : isSameSize ? 'same-size' : 'resize',
    edits,
    resultByteLength,
    strippedByteLength: resultByteLength,
    earlierByteLengths: [],
    chapters: [],
    tagVersion,
    resultTagVersion: tagVersion,
    replaced: null,
    backup: null,
    ...parts,
  };
}

/**
 * The plan that changes no byte. Carried out into another file, it copies the mp3.
 *
 * @param chapters those that the file has
 */
export function planNothing(audio: AudioFacts, chapters: readonly Chapter[]): EditPlan {
  return createPlan(audio, [], audio.byteLength, { chapters });
}
