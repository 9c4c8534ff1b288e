import type { IncomingMessage } from 'node:http';
import { mostPictureBytes } from '../pictures/picture-source.js';
import type { ServedEpisode } from './episode.js';
import type { PagePicture } from './page-state.js';
import { readRequestBody } from './request-body.js';
import { RequestError } from './request-error.js';

/** Names of files are shorter. */
const maxNameLength = 2000;

/**
 * Takes a picture that a person gives to the page, into a new file next to the notes.
 *
 * @throws RequestError 400, 413, 415; ChapterizeError `io/…`
 */
export async function takePicture(
  { pictures, inTurn }: ServedEpisode,
  request: IncomingMessage,
): Promise<PagePicture> {
  // A form of another site cannot send this type, nor that header.
  if (request.headers['content-type'] !== 'application/octet-stream')
    throw new RequestError(415, 'expected application/octet-stream');
  const name = nameOf(request.headers['x-file-name']);
  const bytes = await readRequestBody(request, mostPictureBytes);
  return inTurn(() => pictures.add(name, bytes));
}

/** Headers are ASCII, so the name is sent percent-encoded. */
function nameOf(header: string | readonly string[] | undefined): string {
  if (typeof header !== 'string' || header === '' || header.length > maxNameLength)
    throw new RequestError(400, 'x-file-name: expected the name of the file');
  try {
    return decodeURIComponent(header);
  } catch {
    throw new RequestError(400, 'x-file-name: expected percent-encoded UTF-8');
  }
}
