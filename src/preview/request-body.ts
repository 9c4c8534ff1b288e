import type { IncomingMessage } from 'node:http';
import { concatBytes } from '../bytes/concat.js';
import { RequestError } from './request-error.js';

/** 500 marks that all change, with titles of a kilobyte. */
const maxJsonByteLength = 1024 * 1024;

/**
 * Reads the body of a request as JSON.
 *
 * @throws RequestError 415, 413, 400
 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json(?:;\s*charset=utf-8)?$/i.test(request.headers['content-type'] ?? ''))
    throw new RequestError(415, 'expected application/json');
  const bytes = await readRequestBody(request, maxJsonByteLength);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new RequestError(400, 'the body is not JSON in UTF-8');
  }
}

/**
 * Reads the body of a request.
 *
 * @throws RequestError 413 as soon as it is longer than `limit` bytes
 */
export async function readRequestBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  const tooLarge = () => new RequestError(413, `the body has more than ${limit} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let byteLength = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    byteLength += chunk.length;
    if (byteLength > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return concatBytes(chunks);
}
