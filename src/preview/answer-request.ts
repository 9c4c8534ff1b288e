import type { IncomingMessage, ServerResponse } from 'node:http';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { ServedEpisode } from './episode.js';
import type { EventStream } from './event-stream.js';
import { type PageFile, withStyleNonce } from './page-file.js';
import { pageHeaders } from './page-headers.js';
import type { PageEvent } from './page-state.js';
import { parseSaveRequest } from './parse-save.js';
import { readJsonBody } from './request-body.js';
import { RequestError } from './request-error.js';
import { nameAsked } from './request-guard.js';
import { serveAudio } from './serve-audio.js';
import { newNonce } from './token.js';

/** What a request is held against. */
export interface RequestContext {
  readonly episode: ServedEpisode;
  readonly page: PageFile;
  readonly events: EventStream<PageEvent>;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly token: string;
}

/** @param context with the nonce that allows the styles of this answer */
type Route = (
  context: RequestContext & { readonly nonce: string },
  request: IncomingMessage,
  response: ServerResponse,
) => unknown;

/**
 * Everything that is served: no request can name a file on the disk. The modules that read notes and audio are loaded when
 * they are needed, so that the address is there at once.
 */
const routes: Readonly<Record<string, Route>> = {
  'GET ': ({ page, nonce }, _request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(withStyleNonce(page.html, nonce));
  },
  'GET state': async ({ episode }, _request, response) => {
    const { readEpisode } = await import('./read-episode.js');
    answerJson(response, await readEpisode(episode));
  },
  'GET findings': async ({ episode }, _request, response) => {
    const { findProblems } = await import('./find-problems.js');
    answerJson(response, await findProblems(episode));
  },
  'GET audio': ({ episode }, request, response) => serveAudio(episode.audioFile, request, response),
  'GET events': ({ events }, _request, response) => events.add(response),
  'PUT notes': async ({ episode }, request, response) => {
    const wanted = parseSaveRequest(await readJsonBody(request));
    const { saveNotes } = await import('./save-notes.js');
    answerJson(response, await saveNotes(episode, wanted));
  },
  'GET pictures': async ({ episode }, _request, response) =>
    answerJson(response, await episode.pictures.list()),
  'POST picture': async ({ episode }, request, response) => {
    const { takePicture } = await import('./take-picture.js');
    answerJson(response, await takePicture(episode, request));
  },
  'POST embed': async ({ episode }, request, response) => {
    await readJsonBody(request);
    const { embedChapters } = await import('./save-notes.js');
    answerJson(response, await embedChapters(episode));
  },
};

/** Answers one request; never rejects. */
export async function answerRequest(
  context: RequestContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [own, nonce] = [`${context.origin}/${context.token}/`, newNonce()];
  for (const [name, value] of Object.entries(pageHeaders(context.page, nonce, own)))
    response.setHeader(name, value);
  try {
    const name = nameAsked(request, context.origin, context.token);
    await route(`${request.method} `, name)({ ...context, nonce }, request, response);
  } catch (error) {
    answerError(response, error);
  }
}

/** @throws RequestError 404, 405 */
function route(method: string, name: string | undefined): Route {
  // The digits behind the number of a mark are those of the notes, so that a browser does not show an old picture.
  const [picture, mark, key] =
    /^(?:picture-(\d{1,5})-[0-9a-f]{8}|listed-([0-9a-f]{32}))$/.exec(name ?? '') ?? [];
  if (picture !== undefined && method === 'GET ')
    return async ({ episode }, _request, response) =>
      (await import('./serve-picture.js')).servePicture(episode, mark ?? null, key ?? '', response);
  const found =
    name === undefined ? undefined : Object.hasOwn(routes, method + name) && routes[method + name];
  if (found) return found;
  const isKnown = Object.keys(routes).some((one) => one.split(' ')[1] === name);
  throw isKnown ? new RequestError(405, 'expected another method') : new RequestError(404, 'not here');
}

function answerJson(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(value));
}

function answerError(response: ServerResponse, error: unknown): void {
  const status = error instanceof RequestError ? error.status : 500;
  const isKnown = error instanceof RequestError || error instanceof ChapterizeError;
  const message = isKnown ? error.message : `unexpected: ${String(error)}`;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // The rest of a refused body is not read.
  response.setHeader('connection', 'close');
  response.statusCode = status;
  answerJson(response, { message });
}
