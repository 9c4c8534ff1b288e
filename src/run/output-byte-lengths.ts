import type { AudioFacts } from '../audio/audio-facts.js';
import { readLeadingTags } from '../audio/leading-tags.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { openFileSource } from '../files/file-source.js';
import { rememberedByteLengths } from '../plan/remembered-lengths.js';

/**
 * The size of an output that is there already, then those that our mark in it remembers: what notes may state that an
 * earlier run with the same output has brought up to date.
 *
 * @param audio the facts of the export
 * @returns empty where nothing is there, or where it is not the same audio: all but the tags at the head are as long as
 *   in the export
 */
export async function outputByteLengths(path: string, audio: AudioFacts): Promise<readonly number[]> {
  try {
    const source = await openFileSource(path);
    try {
      const { byteLength } = source;
      const { tags, end } = await readLeadingTags(source);
      const head = audio.tags.reduce((sum, { bytes }) => sum + bytes.length, 0);
      if (byteLength - end !== audio.byteLength - head) return [];
      return [byteLength, ...rememberedByteLengths(tags, byteLength)];
    } finally {
      await source.close();
    }
  } catch (error) {
    // The writer says what is wrong with a path that cannot be read.
    if (error instanceof ChapterizeError) return [];
    throw error;
  }
}
