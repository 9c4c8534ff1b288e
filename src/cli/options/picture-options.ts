import type { OptionRow } from './option-row.js';
import * as kinds from './value-kinds.js';

/**
 * Rows of the table of options about the pictures of chapters. What lets notes reach other files or the network is set by the
 * command line only.
 */
export const pictureOptions = {
  'chapter-image': {
    value: kinds.chapterImages,
    words:
      'give a chapter a picture that the notes do not name: TITLE is its title, its number, or * for cover-{n}.jpg',
    inConfig: true,
  },
  'image-size': {
    value: kinds.pixels,
    words: 'shrink pictures of chapters to fit PIXELS by PIXELS; needs the package sharp',
    unset: 'no change',
    inConfig: true,
  },
  'fetch-images': { words: 'download pictures that chapters name by an https address' },
  'allow-outside': { words: 'also read pictures outside the folder of the notes' },
  'image-base': {
    value: kinds.address,
    words: 'put URL before the paths of pictures in chapter files that need web addresses',
    inConfig: true,
  },
  images: { value: kinds.folder, words: 'write the pictures of the chapters to DIR' },
} as const satisfies Readonly<Record<string, OptionRow>>;
