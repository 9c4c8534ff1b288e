import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EpisodeAudio } from './episode-audio.js';
import { RequestError } from './request-error.js';

/** A piece is half a megabyte at 128 kbit/s; what is longer is asked for in parts. */
const maxRangeByteLength = 8 * 1024 * 1024;

/**
 * Answers with a range of an object in a store, which is read by that range.
 *
 * @throws RequestError 412, 416; ChapterizeError `io/…`, `network/…`
 */
export async function sendObjectRange(
  audio: EpisodeAudio,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { source, etag } = await audio.open();
  try {
    const wanted = request.headers['if-match'];
    if (wanted !== undefined && wanted !== etag) throw new RequestError(412, 'the audio has changed');
    const range = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(request.headers.range ?? '');
    const [start, last] = [Number(range?.[1]), Number(range?.[2])];
    if (range === null || start > last || last >= source.byteLength || last - start >= maxRangeByteLength) {
      response.setHeader('content-range', `bytes */${source.byteLength}`);
      throw new RequestError(
        416,
        `expected a range of at most ${maxRangeByteLength} bytes within the object`,
      );
    }
    const bytes = new Uint8Array(last + 1 - start);
    await source.read(bytes, start);
    response.writeHead(206, {
      'content-length': bytes.length,
      'content-range': `bytes ${start}-${last}/${source.byteLength}`,
      'accept-ranges': 'bytes',
      etag,
    });
    response.end(bytes);
  } finally {
    await source.close();
  }
}
