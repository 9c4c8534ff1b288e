import type { IncomingMessage, ServerResponse } from 'node:http';
import { messageOf } from '../diagnostic/failure.js';
import type { CatalogueEntry, CatalogueEvent } from './catalogue-state.js';
import type { Episode } from './episode.js';
import { eventStream } from './event-stream.js';
import { leaveTimer } from './leave-timer.js';
import { listenLocally } from './listen-locally.js';
import { type PageFile, withStyleNonce } from './page-file.js';
import { pageHeaders } from './page-headers.js';
import { type Preview, startPreview } from './preview-server.js';
import { RequestError } from './request-error.js';
import { nameAsked } from './request-guard.js';
import { newNonce, newToken } from './token.js';

/** What a catalogue is started with. */
export interface CatalogueOptions {
  readonly folder: string;
  /** The page of an episode. */
  readonly page: PageFile;
  /** The page that lists them. */
  readonly cataloguePage: PageFile;
  /** As for startPreview, for the list and for each episode that is opened. */
  readonly lingerMs: number | null;
  readonly episode: Omit<Episode, 'notes' | 'audio'>;
}

/**
 * Serves a list of the episodes of a folder; each opens as a preview of its own, on a port of its own. It ends a while after its
 * last page and the last episode were closed.
 *
 * @throws Error of the system when it gets no port
 */
export async function startCatalogue(options: CatalogueOptions): Promise<Preview> {
  const { folder, cataloguePage, lingerMs } = options;
  const { watchCatalogue } = await import('./catalogue.js');
  const { server, origin } = await listenLocally();
  const token = newToken();
  const ending = new AbortController();
  const open = new Map<string, Promise<Preview>>();
  let pages = 0;
  const leaving = leaveTimer(lingerMs, () => close());
  const onPages = (): void => {
    catalogue.watch(pages > 0);
    // From an episode one comes back to the list.
    leaving.onPages(pages + open.size);
  };
  const events = eventStream<CatalogueEvent>(
    (count) => {
      pages = count;
      onPages();
    },
    () => catalogue.events(),
  );
  const catalogue = watchCatalogue(folder, options.episode.run, events.send, ending.signal);

  const forgetAfter = async (ended: Promise<void>, notes: string): Promise<void> => {
    await ended;
    open.delete(notes);
    onPages();
  };

  const addressOf = async ({ notes, audio }: CatalogueEntry): Promise<string> => {
    if (audio === null) throw new RequestError(404, 'this episode has no audio');
    const { page } = options;
    const preview =
      open.get(notes) ?? startPreview({ episode: { ...options.episode, notes, audio }, page, lingerMs });
    open.set(notes, preview);
    const { address, ended } = await preview;
    void forgetAfter(ended, notes);
    return address;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse, nonce: string) => {
    const name = nameAsked(request, origin, token);
    if (request.method !== 'GET') throw new RequestError(405, 'expected another method');
    if (name === 'events') return events.add(response);
    if (name === '') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(withStyleNonce(cataloguePage.html, nonce));
      return;
    }
    const entry = catalogue.entry(Number(/^open-(\d{1,6})$/.exec(name ?? '')?.[1] ?? Number.NaN));
    if (entry === undefined) throw new RequestError(404, 'not here');
    response.writeHead(303, { location: await addressOf(entry) }).end();
  };

  server.on('request', (request, response) => {
    const nonce = newNonce();
    for (const [name, value] of Object.entries(pageHeaders(cataloguePage, nonce)))
      response.setHeader(name, value);
    answer(request, response, nonce).catch((error: unknown) => {
      response.statusCode = error instanceof RequestError ? error.status : 500;
      response.setHeader('content-type', 'text/plain; charset=utf-8');
      response.end(messageOf(error));
    });
  });
  const ended = new Promise<void>((resolve) => server.on('close', resolve));
  const close = (): void => {
    ending.abort();
    leaving.stop();
    for (const preview of open.values()) void preview.then((one) => one.close());
    events.close();
    server.close();
    server.closeAllConnections();
  };
  return { address: `${origin}/${token}/`, close, ended };
}
