// Serves files by name on loopback, with byte ranges, as a podcast host does.
import { open, stat } from 'node:fs/promises';
import { createServer } from 'node:http';

/**
 * @param files path by name, such as `{ 'episode.mp3': '/tmp/x/episode.mp3' }`; an empty page is at `/`
 * @returns address without a slash at the end, and a function that ends it
 */
export async function serveFiles(files) {
  const server = createServer(async (request, response) => {
    const name = request.url?.slice(1) ?? '';
    if (name === '')
      return response.setHeader('content-type', 'text/html').end('<!doctype html><title>test</title>');
    const path = files[name];
    if (path === undefined) return response.writeHead(404).end();
    const { size } = await stat(path);
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    const start = range === null ? 0 : Number(range[1]);
    const end = range?.[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
    if (start >= size) return response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    const headers = {
      'accept-ranges': 'bytes',
      'content-type': 'audio/mpeg',
      'content-length': end - start + 1,
    };
    response.writeHead(range === null ? 200 : 206, {
      ...headers,
      ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
    });
    const handle = await open(path);
    const body = handle.createReadStream({ start, end });
    // A browser that seeks drops the connection.
    response.on('close', () => body.destroy());
    return body.pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { address: `http://127.0.0.1:${server.address().port}`, close };
}
