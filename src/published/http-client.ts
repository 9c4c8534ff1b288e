import type { Dispatcher } from 'undici';
import { guardedLookup, isPrivateHost } from './address-guard.js';
import { HostRefused, networkFailure } from './network-failure.js';
import { ownUserAgent } from './user-agent.js';
import { printableAddress } from './web-address.js';

/** Limits on the use of the network. */
export interface HttpOptions {
  /** Whether addresses outside the public internet may be reached. */
  readonly allowPrivate: boolean;
  /** For all requests together. */
  readonly timeoutMs?: number;
  /** Of all bodies together. */
  readonly maxByteLength?: number;
  readonly signal?: AbortSignal | undefined;
}

/** One request. */
export interface Question {
  readonly method: 'HEAD' | 'GET';
  readonly headers?: Readonly<Record<string, string>>;
}

/** The head of an answer, and its body, which may be read or dropped. */
export interface Answer {
  readonly url: URL;
  readonly status: number;
  /** The value of a header, or the last if there are several of the name; null if there is none. */
  header(name: string): string | null;
  /**
   * Reads bytes of the body, once.
   *
   * @param limit how many are wanted: once they have arrived, it does not wait for the rest
   * @returns fewer than `limit` only where the body ends
   */
  take(limit: number): Promise<Uint8Array>;
  /** The body in pieces as they arrive; leaving the loop ends the transfer. */
  pieces(): AsyncIterable<Uint8Array>;
  /** Ends the transfer. */
  leave(): void;
}

/** Sends requests to web servers within limits, with one connection per host; `close` when done. */
export interface HttpClient {
  ask(url: URL, question: Question): Promise<Answer>;
  /** How many requests were sent so far. */
  readonly requestCount: number;
  /** Bytes of bodies that have arrived so far. */
  readonly receivedByteLength: number;
  close(): Promise<void>;
}

const defaultTimeoutMs = 30_000;
const defaultMaxByteLength = 32 * 1024 * 1024;
const maxHeaderByteLength = 16 * 1024;
const silenceMs = 10_000;
/** Longer header values are cut: they are only compared and shown. */
const maxHeaderTextLength = 2048;

/**
 * Makes a client. undici is loaded here and nowhere else.
 *
 * @throws ChapterizeError (from `ask`) `network/…` when there is no answer
 */
export async function createHttpClient(options: HttpOptions): Promise<HttpClient> {
  const { Agent, request } = await import('undici');
  const { timeoutMs = defaultTimeoutMs, maxByteLength = defaultMaxByteLength } = options;
  const agent = new Agent({
    connections: 1,
    pipelining: 1,
    maxHeaderSize: maxHeaderByteLength,
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    connect: { timeout: silenceMs, ...(options.allowPrivate ? {} : { lookup: guardedLookup() }) },
  });
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  let requestCount = 0;
  let receivedByteLength = 0;

  const failure = (error: unknown, url: URL) =>
    networkFailure(error, printableAddress(url), { timeoutMs, isLate: deadline.aborted });

  async function* pieces(body: Dispatcher.ResponseData['body'], url: URL): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of body as AsyncIterable<Uint8Array>) {
        receivedByteLength += piece.length;
        if (receivedByteLength > maxByteLength) throw new RangeError(`more than ${maxByteLength} bytes`);
        yield piece;
      }
    } catch (error) {
      throw failure(error, url);
    } finally {
      body.destroy();
    }
  }

  return {
    get requestCount() {
      return requestCount;
    },
    get receivedByteLength() {
      return receivedByteLength;
    },
    async ask(url, { method, headers = {} }) {
      if (!options.allowPrivate && isPrivateHost(url.hostname)) throw new HostRefused(printableAddress(url));
      requestCount += 1;
      const sent = {
        'user-agent': ownUserAgent,
        // Otherwise the length of a compressed body would be compared with that of the file.
        'accept-encoding': 'identity',
        accept: '*/*',
        ...headers,
      };
      const {
        statusCode,
        headers: found,
        body,
      } = await request(url, {
        method,
        headers: sent,
        dispatcher: agent,
        signal,
      }).catch((error: unknown) => {
        throw failure(error, url);
      });
      // A body that nobody reads must not end the process when its connection breaks.
      body.on('error', () => undefined);
      if (method === 'HEAD') await body.dump();
      return {
        url,
        status: statusCode,
        header(name) {
          const value = found[name];
          const last = Array.isArray(value) ? value.at(-1) : value;
          return last === undefined ? null : last.slice(0, maxHeaderTextLength);
        },
        pieces: () => pieces(body, url),
        async take(limit) {
          const bytes = new Uint8Array(limit);
          let count = 0;
          for await (const piece of pieces(body, url)) {
            const part = piece.subarray(0, limit - count);
            bytes.set(part, count);
            count += part.length;
            if (count === limit) break;
          }
          return bytes.subarray(0, count);
        },
        leave: () => void body.destroy(),
      };
    },
    close: () => agent.destroy(),
  };
}
