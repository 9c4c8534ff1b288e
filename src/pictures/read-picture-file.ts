import { isAbsolute, join } from 'node:path';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { findRegularFile, readWholeFile } from '../files/file-source.js';
import { isWithin, realPathOf } from '../files/within.js';
import { mostPictureBytes, type PictureBytes, type PictureName } from './picture-source.js';

/** Where pictures may be. */
export interface PictureBounds {
  /** The folder of the notes, as the notes were named. */
  readonly folder: string;
  /** Whether paths and links may lead out of it (`--allow-outside`). */
  readonly allowOutside: boolean;
}

/**
 * Reads the file that a chapter names as its picture.
 *
 * A path that leads out of the folder of the notes, itself or by a symbolic link, is refused before anything is opened.
 *
 * @returns the finding when that fails
 */
export async function readPictureFile(
  { image, place }: PictureName,
  { folder, allowOutside }: PictureBounds,
): Promise<PictureBytes | Diagnostic> {
  if (image.includes('\0')) return createDiagnostic('pictures/not-found', { path: image }, place);
  const path = isAbsolute(image) ? image : join(folder, image);
  try {
    const found = findRegularFile(path);
    if (!allowOutside && !isWithin(found.realPath, new Set([realPathOf(folder)])))
      return createDiagnostic('pictures/outside', { path: image, leadsTo: found.realPath }, place);
    const byteLength = Number(found.identity.size);
    if (byteLength > mostPictureBytes)
      return createDiagnostic('pictures/too-large', { byteLength, most: mostPictureBytes }, place);
    // Opened by the path without links: a link that is put there meanwhile is not followed.
    const { file, bytes } = await readWholeFile(found.realPath, mostPictureBytes);
    return { realPath: file.realPath, bytes };
  } catch (error) {
    if (!(error instanceof ChapterizeError)) throw error;
    if (error.code === 'io/not-found') return createDiagnostic('pictures/not-found', { path: image }, place);
    return createDiagnostic('pictures/unreadable', { reason: error.message }, place);
  }
}
