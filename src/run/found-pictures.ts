import type { FoundChapters } from '../id3/read-chapters.js';
import type { ReportedChapter } from './run-result.js';

/**
 * The chapters of an mp3 with the dimensions of their pictures; null for those that are neither JPEG nor PNG, or not whole.
 *
 * @param keepsBytes whether those that are whole come with their bytes
 */
export async function withDimensions(
  { chapters, pictures }: FoundChapters,
  keepsBytes: boolean,
): Promise<readonly ReportedChapter[]> {
  if (pictures.size === 0) return chapters.map((chapter) => ({ ...chapter, line: null }));
  const { readPicture } = await import('../pictures/read-picture.js');
  return chapters.map((chapter) => {
    const found = pictures.get(chapter);
    const picture = found === undefined ? null : readPicture(found.data);
    return {
      ...chapter,
      line: null,
      imageWidthPx: picture?.widthPx ?? null,
      imageHeightPx: picture?.heightPx ?? null,
      ...(keepsBytes && picture !== null ? { picture } : {}),
    };
  });
}
