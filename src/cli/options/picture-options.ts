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
    group: 'pictures',
    inConfig: true,
  },
  'image-size': {
    value: kinds.pixels,
    words: 'fit pictures of chapters into PIXELS by PIXELS; needs the package sharp',
    group: 'pictures',
    unset: 'their bytes as they are',
    inConfig: true,
  },
  'fetch-images': {
    value: null,
    words: 'fetch pictures that chapters name by an https address',
    group: 'pictures',
    inConfig: false,
  },
  'allow-outside': {
    value: null,
    words: 'take pictures from outside the folder of the notes too',
    group: 'pictures',
    inConfig: false,
  },
  'image-base': {
    value: kinds.address,
    words: 'put URL before the paths of pictures in chapter files that take addresses',
    group: 'pictures',
    inConfig: true,
  },
  images: {
    value: kinds.folder,
    words: 'write the pictures of the chapters into DIR',
    group: 'pictures',
    inConfig: false,
  },
} as const satisfies Readonly<Record<string, OptionRow>>;
