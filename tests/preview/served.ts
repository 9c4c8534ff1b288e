import { request as httpRequest } from 'node:http';
import { onTestFinished } from 'vitest';
import { describePage } from '../../src/preview/page-file.js';
import { type Preview, startPreview } from '../../src/preview/preview-server.js';
import { writePair } from '../run/episode-folder.js';
import { makeFolder } from '../run/temp-folder.js';

/** A preview of the sample pair in a folder of its own, which ends with the test. */
export interface ServedPair {
  readonly folder: string;
  readonly notes: string;
  readonly audio: string;
  readonly preview: Preview;
  readonly origin: string;
  readonly token: string;
}

/** What a request is made of; what is left out is as the page sends it. */
export interface Asked {
  readonly method?: string;
  /** The whole path. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Uint8Array;
}

/** What came back. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A page that stands for the built one. */
export const page = describePage(
  '<!doctype html><html data-script-hash="sha256-AAAA"><style nonce="STYLE_NONCE"></style><title>Page</title></html>',
);

/** @param lingerMs as for startPreview */
export async function servePair(lingerMs: number | null = null, embed = false): Promise<ServedPair> {
  const folder = await makeFolder();
  await writePair(folder);
  return {
    folder,
    ...(await serveEpisodeOf(`${folder}/episode.md`, `${folder}/episode.mp3`, lingerMs, embed)),
  };
}

/** A preview of notes and audio, which may be in a store. */
export async function serveEpisodeOf(
  notes: string,
  audio: string,
  lingerMs: number | null = null,
  embed = false,
): Promise<Omit<ServedPair, 'folder'>> {
  const preview = await startPreview({
    episode: {
      notes,
      audio,
      embed,
      run: {},
      formatResult: ({ status }) => Promise.resolve(`status ${status}`),
    },
    page,
    lingerMs,
  });
  onTestFinished(preview.close);
  const { origin, pathname } = new URL(preview.address);
  return { notes, audio, preview, origin, token: pathname.slice(1, -1) };
}

/** Sends a request with exactly these headers: `fetch` would mend some of them. */
export async function ask({ origin }: Pick<ServedPair, 'origin'>, asked: Asked): Promise<Answered> {
  const { method = 'GET', path, body } = asked;
  const own = { origin: method === 'GET' ? undefined : origin, 'sec-fetch-site': 'same-origin' };
  const typed = body === undefined ? {} : { 'content-type': 'application/json' };
  const given = Object.entries({ ...own, ...typed, ...asked.headers });
  const headers = Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Asks for a route of the preview, and parses what comes. */
export async function askJson<T>(
  served: Pick<ServedPair, 'origin' | 'token'>,
  route: string,
  put?: unknown,
): Promise<T> {
  const path = `/${served.token}/${route}`;
  const method = put === undefined ? 'GET' : route === 'notes' ? 'PUT' : 'POST';
  const { status, body } = await ask(served, {
    method,
    path,
    ...(put === undefined ? {} : { body: JSON.stringify(put) }),
  });
  if (status !== 200) throw new Error(`${status}: ${body}`);
  return JSON.parse(body) as T;
}
