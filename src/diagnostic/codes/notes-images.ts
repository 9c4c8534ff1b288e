import { rule } from '../rule.js';

/** Findings about images in the notes. */
export const notesImageCodes = {
  'notes/image-not-taken': rule<{ count: number }>({
    severity: 'warning',
    message: ({ count }) =>
      `${count === 1 ? 'an image' : `${count} images`} in the line of this chapter ${count === 1 ? 'is not its picture: it is' : 'are not its picture: they are'} within the text`,
    help: () => 'put one image, ![](FILE), at the end of the line or alone on the line below',
    explain:
      'A Markdown image at the end of the line of a chapter, or alone on the line below, is the picture of that chapter. ' +
      'Images elsewhere in the line, second ones, and images that name a reference or are in a link belong to the text. ' +
      'They are left out of the title and of the mp3.',
  }),
} as const;
