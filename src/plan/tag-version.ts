import type { AudioFacts } from '../audio/audio-facts.js';
import type { TagVersion } from './edit-plan.js';

/** The version of the first tag; null when there is none, or its version is unknown. */
export function tagVersionOf({ tags }: Pick<AudioFacts, 'tags'>): TagVersion | null {
  return tags[0]?.tag?.version ?? null;
}
