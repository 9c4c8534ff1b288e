import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { RequestError } from './request-error.js';
import { isToken } from './token.js';

/**
 * The name that a request asks for; undefined if its address has another form. Nothing in the address is decoded or joined,
 * so that there is nothing to trick.
 *
 * @param origin of the server: `http://127.0.0.1:PORT`
 * @throws RequestError 403
 */
export function nameAsked(
  { method = '', url = '', headers }: IncomingMessage,
  origin: string,
  token: string,
): string | undefined {
  const reason = refuseRequest(method, headers, origin);
  if (reason !== null) throw new RequestError(403, reason);
  const [, given = '', name] = /^\/([^/]*)\/([^/]*)$/.exec(url) ?? [];
  if (!isToken(given, token)) throw new RequestError(403, 'the address has another token');
  return name;
}

/** Methods that change nothing. */
const readMethods: readonly string[] = ['GET', 'HEAD'];

/**
 * Decides whether a request comes from our own page, or from a person who was given its address.
 *
 * The Host header stops pages of other names that resolve to 127.0.0.1 (DNS rebinding). Sec-Fetch-Site and Origin are set by
 * the browser and cannot be set by a page: they stop requests that another site makes. A request that writes must have an
 * Origin, which every browser sends with it.
 *
 * @returns why it is refused; null if it is allowed
 */
function refuseRequest(method: string, headers: IncomingHttpHeaders, origin: string): string | null {
  if (headers.host !== new URL(origin).host) return 'the Host header names another server';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isVisit(headers))
    return 'another site asks for it';
  if (headers.origin !== undefined && headers.origin !== origin) return 'another origin asks for it';
  if (readMethods.includes(method)) return null;
  if (headers.origin !== origin) return 'a request that writes has to name its origin';
  if (site !== undefined && site !== 'same-origin') return 'a request that writes has to come from the page';
  return null;
}

/** The catalogue, which has its own port, links to the page: that may only open it. */
function isVisit(headers: IncomingHttpHeaders): boolean {
  return (
    headers['sec-fetch-site'] === 'same-site' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  );
}
