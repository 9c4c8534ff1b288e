import { inflate } from '../bytes/inflate.js';
import { createDiagnostic } from '../diagnostic/diagnostic.js';
import type { LocatedTag } from '../id3/locate-tags.js';
import { type FoundChapters, readChapters } from '../id3/read-chapters.js';

/**
 * Reads the chapters of a file in any shape: with nested tables of contents or none, out of order, without ends.
 *
 * @param tags the ID3v2 tags at the head of the file
 * @param file the name for findings
 * @param durationMs of the audio; null if there is none to tell which chapters are after its end
 * @example
 * ```ts
 * import { chapterize, inspectAudio, openFileSource, readChapters } from 'chapterize';
 *
 * await chapterize('episode.md', 'episode.mp3');
 * const source = await openFileSource('episode.mp3');
 * const { tags, file } = await inspectAudio(source, { hash: null });
 * await source.close();
 * console.log(readChapters(tags, file).chapters[0]?.elementId); // ch0
 * ```
 */
export function readAudioChapters(
  tags: readonly LocatedTag[],
  file: string,
  durationMs: number | null = null,
): FoundChapters {
  const found = readChapters(tags, file, inflate);
  const count = found.chapters.filter(({ startMs }) => durationMs !== null && startMs >= durationMs).length;
  if (count === 0) return found;
  const finding = createDiagnostic('id3/chapters-past-end', { count }, file);
  return { ...found, diagnostics: [...found.diagnostics, finding] };
}
