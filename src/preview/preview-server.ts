import { answerRequest } from './answer-request.js';
import { type Episode, type ServedEpisode, serveEpisode } from './episode.js';
import { eventStream } from './event-stream.js';
import { leaveTimer } from './leave-timer.js';
import { listenLocally } from './listen-locally.js';
import type { PageFile } from './page-file.js';
import type { PageEvent } from './page-state.js';
import { loadSending } from './serve-audio.js';
import { newToken } from './token.js';
import { watchFile } from './watch-file.js';

/** What a preview is started with. */
export interface PreviewOptions {
  readonly episode: Episode;
  readonly page: PageFile;
  /** How long to go on without an open page after the first one was opened, in ms; null means for ever. */
  readonly lingerMs: number | null;
}

/** A preview that is being served. */
export interface Preview {
  /** With the token in it: whoever has it may write the notes. */
  readonly address: string;
  /** Ends it. */
  readonly close: () => void;
  /** Resolves when it has ended, by `close` or with the last page. */
  readonly ended: Promise<void>;
}

/**
 * Serves the preview of one episode on 127.0.0.1, on a port and under a token of its own.
 *
 * @throws Error of the system when it gets no port
 */
export async function startPreview({ episode, page, lingerMs }: PreviewOptions): Promise<Preview> {
  const token = newToken();
  const { server, origin } = await listenLocally();
  const ending = new AbortController();
  const leaving = leaveTimer(lingerMs, () => close());
  const events = eventStream<PageEvent>((pageCount) => leaving.onPages(pageCount));
  const served = serveEpisode(episode, ending.signal);
  const context = { episode: served, page, events, origin, token };
  server.on('request', (request, response) => void answerRequest(context, request, response));
  const watches = [
    watchFile(episode.notes, () => events.send({ kind: 'notes' })),
    watchFile(episode.audio, () => events.send({ kind: 'audio' })),
  ];
  const ended = new Promise<void>((resolve) => server.on('close', resolve));
  const close = (): void => {
    ending.abort();
    leaving.stop();
    for (const stop of watches) stop();
    events.close();
    server.close();
    server.closeAllConnections();
  };
  // Whoever asked for the address gets it first.
  setImmediate(() => void getReady(served));
  return { address: `${origin}/${token}/`, close, ended };
}

/** Measures the audio while the browser starts. What fails here fails again when the page asks for it, and is reported then. */
async function getReady(episode: ServedEpisode): Promise<void> {
  try {
    const { readEpisode } = await import('./read-episode.js');
    await readEpisode(episode);
    // What sends the first piece.
    await loadSending(episode.audio);
  } catch {
    // The page asks for the same.
  }
}
