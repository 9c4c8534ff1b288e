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

/** What the page asks the server for; each throws an Error with the reason in words. */
export const server = {
  state: () => ask<PageState>('state'),
  findings: () => ask<PageFindings>('findings'),
  pictures: () => ask<PagePictures>('pictures'),
  save: (request: SaveRequest) => ask<SaveAnswer>('notes', json('PUT', request)),
  embed: () => ask<EmbedAnswer>('embed', json('POST', {})),
  addPicture: (file: File) => {
    const headers = {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name.toWellFormed().slice(-200)),
    };
    return ask<PagePicture>('picture', { method: 'POST', headers, body: file });
  },
} as const;

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
