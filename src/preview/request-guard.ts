import type { IncomingHttpHeaders } from 'node:http';

/** What of a request says where it comes from. */
export interface RequestOrigin {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
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
 * @param origin of the server: `http://127.0.0.1:PORT`
 * @returns why it is refused, null where it may go on
 */
export function refuseRequest({ method, headers }: RequestOrigin, origin: string): string | null {
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

/** The catalogue, which has a port of its own, leads to the page: nothing but looking at it. */
function isVisit(headers: IncomingHttpHeaders): boolean {
  return (
    headers['sec-fetch-site'] === 'same-site' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  );
}
