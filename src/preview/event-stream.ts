import type { ServerResponse } from 'node:http';

/** The pages that are open, each holding a connection on which it is told what happens (server-sent events). */
export interface EventStream<Event> {
  /** Adds a page; it is removed when its connection ends. */
  readonly add: (response: ServerResponse) => void;
  readonly send: (event: Event) => void;
  /** Ends every connection. */
  readonly close: () => void;
}

/**
 * @param onChange is told how many pages are open whenever that changes
 * @param first what a new page is told at once
 */
export function eventStream<Event>(
  onChange: (pageCount: number) => void,
  first: () => readonly Event[] = () => [],
): EventStream<Event> {
  const pages = new Set<ServerResponse>();
  return {
    add: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('retry: 1000\n\n');
      for (const event of first()) response.write(messageOf(event));
      pages.add(response);
      onChange(pages.size);
      response.on('close', () => {
        pages.delete(response);
        onChange(pages.size);
      });
    },
    send: (event) => {
      for (const page of pages) page.write(messageOf(event));
    },
    close: () => {
      for (const page of pages) page.end();
    },
  };
}

function messageOf(event: unknown): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
