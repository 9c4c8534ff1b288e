import { follow, refuseServerTrouble } from './follow.js';
import type { HttpClient } from './http-client.js';
import { printableAddress } from './web-address.js';

/** A small file behind a URL, or why there is none. */
export interface FetchedFile {
  /** Printable. */
  readonly url: string;
  /** null if it is not there; `problem` says why. */
  readonly bytes: Uint8Array | null;
  readonly problem: string | null;
  readonly contentType: string | null;
  /** Whether pages of any other site may read it. */
  readonly isOpenToPages: boolean;
}

/**
 * Fetches a whole file.
 *
 * @param limit a longer file is refused
 * @throws ChapterizeError `network/…`
 */
export async function fetchFile(client: HttpClient, url: URL, limit: number): Promise<FetchedFile> {
  const followed = await follow(client, url, {
    method: 'GET',
    headers: { origin: 'https://player.example' },
  });
  refuseServerTrouble(followed);
  const { answer, trouble } = followed;
  const nothing = { url: printableAddress(url), bytes: null, contentType: null, isOpenToPages: false };
  if (answer === null) return { ...nothing, problem: `is redirected to ${trouble?.target ?? 'nowhere'}` };
  if (answer.status !== 200) {
    answer.leave();
    return { ...nothing, problem: `does not exist (${answer.status})` };
  }
  const encoding = answer.header('content-encoding');
  if (encoding !== null && encoding.toLowerCase() !== 'identity') {
    answer.leave();
    return { ...nothing, problem: `is sent compressed (${encoding}), although nothing asked for that` };
  }
  const bytes = await answer.take(limit + 1);
  const open = answer.header('access-control-allow-origin');
  const facts = {
    url: printableAddress(url),
    contentType: answer.header('content-type'),
    isOpenToPages: open === '*' || open === 'https://player.example',
  };
  if (bytes.length > limit) return { ...facts, bytes: null, problem: `has more than ${limit} bytes` };
  return { ...facts, bytes, problem: null };
}
