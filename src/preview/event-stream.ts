import type { ServerResponse } from 'node:http';
import type { PageEvent } from './page-state.js';

/** The pages that are open, each holding a connection on which it is told what happens (server-sent events). */
export interface EventStream {
  /** Takes in a page; it leaves when its connection ends. */
  readonly add: (response: ServerResponse) => void;
  readonly send: (event: PageEvent) => void;
  /** Ends every connection. */
  readonly close: () => void;
}

/** @param onChange is told how many pages are open whenever one comes or leaves */
export function eventStream(onChange: (pageCount: number) => void): EventStream {
  const pages = new Set<ServerResponse>();
  return {
    add: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('retry: 1000\n\n');
      pages.add(response);
      onChange(pages.size);
      response.on('close', () => {
        pages.delete(response);
        onChange(pages.size);
      });
    },
    send: (event) => {
      for (const page of pages) page.write(`data: ${JSON.stringify(event)}\n\n`);
    },
    close: () => {
      for (const page of pages) page.end();
    },
  };
}
