import { ChapterizeError } from '../diagnostic/failure.js';
import type { Answer, HttpClient, Question } from './http-client.js';
import { HostRefused } from './network-failure.js';
import { hideSecrets, isWebScheme, printableAddress } from './web-address.js';

/** One address on the way to the file, printable, and what it answered. */
export interface Hop {
  readonly url: string;
  readonly status: number;
}

/** A redirect that leads nowhere. */
export interface RedirectTrouble {
  readonly kind: 'loop' | 'too-many' | 'private' | 'scheme' | 'no-target';
  /** Where it leads, printable. */
  readonly target: string;
}

/** Where a chain of redirects ends. */
export interface Followed {
  readonly hops: readonly Hop[];
  /** The answer of the last address; null if there was a problem. */
  readonly answer: Answer | null;
  readonly trouble: RedirectTrouble | null;
}

export const maxRedirects = 10;

/**
 * Sends a request and follows redirects itself: each target is checked by the same rules as the first address.
 *
 * @param url may hold name and password, which are sent to its own origin only
 * @throws ChapterizeError `network/…`
 */
export async function follow(client: HttpClient, url: URL, question: Question): Promise<Followed> {
  const hops: Hop[] = [];
  const seen = new Set<string>();
  let next = url;
  for (;;) {
    const trouble = troubleOf(next, seen, hops.length);
    if (trouble !== null) return { hops, answer: null, trouble };
    seen.add(next.href);
    const answer = await askAt(client, next, url, question, hops.length > 0);
    if (answer === null) {
      return { hops, answer: null, trouble: { kind: 'private', target: printableAddress(next) } };
    }
    hops.push({ url: printableAddress(next), status: answer.status });
    if (![301, 302, 303, 307, 308].includes(answer.status)) return { hops, answer, trouble: null };
    answer.leave();
    const location = answer.header('location');
    if (location === null || !URL.canParse(location, next.href)) {
      return { hops, answer: null, trouble: { kind: 'no-target', target: hideSecrets(location ?? '') } };
    }
    next = new URL(location, next);
    next.hash = '';
  }
}

function troubleOf(next: URL, seen: ReadonlySet<string>, count: number): RedirectTrouble | null {
  const target = printableAddress(next);
  if (!isWebScheme(next)) return { kind: 'scheme', target };
  if (seen.has(next.href)) return { kind: 'loop', target };
  return count > maxRedirects ? { kind: 'too-many', target } : null;
}

/** null if a redirect leads off the public internet: that is a fault of the published address, not of the call. */
async function askAt(
  client: HttpClient,
  next: URL,
  first: URL,
  question: Question,
  isRedirected: boolean,
): Promise<Answer | null> {
  try {
    return await client.ask(withoutUser(next), {
      ...question,
      headers: { ...question.headers, ...userHeader(first, next) },
    });
  } catch (error) {
    if (isRedirected && error instanceof HostRefused) return null;
    throw error;
  }
}

function withoutUser(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

/** The header with name and password of the first address, which is only sent to its own origin. */
export function userHeader(first: URL, url: URL): Readonly<Record<string, string>> {
  if (first.username === '' || url.origin !== first.origin) return {};
  const pair = `${decodeURIComponent(first.username)}:${decodeURIComponent(first.password)}`;
  const bytes = new TextEncoder().encode(pair);
  return { authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}

/**
 * Refuses statuses that say nothing about the file: those of a server with problems.
 *
 * @throws ChapterizeError `network/answer`
 */
export function refuseServerTrouble({ hops, answer }: Followed): void {
  if (answer === null || (answer.status < 500 && answer.status !== 429)) return;
  answer.leave();
  const where = hops.at(-1)?.url ?? '';
  throw new ChapterizeError('network/answer', `the server answers ${answer.status}`, {
    file: where,
    help: answer.status === 429 ? 'it wants fewer requests: run again later' : 'run again later',
  });
}
