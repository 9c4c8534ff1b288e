import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FileSource } from '../files/file-source.js';
import type { EpisodeAudio } from './episode-audio.js';
import { etagOf } from './episode-audio.js';
import { RequestError } from './request-error.js';

/** A piece is half a megabyte at 128 kbit/s; what is longer is asked for in parts. */
const maxRangeByteLength = 8 * 1024 * 1024;

const bufferByteLength = 64 * 1024;

/**
 * Answers a request for a range of the audio. The page asks for nothing else, with If-Match, so that no piece comes from
 * another version of the file than the one that was cut.
 *
 * @throws RequestError 412, 416; ChapterizeError `io/…`
 */
export async function serveAudio(
  audio: EpisodeAudio,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const source = await audio.open();
  try {
    const etag = etagOf(source.file.identity);
    const wanted = request.headers['if-match'];
    if (wanted !== undefined && wanted !== etag) throw new RequestError(412, 'the audio has changed');
    const range = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(request.headers.range ?? '');
    const [start, last] = [Number(range?.[1]), Number(range?.[2])];
    if (range === null || start > last || last >= source.byteLength || last - start >= maxRangeByteLength) {
      response.setHeader('content-range', `bytes */${source.byteLength}`);
      throw new RequestError(416, `expected a range of at most ${maxRangeByteLength} bytes within the file`);
    }
    response.writeHead(206, {
      'content-type': 'audio/mpeg',
      'content-length': last + 1 - start,
      'content-range': `bytes ${start}-${last}/${source.byteLength}`,
      'accept-ranges': 'bytes',
      etag,
    });
    await sendRange(source, start, last + 1, response);
    response.end();
  } finally {
    await source.close();
  }
}

/**
 * Sends a range through one small buffer: a piece is fetched every few hundredths of a second while the outline is made, and
 * buffers of whole pieces would pile up until they are collected.
 */
async function sendRange(
  source: FileSource,
  start: number,
  end: number,
  response: ServerResponse,
): Promise<void> {
  const buffer = new Uint8Array(Math.min(bufferByteLength, end - start));
  for (let at = start; at < end; at += buffer.length) {
    const part = buffer.subarray(0, Math.min(buffer.length, end - at));
    const count = await source.read(part, at);
    // The file has become shorter: the connection breaks off, so that nobody mistakes the part for the whole.
    if (count < part.length) throw new RequestError(412, 'the audio has changed');
    await new Promise<void>((resolve, reject) => {
      response.write(part, (error) => (error ? reject(error) : resolve()));
    });
  }
}
