import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { isObjectUrl, objectNamedIn, parseObjectUrl } from '../objects/object-url.js';
import {
  mostPictureBytes,
  type PictureBytes,
  type PictureName,
  type PictureRequest,
} from './picture-source.js';

/** The object that notes mean by a picture; null for what leads out of the bucket. */
function storedPicture(
  image: string,
  notes: string,
): { readonly url: string; readonly isBelow: boolean } | null {
  if (!isObjectUrl(image)) return objectNamedIn(notes, image);
  if (!isObjectUrl(notes)) return { url: image, isBelow: false };
  // A server may read `..` in a key as the parent, as the web does.
  const isBelow =
    image.startsWith(notes.slice(0, notes.lastIndexOf('/') + 1)) && !image.split('/').includes('..');
  return { url: image, isBelow };
}

/**
 * Reads the object that a chapter names as its picture, by the rule for files: what is not below the prefix of the notes
 * is refused before the store is asked for it.
 *
 * @returns the finding when that fails
 * @throws ChapterizeError `usage` where the package for stores is not installed; `interrupted`
 */
export async function readStoredPicture(
  { image, place }: PictureName,
  { notes, allowOutside, signal }: PictureRequest,
): Promise<PictureBytes | Diagnostic> {
  const named = storedPicture(image, notes);
  if (named === null || (!named.isBelow && !allowOutside)) {
    const leadsTo = named?.url ?? 'a place above the bucket';
    return createDiagnostic('pictures/outside', { path: image, leadsTo }, place);
  }
  try {
    const { openObjectStore } = await import('../objects/object-store.js');
    const { headObject, readObjectRange } = await import('../objects/read-object.js');
    const store = await openObjectStore(signal);
    const address = parseObjectUrl(named.url);
    const head = address.key === '' ? null : await headObject(store, address);
    if (head === null) return createDiagnostic('pictures/not-found', { path: image }, place);
    const { byteLength } = head;
    if (byteLength > mostPictureBytes)
      return createDiagnostic('pictures/too-large', { byteLength, most: mostPictureBytes }, place);
    const bytes = await readObjectRange(store, head, 0, byteLength);
    return { realPath: named.url, bytes };
  } catch (error) {
    const isAboutRun = !(error instanceof ChapterizeError) || ['usage', 'interrupted'].includes(error.code);
    if (isAboutRun) throw error;
    return createDiagnostic('pictures/unreadable', { reason: error.message }, place);
  }
}
