import type { AudioFacts } from '../audio/audio-facts.js';
import { readLeadingTags } from '../audio/leading-tags.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { rememberedByteLengths } from '../plan/remembered-lengths.js';
import { openAudio } from './open-audio.js';
import type { Settings } from './options.js';

/**
 * Finds out about an existing output.
 *
 * @param audio the facts of the export
 * @returns its tags, its size and those that our mark in it remembers: notes that such a run has brought up to date state one of
 *   them; null if nothing is there, or where it is not the same audio: all but the tags at the head are as long as in
 *   the export
 */
export async function findFormerOutput(path: string, audio: AudioFacts, settings: Settings) {
  try {
    const source = await openAudio(path, { ...settings, within: null });
    try {
      const { byteLength } = source;
      const { tags, end } = await readLeadingTags(source);
      const head = audio.tags.reduce((sum, { bytes }) => sum + bytes.length, 0);
      if (byteLength - end !== audio.byteLength - head) return null;
      return { byteLengths: [byteLength, ...rememberedByteLengths(tags, byteLength)], tags };
    } finally {
      await source.close();
    }
  } catch (error) {
    // The writer says what is wrong with a path that cannot be read.
    if (error instanceof ChapterizeError) return null;
    throw error;
  }
}
