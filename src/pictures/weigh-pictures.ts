import type { Chapter } from '../chapters/chapter.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';

/** What the size of a tag costs: from when it is noticeable, and when Android stops reading. */
export const budget = {
  /** For one picture: AntennaPod was slow with pictures of 400 KB. */
  largePictureBytes: 200 * 1024,
  /** For the whole tag, which streaming players load before the audio. */
  largeTagBytes: 1024 * 1024,
  /** For the whole tag: Android's media framework skips larger ones. */
  mostTagBytes: 3 * 1024 * 1024,
} as const;

/** The tag with the pictures, and where to say something about it. */
export interface WeighedTag {
  /** The name of the audio. */
  readonly file: string;
  /** Bytes before the audio, as the file was found. */
  readonly beforeByteLength: number;
  /** Bytes before the audio once the chapters are in. */
  readonly afterByteLength: number;
}

/**
 * Reports what the pictures of chapters cost.
 *
 * @param chapters with their pictures, as they go into the tag
 * @param tag null if there is no audio
 */
export function weighPictures(chapters: readonly Chapter[], tag: WeighedTag | null): readonly Diagnostic[] {
  const pictured = chapters.flatMap(({ picture, image, imagePlace }) =>
    picture === undefined ? [] : [{ picture, image: image ?? '', imagePlace }],
  );
  if (pictured.length === 0) return [];
  const byteLength = pictured.reduce((sum, { picture }) => sum + picture.data.length, 0);
  const first = new Map(pictured.toReversed().map((chapter) => [chapter.image, chapter]));
  const diagnostics: Diagnostic[] = [];
  for (const { picture, image, imagePlace } of first.values()) {
    const place = imagePlace ?? (tag === null ? null : ({ kind: 'file', file: tag.file } as const));
    const uses = pictured.filter((chapter) => chapter.image === image).length;
    const each = picture.data.length;
    if (each > budget.largePictureBytes) {
      const args = { byteLength: each, most: budget.largePictureBytes };
      diagnostics.push(createDiagnostic('pictures/large', args, place));
    }
    if (uses > 1) {
      const args = { uses, byteLength: each, total: each * uses };
      diagnostics.push(createDiagnostic('pictures/repeated', args, place));
    }
  }
  return tag === null ? diagnostics : [...diagnostics, ...weighTag(tag, pictured.length, byteLength)];
}

function weighTag(
  { file, beforeByteLength: before, afterByteLength: after }: WeighedTag,
  count: number,
  byteLength: number,
): readonly Diagnostic[] {
  const args = { before, after, count, byteLength };
  // If it would be too large even without the pictures, they are not what hides the chapters.
  if (after > budget.mostTagBytes && after - byteLength <= budget.mostTagBytes)
    return [createDiagnostic('pictures/tag-too-large', { ...args, most: budget.mostTagBytes }, file)];
  if (after > budget.largeTagBytes)
    return [createDiagnostic('pictures/large-tag', { ...args, most: budget.largeTagBytes }, file)];
  return [createDiagnostic('pictures/cost', args, file)];
}
