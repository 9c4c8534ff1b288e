import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CatalogueEntry, listCatalogue } from './catalogue.js';
import type { Episode } from './episode.js';
import { listenLocally } from './listen-locally.js';
import type { PageFile } from './page-file.js';
import { fixedHeaders } from './page-headers.js';
import { type Preview, startPreview } from './preview-server.js';
import { cataloguePolicy, renderCatalogue } from './render-catalogue.js';
import { RequestError } from './request-error.js';
import { refuseRequest } from './request-guard.js';
import { isToken, newToken } from './token.js';

/** What a catalogue is started with. */
export interface CatalogueOptions {
  readonly folder: string;
  readonly page: PageFile;
  /** As for startPreview, for each episode that is opened. */
  readonly lingerMs: number | null;
  readonly episode: Omit<Episode, 'notes' | 'audio'>;
}

/**
 * Serves a list of the episodes of a folder; each opens as a preview of its own, on a port of its own.
 *
 * @throws Error of the system when no port can be had
 */
export async function startCatalogue(options: CatalogueOptions): Promise<Preview> {
  const { server, origin } = await listenLocally();
  const token = newToken();
  const open = new Map<string, Promise<Preview>>();
  let entries: readonly CatalogueEntry[] = [];

  const addressOf = async ({ notes, audio }: CatalogueEntry): Promise<string> => {
    if (audio === null) throw new RequestError(404, 'this episode has no audio');
    const { page, lingerMs } = options;
    const preview =
      open.get(notes) ?? startPreview({ episode: { ...options.episode, notes, audio }, page, lingerMs });
    open.set(notes, preview);
    const { address, ended } = await preview;
    void ended.then(() => open.delete(notes));
    return address;
  };

  const answer = async ({ method = '', url = '', headers }: IncomingMessage, response: ServerResponse) => {
    const reason = refuseRequest({ method, headers }, origin);
    if (reason !== null) throw new RequestError(403, reason);
    const [, given = '', name] = /^\/([^/]*)\/([^/]*)$/.exec(url) ?? [];
    if (!isToken(given, token)) throw new RequestError(403, 'the address has another token');
    if (method !== 'GET') throw new RequestError(405, 'expected another method');
    if (name === '') {
      entries = await listCatalogue(options.folder, options.episode.run);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(renderCatalogue(options.folder, entries));
      return;
    }
    const entry = entries[Number(/^open-(\d{1,6})$/.exec(name ?? '')?.[1] ?? Number.NaN)];
    if (entry === undefined) throw new RequestError(404, 'not here');
    response.writeHead(303, { location: await addressOf(entry) }).end();
  };

  server.on('request', (request, response) => {
    for (const [name, value] of Object.entries(fixedHeaders)) response.setHeader(name, value);
    response.setHeader('content-security-policy', cataloguePolicy);
    answer(request, response).catch((error: unknown) => {
      response.statusCode = error instanceof RequestError ? error.status : 500;
      response.setHeader('content-type', 'text/plain; charset=utf-8');
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  const ended = new Promise<void>((resolve) => server.on('close', resolve));
  const close = (): void => {
    for (const preview of open.values()) void preview.then((one) => one.close());
    server.close();
    server.closeAllConnections();
  };
  return { address: `${origin}/${token}/`, close, ended };
}
