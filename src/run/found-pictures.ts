import type { FoundChapter, FoundChapters } from '../id3/read-chapters.js';
import { isWebAddress } from '../published/web-address.js';
import type { ReportedChapter } from './run-result.js';

/** The type of a picture frame whose data is the address of the picture (ID3v2.3, 4.15). */
const linkType = '-->';

/**
 * The chapters of an mp3 with the dimensions of their pictures; null for those that are neither JPEG nor PNG, or not whole.
 * Where a frame has the address of a picture, that is the picture's name.
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
    if (found?.mimeType === linkType) return linked(chapter, found.data);
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

function linked(chapter: FoundChapter, data: Uint8Array): ReportedChapter {
  const address = String.fromCharCode(...data.subarray(0, 4096)).replace(/\0+$/, '');
  if (!isWebAddress(address)) return { ...chapter, line: null };
  return { ...chapter, line: null, image: address, imageMimeType: null, imageByteLength: null };
}
