import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that only this computer can reach. */
export interface LocalServer {
  readonly server: Server;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
}

/**
 * Listens on 127.0.0.1, on a port that is free.
 *
 * @throws Error of the system when no port can be had
 */
export async function listenLocally(): Promise<LocalServer> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384 });
  server.maxConnections = 64;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
