import { type Followed, follow, refuseServerTrouble, userHeader } from './follow.js';
import type { Answer, HttpClient } from './http-client.js';
import { type RemoteFile, totalOf } from './http-source.js';
import { playerUserAgent } from './user-agent.js';

/** What HEAD and the first bytes of GET show. */
export interface Probe {
  readonly head: Followed | null;
  readonly followed: Followed;
  /** null when there is no file to read: a problem with redirects, or a status such as 404. */
  readonly remote: RemoteFile | null;
  readonly byteLength: number | null;
  readonly hasRanges: boolean;
  readonly isAgentRefused: boolean;
  /** The first bytes of the file: ten with ranges, what the server sends on its own without. */
  readonly firstBytes: Uint8Array;
}

const probeRange = 'bytes=0-9';
/** How much of the file is read without ranges, to see its tag and first frame, unless the tag is longer. */
const prefixByteLength = 64 * 1024;
const refusals = new Set([401, 403, 406]);
const okStatus = (status: number) => status >= 200 && status < 300;

/**
 * Asks HEAD and ten bytes: which file it is, how long, and whether there are ranges.
 *
 * @throws ChapterizeError `network/…`
 */
export async function probe(client: HttpClient, url: URL): Promise<Probe> {
  const head = await follow(client, url, { method: 'HEAD' });
  if (head.trouble !== null) return nothingBehind(head, head);
  const headAnswer = head.answer !== null && okStatus(head.answer.status) ? head.answer : null;
  // The redirects are followed only once: measuring services count each request as a download.
  const start = headAnswer === null ? url : withUserOf(url, headAnswer.url);
  const own = await follow(client, start, { method: 'GET', headers: { range: probeRange } });
  const asPlayer = await askAsPlayer(client, start, own);
  const followed = asPlayer ?? own;
  refuseServerTrouble(followed);
  const hops = headAnswer === null ? followed.hops : [...head.hops.slice(0, -1), ...followed.hops];
  const { answer } = followed;
  if (answer === null || !okStatus(answer.status)) {
    answer?.leave();
    return { ...nothingBehind(head, { ...followed, hops }), isAgentRefused: false };
  }
  const isEncoded = (answer.header('content-encoding') ?? 'identity').toLowerCase() !== 'identity';
  const hasRanges = answer.status === 206 && !isEncoded;
  const byteLength = hasRanges
    ? (totalOf(answer.header('content-range')) ?? statedLengthOf(headAnswer))
    : isEncoded
      ? null
      : statedLengthOf(answer);
  const firstBytes = await answer.take(hasRanges ? 10 : prefixByteLength);
  const remote: RemoteFile | null =
    byteLength === null || isEncoded
      ? null
      : {
          url: answer.url,
          byteLength,
          hasRanges,
          validator: validatorOf(answer),
          headers: {
            ...userHeader(url, answer.url),
            ...(asPlayer === null ? {} : { 'user-agent': playerUserAgent }),
          },
        };
  return {
    head,
    followed: { ...followed, hops },
    remote,
    byteLength,
    hasRanges,
    isAgentRefused: asPlayer !== null,
    firstBytes,
  };
}

/** An address with the name and password of the first one, where it has the same origin. */
function withUserOf(first: URL, url: URL): URL {
  if (first.origin !== url.origin) return url;
  const own = new URL(url);
  own.username = first.username;
  own.password = first.password;
  return own;
}

function nothingBehind(head: Followed | null, followed: Followed): Probe {
  return {
    head,
    followed,
    remote: null,
    byteLength: null,
    hasRanges: false,
    isAgentRefused: false,
    firstBytes: new Uint8Array(0),
  };
}

/** The answer that a player gets if we are refused; null if we are not, or if the player is refused, too. */
async function askAsPlayer(client: HttpClient, url: URL, own: Followed): Promise<Followed | null> {
  if (own.answer === null || !refusals.has(own.answer.status)) return null;
  own.answer.leave();
  const headers = { range: probeRange, 'user-agent': playerUserAgent };
  const other = await follow(client, url, { method: 'GET', headers });
  if (other.answer !== null && okStatus(other.answer.status)) return other;
  other.answer?.leave();
  return null;
}

/**
 * The length that a player is told, following redirects again: a host may choose another file for it anywhere on the way.
 *
 * @returns null if it is not told
 */
export async function askPlayerLength(client: HttpClient, url: URL): Promise<number | null> {
  const headers = { range: probeRange, 'user-agent': playerUserAgent };
  const { answer } = await follow(client, url, { method: 'GET', headers });
  if (answer === null) return null;
  answer.leave();
  if (answer.status === 206) return totalOf(answer.header('content-range'));
  return answer.status === 200 ? statedLengthOf(answer) : null;
}

/** The length of the body that an answer states; null if it states none. */
export function statedLengthOf(answer: Answer | null): number | null {
  const text = answer?.header('content-length')?.trim() ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** @see RFC 9110 section 13.1.5: a weak ETag must not be sent in If-Range */
function validatorOf(answer: Answer): string | null {
  const etag = answer.header('etag')?.trim() ?? '';
  return /^"[!#-~\x80-\xff]*"$/.test(etag) ? etag : answer.header('last-modified');
}
