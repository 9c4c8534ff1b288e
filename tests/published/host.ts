import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a host was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface Host {
  readonly origin: string;
  readonly asked: readonly Asked[];
}

export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** Starts a server on a port of its own, ended with the test. */
export async function startHost(answer: Answering): Promise<Host> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    asked.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, asked };
}

/** What a file is served with. */
export interface FileManners {
  readonly type?: string;
  readonly etag?: string;
  readonly ranges?: boolean;
}

/** Answers HEAD and GET for one file as a well-behaved host does. */
export function serveFile(
  bytes: Uint8Array,
  { type = 'audio/mpeg', etag = '"one"', ranges = true }: FileManners = {},
): Answering {
  return (request, response) => {
    const total = bytes.length;
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec((ranges && request.headers.range) || '') ?? [];
    const isStale = request.headers['if-range'] !== undefined && request.headers['if-range'] !== etag;
    response.setHeader('content-type', type);
    response.setHeader('etag', etag);
    if (request.method === 'HEAD' || first === undefined || isStale) {
      response.setHeader('content-length', total);
      response.end(request.method === 'HEAD' ? undefined : bytes);
      return;
    }
    const start = Number(first);
    const end = last === '' || last === undefined ? total - 1 : Math.min(Number(last), total - 1);
    const part = bytes.subarray(start, end + 1);
    response.writeHead(206, {
      'content-range': `bytes ${start}-${end}/${total}`,
      'content-length': part.length,
    });
    response.end(part);
  };
}

/** Sends the client elsewhere. */
export function redirectTo(location: string): Answering {
  return (_, response) => {
    response.writeHead(302, { location, 'content-length': 9 });
    response.end('elsewhere');
  };
}

/** One answer for each path, 404 for others. */
export function routes(table: Readonly<Record<string, Answering>>): Answering {
  return (request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const answer = table[path];
    if (answer !== undefined) return answer(request, response);
    response.writeHead(404);
    response.end();
  };
}
