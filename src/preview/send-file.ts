import type { ReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname } from 'node:path';
import send from 'send';
import { findRegularFile } from '../files/file-source.js';
import { etagOf } from './episode-audio.js';
import { RequestError } from './request-error.js';

/** Messages by status, where `send` has only a word. */
const reasons: Readonly<Record<number, string>> = {
  404: 'the audio is gone',
  412: 'the audio has changed',
  416: 'expected a range within the file',
};

/**
 * Answers with a file, or the range of it that is asked for.
 *
 * @throws RequestError 404, 412, 416; ChapterizeError `io/…`
 */
export async function sendFile(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { realPath } = findRegularFile(path);
  return new Promise((resolve, reject) => {
    const stream = send(request, encodeURIComponent(basename(realPath)), {
      root: dirname(realPath),
      dotfiles: 'allow',
      etag: false,
      lastModified: false,
      cacheControl: false,
      index: false,
    });
    // `send` has just looked at the file to answer: compare its present state with If-Match.
    stream.on('headers', () => response.setHeader('etag', etagOf(findRegularFile(realPath).identity)));
    stream.on('error', ({ status = 500, message }: Error & { readonly status?: number }) =>
      reject(new RequestError(status, reasons[status] ?? message)),
    );
    stream.on('stream', (file: ReadStream) => breakOffWhereShort(file, response));
    response.on('close', resolve);
    stream.pipe(response);
  });
}

/** The file has become shorter meanwhile: nobody must mistake the part for the whole. */
function breakOffWhereShort(file: ReadStream, response: ServerResponse): void {
  file.on('end', () => {
    if (file.bytesRead < Number(response.getHeader('content-length'))) response.destroy();
  });
}
