import type { Chapter } from '../chapters/chapter.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { Format } from '../formats/formats.js';

/** The web address of the picture of a chapter; null if it has no picture, or no address for it. */
export type ImageAddress = (chapter: Chapter) => string | null;

/** The address that a chapter states, or its path after a base (`--image-base`). */
export function statedAddress(base: string | null): ImageAddress {
  return ({ image }) => {
    if (image == null || /^https?:/i.test(image)) return image ?? null;
    return base === null ? null : addressBelow(base, image);
  };
}

/** The address of a path below a base. */
export function addressBelow(base: string, path: string): string {
  const escaped = path.split(/[\\/]/).map(encodeURIComponent).join('/');
  return new URL(escaped, base.endsWith('/') ? base : `${base}/`).href;
}

/** Says which pictures a format leaves out because their addresses are not known. */
export function findWithoutAddress(
  chapters: readonly Chapter[],
  { name, holds }: Format,
  addressOf: ImageAddress,
  file: string,
): readonly Diagnostic[] {
  const lost = chapters.filter(
    (chapter) => (chapter.image != null || chapter.picture !== undefined) && addressOf(chapter) === null,
  );
  if (!holds.image || lost.length === 0) return [];
  const place = lost[0]?.imagePlace ?? file;
  return [createDiagnostic('pictures/no-address', { count: lost.length, format: name }, place)];
}
