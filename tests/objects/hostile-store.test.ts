import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { listObjects } from '../../src/objects/list-objects.js';
import { openObjectStore } from '../../src/objects/object-store.js';
import { headObject, readObject, readObjectRange } from '../../src/objects/read-object.js';
import { useStoreAt } from './served-store.js';

/*
 * A store that does not keep to what it says: whatever it answers, a read ends, with the bytes that were asked for or a failure.
 */

let answer: (response: ServerResponse, url: URL) => void = () => undefined;
const server = createServer((request, response) => {
  response.on('error', () => undefined);
  answer(response, new URL(request.url ?? '/', 'http://store'));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
useStoreAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const address = { bucket: 'bkt', key: 'a.mp3' };
const object = { address, etag: '"e"' };
const read = async () => readObjectRange(await openObjectStore(), object, 0, 100);
const head = (length?: number) => ({
  etag: '"e"',
  ...(length === undefined ? {} : { 'content-length': String(length) }),
});

describe('a range of an object', () => {
  test('without a stated length is read, if it is as long as asked', async () => {
    answer = (response) => response.writeHead(206, head()).end(Buffer.alloc(100, 7));
    expect(await read()).toEqual(new Uint8Array(100).fill(7));
  });

  test.each<[string, typeof answer]>([
    ['is shorter', (response) => response.writeHead(206, head(99)).end(Buffer.alloc(99))],
    ['is longer', (response) => response.writeHead(206, head(1e6)).end(Buffer.alloc(1e6))],
    ['is shorter, without a length', (response) => response.writeHead(206, head()).end(Buffer.alloc(99))],
    [
      'does not end',
      (response) => {
        response.writeHead(206, head());
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65536)));
        };
        response.on('drain', more);
        more();
      },
    ],
    [
      'has another ETag',
      (response) => response.writeHead(206, { etag: '"f"', 'content-length': '100' }).end(Buffer.alloc(100)),
    ],
    ['is not there', (response) => response.writeHead(206, { etag: '"e"' }).end()],
  ])('that %s is refused', async (_, wrong) => {
    answer = wrong;
    await expect(read()).rejects.toMatchObject({ code: 'io/changed' });
  });

  test('that breaks off is asked for again, three times', async () => {
    let count = 0;
    answer = (response) => {
      count += 1;
      response.writeHead(206, head(100));
      response.write(Buffer.alloc(10), () => response.destroy());
    };
    await expect(read()).rejects.toMatchObject({ code: 'network/unreachable' });
    expect(count).toBe(3);
  });

  test('is not read of an object that claims more than is accepted, or no ETag', async () => {
    answer = (response) =>
      response.writeHead(200, { etag: '"e"', 'content-length': '9007199254740991' }).end();
    await expect(readObject(await openObjectStore(), address, 1000)).rejects.toMatchObject({
      code: 'io/read',
    });
    answer = (response) => response.writeHead(200, { 'content-length': '5' }).end();
    await expect(headObject(await openObjectStore(), address)).rejects.toMatchObject({
      code: 'network/answer',
    });
  });
});

describe('a list of objects', () => {
  const page = (keys: readonly string[], token: string) => {
    const contents = keys.map((key) => `<Contents><Key>${key}</Key><ETag>e</ETag><Size>1</Size></Contents>`);
    return `<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>${token}</NextContinuationToken>${contents.join('')}</ListBucketResult>`;
  };
  const list = async () => {
    const keys: string[] = [];
    for await (const { address: found } of listObjects(await openObjectStore(), {
      bucket: 'bkt',
      key: 'show/',
    }))
      keys.push(found.key);
    return keys;
  };

  test('that begins again and again is given up', async () => {
    answer = (response) => response.end(page(['show/a.mp3'], 'same'));
    await expect(list()).rejects.toMatchObject({ code: 'network/answer' });
  });

  test('of pages without objects is given up', async () => {
    let count = 0;
    answer = (response) => response.end(page([], String((count += 1))));
    await expect(list()).rejects.toMatchObject({ code: 'network/answer' });
    expect(count).toBeLessThan(200);
  });

  test('does not return objects that were not asked for', async () => {
    answer = (response) =>
      response.end(page(['../x.mp3', 'other/x.mp3', 'show/b.mp3'], 't').replace('true', 'false'));
    expect(await list()).toEqual(['show/b.mp3']);
  });

  test('that is not a list is refused', async () => {
    answer = (response) => response.writeHead(503).end('<html>busy</html>');
    await expect(list()).rejects.toMatchObject({ code: expect.stringMatching(/^network\//) });
  });
});
