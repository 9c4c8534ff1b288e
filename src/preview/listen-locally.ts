import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A page takes some ten connections; the event stream of each page keeps one. */
const mostConnections = 64;

/**
 * Listens on 127.0.0.1, on a port that is free. Any program on this computer can open connections. If there are too many,
 * one without a request in progress is closed for a new one, so that nobody can keep the page out by opening hundreds.
 *
 * @throws Error of the system when it gets no port
 */
export async function listenLocally() {
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 5_000,
    maxHeaderSize: 16_384,
  });
  boundConnections(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function boundConnections(server: Server): void {
  // The oldest first: those that never had a request answered, and those that had and wait for the next.
  const [fresh, waiting, busy] = [new Set<Socket>(), new Set<Socket>(), new Set<Socket>()];
  server.on('connection', (socket) => {
    socket.on('close', () => {
      for (const state of [fresh, waiting, busy]) state.delete(socket);
    });
    if (fresh.size + waiting.size + busy.size >= mostConnections) {
      const [spare = socket] = fresh.size > 0 ? fresh : waiting;
      spare.destroy();
      for (const state of [fresh, waiting]) state.delete(spare);
      if (spare === socket) return;
    }
    fresh.add(socket);
  });
  server.on('request', ({ socket }, response) => {
    fresh.delete(socket);
    waiting.delete(socket);
    busy.add(socket);
    response.on('close', () => {
      busy.delete(socket);
      if (!socket.destroyed) waiting.add(socket);
    });
  });
}
