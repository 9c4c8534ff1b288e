import type { AudioFacts } from '../audio/audio-facts.js';
import type { Chapter } from '../chapters/chapter.js';
import type { EditPlan } from './edit-plan.js';
import { tagVersionOf } from './tag-version.js';

/**
 * The plan that changes no byte. Carried out into another file, it copies the mp3.
 *
 * @param chapters those that the file has
 */
export function planNothing(audio: AudioFacts, chapters: readonly Chapter[]): EditPlan {
  const { byteLength } = audio;
  const tagVersion = tagVersionOf(audio);
  return {
    mode: 'unchanged',
    edits: [],
    resultByteLength: byteLength,
    strippedByteLength: byteLength,
    earlierByteLengths: [],
    chapters,
    tagVersion,
    resultTagVersion: tagVersion,
    replaced: null,
    backup: null,
  };
}
