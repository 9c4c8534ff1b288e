import { inspectAudio } from '../audio/inspect.js';
import { openAudio } from './open-audio.js';

/**
 * The exact duration of an mp3 in milliseconds; null for what is not one.
 *
 * @throws ChapterizeError `io/…`
 */
export async function readDuration(path: string): Promise<number | null> {
  const source = await openAudio(path, { within: null });
  try {
    return (await inspectAudio(source, { hash: null })).stream?.durationMs ?? null;
  } finally {
    await source.close();
  }
}
