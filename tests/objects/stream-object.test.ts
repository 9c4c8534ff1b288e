import { describe, expect, test } from 'vitest';
import { openObjectStore } from '../../src/objects/object-store.js';
import { streamObject } from '../../src/objects/stream-object.js';
import { serveFakeStore } from './served-store.js';

const store = await serveFakeStore();

const pieceLength = 3 * 1024 * 1024;
const piece = (fill: number): Uint8Array => new Uint8Array(pieceLength).fill(fill);

describe('streamObject()', () => {
  test('sends parts as they are full, and puts the object under its key when it is closed', async () => {
    const stream = streamObject(await openObjectStore(), 's3://bkt/long', 'text/plain', 2 * pieceLength);
    for (const fill of [1, 2, 3]) await stream.write(piece(fill));
    expect([store.uploads.size, store.objects.has('long')]).toEqual([1, false]);
    await stream.close();
    expect(store.uploads.size).toBe(0);
    const { bytes, headers } = store.objects.get('long') ?? {};
    expect(bytes?.equals(Buffer.concat([piece(1), piece(2), piece(3)]))).toBe(true);
    expect(headers?.['content-type']).toBe('text/plain');
  });

  test('leaves what was there, and no upload, when it is given up or fails', async () => {
    store.put('kept', Buffer.from('old'));
    const stream = streamObject(await openObjectStore(), 's3://bkt/kept', 'text/plain', pieceLength);
    await stream.write(piece(1));
    await stream.abandon();
    expect([store.uploads.size, store.objects.get('kept')?.bytes.toString()]).toEqual([0, 'old']);

    const failing = streamObject(await openObjectStore(), 's3://bkt/kept', 'text/plain', pieceLength);
    await failing.write(piece(1));
    store.intrude = ({ what }) => (what === 'POST complete' ? [403, 'AccessDenied'] : null);
    await expect(failing.close()).rejects.toMatchObject({ code: 'io/permission' });
    store.intrude = () => null;
    await failing.abandon();
    expect([store.uploads.size, store.objects.get('kept')?.bytes.toString()]).toEqual([0, 'old']);
  });

  test('replaces what was there', async () => {
    store.put('small', Buffer.from('old'));
    const stream = streamObject(await openObjectStore(), 's3://bkt/small', 'text/plain');
    await stream.write(new TextEncoder().encode('new'));
    await stream.close();
    await stream.abandon();
    expect(store.objects.get('small')?.bytes.toString()).toBe('new');
  });
});
