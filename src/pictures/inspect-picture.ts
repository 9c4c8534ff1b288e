import type { ChapterPicture } from '../chapters/picture.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { readJpeg } from './jpeg.js';
import { sniffPicture } from './picture-kind.js';
import type { PictureName } from './picture-source.js';
import { readPng } from './png.js';

/** More than any screen shows; a small file can claim to be as large as a wall, and players would decode it. */
export const mostPixels = 64_000_000;

const mimeTypes = { jpeg: 'image/jpeg', png: 'image/png' } as const;
const typeNames = { jpeg: 'a JPEG', png: 'a PNG' } as const;

/** A picture that may go into a tag, or null, and the findings about it. */
export interface InspectedPicture {
  readonly picture: ChapterPicture | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds out what bytes are: a complete JPEG or PNG of a size that players can show, or not. */
export function inspectPicture(bytes: Uint8Array, { image, place }: PictureName): InspectedPicture {
  const refuse = (...diagnostics: readonly Diagnostic[]): InspectedPicture => ({
    picture: null,
    diagnostics,
  });
  const sniffed = sniffPicture(bytes);
  if (sniffed.kind === 'other') {
    const { found, remedy } = sniffed;
    return refuse(createDiagnostic('pictures/not-a-picture', { found, remedy }, place));
  }
  const { kind } = sniffed;
  const reading = kind === 'jpeg' ? readJpeg(bytes) : readPng(bytes);
  const type = typeNames[kind];
  if (reading.problem !== null) {
    const isCut = reading.problem === 'cut-off';
    const args = { type, byteLength: bytes.length };
    return refuse(createDiagnostic(isCut ? 'pictures/cut-off' : 'pictures/damaged', args, place));
  }
  const { widthPx, heightPx } = reading;
  if (widthPx === 0 || heightPx === 0) return refuse(createDiagnostic('pictures/damaged', { type }, place));
  if (widthPx * heightPx > mostPixels)
    return refuse(
      createDiagnostic('pictures/too-many-pixels', { widthPx, heightPx, most: mostPixels }, place),
    );
  const picture = { mimeType: mimeTypes[kind], data: bytes, widthPx, heightPx };
  const stated = /\.(?:jpe?g|png|gif|webp|svg)$/i.exec(image)?.[0].toLowerCase();
  const isNamedSo = stated === undefined || (kind === 'jpeg' ? /^\.jpe?g$/ : /^\.png$/).test(stated);
  return {
    picture,
    diagnostics: [
      ...(isNamedSo ? [] : [createDiagnostic('pictures/name-differs', { type, name: stated }, place)]),
      ...(widthPx === heightPx
        ? []
        : [createDiagnostic('pictures/not-square', { widthPx, heightPx }, place)]),
    ],
  };
}
