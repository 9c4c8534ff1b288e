import type {
  EmbedAnswer,
  PageEvent,
  PageFindings,
  PagePicture,
  PagePictures,
  PageState,
  SaveAnswer,
  SaveRequest,
} from '../page-state.js';

/** The server did what was asked, or says in words why not. */
async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { cache: 'no-store', ...init });
  } catch {
    throw new Error('The preview has ended: start it again in the terminal.');
  }
  const answer = (await response.json()) as T & { readonly message?: string };
  if (!response.ok) throw new Error(answer.message ?? `The server answers ${response.status}.`);
  return answer;
}

/** @throws Error with the reason in words */
export async function fetchState(): Promise<PageState> {
  return ask('state');
}

/** @throws Error with the reason in words */
export async function fetchFindings(): Promise<PageFindings> {
  return ask('findings');
}

/** @throws Error with the reason in words */
export async function sendSave(request: SaveRequest): Promise<SaveAnswer> {
  return ask('notes', json('PUT', request));
}

/** @throws Error with the reason in words */
export async function fetchPictures(): Promise<PagePictures> {
  return ask('pictures');
}

/** @throws Error with the reason in words */
export async function sendPicture(file: File): Promise<PagePicture> {
  const headers = {
    'content-type': 'application/octet-stream',
    'x-file-name': encodeURIComponent(file.name.toWellFormed().slice(-200)),
  };
  return ask('picture', { method: 'POST', headers, body: file });
}

/** @throws Error with the reason in words */
export async function sendEmbed(): Promise<EmbedAnswer> {
  return ask('embed', json('POST', {}));
}

function json(method: string, body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/**
 * Listens to the server, and keeps listening when the connection breaks.
 *
 * @param onEvent is called with what happened
 * @param onLink is told whether the server can be reached
 */
export function listen(onEvent: (event: PageEvent) => void, onLink: (isUp: boolean) => void): void {
  const source = new EventSource('events');
  source.addEventListener('message', ({ data }) => onEvent(JSON.parse(String(data)) as PageEvent));
  source.addEventListener('open', () => onLink(true));
  source.addEventListener('error', () => onLink(false));
}
