import { dirname } from 'node:path';
import type { Chapter } from '../chapters/chapter.js';
import type { ChapterPicture } from '../chapters/picture.js';
import { createDiagnostic, type Diagnostic, type Place } from '../diagnostic/diagnostic.js';
import { isObjectUrl } from '../objects/object-url.js';
import { isWebAddress, printableAddress } from '../published/web-address.js';
import { inspectPicture } from './inspect-picture.js';
import type { PictureBytes, PictureName, PictureRequest } from './picture-source.js';
import { readPictureFile } from './read-picture-file.js';

/**
 * Reads the pictures that chapters name, each once, and gives them to the chapters.
 *
 * @returns `files`: paths of those that were read, without symbolic links; `s3://…` of objects
 * @throws ChapterizeError `usage` where pictures are to be made smaller and sharp is not installed
 */
export async function attachPictures(chapters: readonly Chapter[], request: PictureRequest) {
  const names = listNames(chapters, request.notes);
  const pictures = new Map<string, ChapterPicture>();
  const files: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const sources = await readAll(names, request, diagnostics);
  for (const [name, { bytes, realPath }] of sources) {
    if (realPath !== null) files.push(realPath);
    const { picture, diagnostics: found } = inspectPicture(bytes, name);
    diagnostics.push(...found);
    const fitted = picture === null ? null : await fit(picture, name, request, diagnostics);
    if (fitted !== null) pictures.set(name.image, fitted);
  }
  return {
    chapters: chapters.map((chapter) => {
      const picture = pictures.get(chapter.image ?? '');
      return picture === undefined ? chapter : { ...chapter, picture };
    }),
    files,
    diagnostics,
  };
}

/** The pictures that chapters name, each with the first place that names it. */
function listNames(chapters: readonly Chapter[], notes: string): readonly PictureName[] {
  const names = new Map<string, Place>();
  for (const { image, imagePlace } of chapters) {
    if (image != null && !names.has(image)) names.set(image, imagePlace ?? { kind: 'file', file: notes });
  }
  return [...names].map(([image, place]) => ({ image, place }));
}

async function readAll(
  names: readonly PictureName[],
  request: PictureRequest,
  diagnostics: Diagnostic[],
): Promise<readonly (readonly [PictureName, PictureBytes])[]> {
  const found: (readonly [PictureName, PictureBytes])[] = [];
  const take = (name: PictureName, got: PictureBytes | Diagnostic): void => {
    if ('bytes' in got) found.push([name, got]);
    else diagnostics.push(got);
  };
  const addresses = names.filter(({ image }) => isWebAddress(image));
  for (const name of names.filter(({ image }) => !isWebAddress(image))) {
    if (isOfSite(name.image))
      diagnostics.push(createDiagnostic('pictures/of-site', { path: name.image }, name.place));
    else take(name, await readLocal(name, request));
  }
  const [first] = addresses;
  if (first === undefined) return found;
  if (request.connect === null) {
    const args = { count: addresses.length, address: printableAddress(new URL(first.image)) };
    diagnostics.push(createDiagnostic('pictures/address-only', args, first.place));
    return found;
  }
  const { fetchPicture } = await import('./fetch-picture.js');
  const client = await request.connect();
  try {
    for (const name of addresses) take(name, await fetchPicture(name, client));
  } finally {
    await client.close();
  }
  return found;
}

/** A picture in a file, or in a store. */
async function readLocal(name: PictureName, request: PictureRequest): Promise<PictureBytes | Diagnostic> {
  const { notes, allowOutside } = request;
  if (!isObjectUrl(name.image) && !isObjectUrl(notes))
    return readPictureFile(name, { folder: dirname(notes), allowOutside });
  const { readStoredPicture } = await import('./read-stored-picture.js');
  return readStoredPicture(name, request);
}

/**
 * `/images/a.jpg` and `{{ base }}/a.jpg` are addresses on the site that the notes become: only the builder of the site knows
 * which file that is.
 */
function isOfSite(image: string): boolean {
  return image.startsWith('/') || /\{[{%]/.test(image);
}

async function fit(
  picture: ChapterPicture,
  { place }: PictureName,
  { sizePx }: PictureRequest,
  diagnostics: Diagnostic[],
): Promise<ChapterPicture | null> {
  if (sizePx === null) return picture;
  const { fitPicture, loadImageEditor } = await import('./fit-picture.js');
  const fitted = await fitPicture(picture, sizePx, await loadImageEditor());
  if (fitted === null) {
    const type = picture.mimeType === 'image/png' ? 'a PNG' : 'a JPEG';
    diagnostics.push(createDiagnostic('pictures/damaged', { type }, place));
  }
  return fitted;
}
