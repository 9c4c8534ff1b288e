import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listObjects } from '../../src/objects/list-objects.js';
import { openObjectStore } from '../../src/objects/object-store.js';
import { parseObjectUrl } from '../../src/objects/object-url.js';
import { headObject, readObject, readObjectRange } from '../../src/objects/read-object.js';
import { writeObject } from '../../src/objects/write-object.js';
import { chapterize, check } from '../../src/run/chapterize.js';
import { importMarkers } from '../../src/run/import.js';
import { shiftNotes } from '../../src/run/shift.js';
import { show } from '../../src/run/show.js';
import { strip } from '../../src/run/strip.js';
import { undo } from '../../src/run/undo.js';
import { serveFakeStore } from './served-store.js';
import { audioOf, makeAudio, makeNotes } from './stored-episode.mjs';

const store = await serveFakeStore();

const audio = makeAudio(6e6, 'unit');
const notes = { name: 'notes.md', content: makeNotes(audio) };
const url = 's3://bkt/show/e 1+ä.mp3';
const key = 'show/e 1+ä.mp3';
const headers = {
  'content-type': 'audio/mpeg',
  'cache-control': 'max-age=60',
  'content-language': 'de',
  'x-amz-meta-guid': 'g1',
  'x-amz-server-side-encryption': 'AES256',
};

beforeEach(() => {
  store.objects.clear();
  store.uploads.clear();
  store.seen.length = 0;
  store.put(key, audio, headers, 'tier=free&lang=d%20e');
});
afterEach(() => {
  store.intrude = () => null;
});

const bytesAt = (at: string): Buffer => store.objects.get(at)?.bytes ?? Buffer.alloc(0);
const sentByteLength = (): number => store.seen.reduce((sum, { byteLength }) => sum + byteLength, 0);
const whats = (): string[] => store.seen.map(({ what }) => what);

describe('parseObjectUrl()', () => {
  test('uses the key literally', () => {
    expect(parseObjectUrl('s3://bkt/a%20b+c/d?e#f')).toEqual({ bucket: 'bkt', key: 'a%20b+c/d?e#f' });
    expect(parseObjectUrl('S3://bkt')).toEqual({ bucket: 'bkt', key: '' });
  });

  test('refuses what names no bucket', () => {
    expect(() => parseObjectUrl('s3:///key')).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});

describe('an mp3 as an object', () => {
  test('is written with its properties, by sending its first 5 MiB', async () => {
    const result = await chapterize(notes, url);
    expect(result.status).toBe('written');
    expect(audioOf(bytesAt(key)).equals(audio)).toBe(true);
    expect(store.objects.get(key)).toMatchObject({ headers, tags: 'tier=free&lang=d%20e' });
    expect(sentByteLength()).toBeLessThan(5.1 * 1024 * 1024);
    expect(store.seen.find(({ what }) => what === 'POST complete')?.headers['if-match']).toBeDefined();
    expect(store.uploads.size).toBe(0);
    const { chapters } = await show(url);
    expect(chapters.map(({ title }) => title)).toEqual([
      'Part 1',
      'Part 2',
      'Part 3',
      'Part 4',
      'Part 5',
      'Part 6',
    ]);
  });

  test('is left alone by a second run, and by a check', async () => {
    await chapterize(notes, url);
    store.seen.length = 0;
    expect((await chapterize(notes, url)).status).toBe('unchanged');
    expect((await check(notes, url)).status).toBe('checked');
    expect(whats().filter((what) => !/^(?:HEAD|GET) object$/.test(what))).toEqual([]);
  });

  test('comes back by undo, and loses its chapters by strip', async () => {
    await chapterize(notes, url);
    expect((await strip(url)).status).toBe('written');
    expect(bytesAt(key).includes('CHAP')).toBe(false);
    await chapterize(notes, url);
    expect((await undo(url, { fullCheck: true })).status).toBe('written');
    expect(bytesAt(key).equals(audio)).toBe(true);
  });

  test('is sent whole below the least size of a part, under the condition that it is the one that was read', async () => {
    const small = makeAudio(2e6, 'small');
    store.put(key, small, headers);
    await chapterize({ name: 'n', content: makeNotes(small) }, url);
    const put = store.seen.filter(({ what }) => what.startsWith('PUT'));
    expect(put.map(({ what }) => what)).toEqual(['PUT object']);
    expect(put[0]?.headers['if-match']).toBeDefined();
    expect(audioOf(bytesAt(key)).equals(small)).toBe(true);
    expect(store.objects.get(key)?.headers).toEqual(headers);
  });

  test.each(['PUT part', 'GET parts', 'POST complete'])(
    'is as it was when %s fails, and no upload stays',
    async (at) => {
      store.intrude = ({ what }) => (what === at ? [403, 'AccessDenied'] : null);
      await expect(chapterize(notes, url)).rejects.toMatchObject({ code: 'io/permission' });
      expect(bytesAt(key).equals(audio)).toBe(true);
      expect(store.uploads.size).toBe(0);
    },
  );

  test.each(['PUT part', 'POST complete'])('is not replaced when it changes before %s', async (at) => {
    const other = makeAudio(6e6, 'other');
    store.intrude = ({ what }) => {
      if (what === at) store.put(key, other, headers);
      return null;
    };
    await expect(chapterize(notes, url)).rejects.toMatchObject({ code: 'io/changed' });
    expect(bytesAt(key).equals(other)).toBe(true);
    expect(store.uploads.size).toBe(0);
  });

  test('that changes while it is read ends the run', async () => {
    let reads = 0;
    store.intrude = ({ what }) => {
      if (what !== 'GET object') return null;
      reads += 1;
      if (reads === 2) store.put(key, makeAudio(6e6, 'other'), headers);
      return null;
    };
    await expect(chapterize(notes, url)).rejects.toMatchObject({ code: 'io/changed' });
    expect(store.seen.some(({ what }) => what.startsWith('PUT'))).toBe(false);
  });

  test('is not completed when the store has lost bytes of a part', async () => {
    store.intrude = ({ what }) => {
      if (what !== 'GET parts') return null;
      const [upload] = store.uploads.values();
      upload?.parts.set(2, (upload.parts.get(2) ?? Buffer.alloc(1)).subarray(1));
      return null;
    };
    await expect(chapterize(notes, url)).rejects.toMatchObject({ code: 'io/write' });
    expect(bytesAt(key).equals(audio)).toBe(true);
    expect(store.uploads.size).toBe(0);
  });

  test('that reads back differently is reported, by samples or by all of its bytes', async () => {
    const spoil = (offset: number): void => {
      let isWritten = false;
      store.intrude = ({ what }) => {
        if (what === 'POST complete') isWritten = true;
        else if (isWritten) bytesAt(key).writeUInt8(1, offset);
        return null;
      };
    };
    spoil(5 * 1024 * 1024);
    await expect(chapterize(notes, url)).rejects.toMatchObject({ code: 'io/write', written: [url] });
    store.put(key, audio, headers);
    // Between the samples: only the hash of all bytes tells.
    spoil(5 * 1024 * 1024 + 20_000);
    await expect(chapterize(notes, url, { fullCheck: true })).rejects.toMatchObject({ code: 'io/write' });
  });

  test('is not written if its tags may not be read: they would be lost', async () => {
    store.intrude = ({ what }) => (what === 'GET tagging' ? [403, 'AccessDenied'] : null);
    await expect(chapterize(notes, url)).rejects.toMatchObject({ code: 'io/permission' });
    expect(bytesAt(key).equals(audio)).toBe(true);
  });

  test('is written where the store knows neither tags nor conditions', async () => {
    store.intrude = ({ what, headers: sent }) => {
      if (what === 'GET tagging') return [501, 'NotImplemented'];
      const isConditional =
        sent['if-match'] !== undefined || sent['x-amz-copy-source-if-match'] !== undefined;
      return isConditional && what === 'POST complete' ? [412, 'PreconditionFailed'] : null;
    };
    expect((await chapterize(notes, url)).status).toBe('written');
    expect(audioOf(bytesAt(key)).equals(audio)).toBe(true);
  });

  test('ends uploads that a killed run of the same user left open for it, and no others', async () => {
    const open = (at: string, initiator: string) => ({
      key: at,
      initiator,
      headers: {},
      tags: '',
      parts: new Map(),
    });
    store.uploads.set('left', open(key, 'me'));
    store.uploads.set('theirs', open(key, 'somebody'));
    store.uploads.set('elsewhere', open(`${key}.more`, 'me'));
    await chapterize(notes, url);
    expect([...store.uploads.keys()]).toEqual(['theirs', 'elsewhere']);
  });

  test('is as it was after an interruption', async () => {
    const controller = new AbortController();
    store.intrude = ({ what }) => {
      if (what === 'PUT part') controller.abort();
      return null;
    };
    await expect(chapterize(notes, url, { signal: controller.signal })).rejects.toMatchObject({
      code: 'interrupted',
    });
    expect(bytesAt(key).equals(audio)).toBe(true);
    expect(store.uploads.size).toBe(0);
  });

  test('that is not there, and a bucket that is not, are named', async () => {
    await expect(show('s3://bkt/none.mp3')).rejects.toMatchObject({ code: 'io/not-found' });
    await expect(show('s3://bkt/folder/')).rejects.toMatchObject({ code: 'io/not-a-file' });
  });
});

describe('notes and outputs as objects', () => {
  test('notes are updated in place', async () => {
    const stated = makeNotes(audio, { length: 1 });
    store.put('e.md', Buffer.from(stated), { 'content-type': 'text/markdown', 'x-amz-meta-by': 'me' });
    const result = await chapterize('s3://bkt/e.md', url, { updateFrontMatter: true, verifyStated: false });
    expect(result.frontMatterUpdated).toBe(true);
    expect(bytesAt('e.md').toString()).toContain(`length: ${bytesAt(key).length}\n`);
    expect(store.objects.get('e.md')?.headers['x-amz-meta-by']).toBe('me');
  });

  test('import and shift edit notes in place, and only those that were read', async () => {
    const list = '# Show\n\n- (0:00) Hello\n- (0:20) Work\n';
    store.put('e.md', Buffer.from(list), { 'cache-control': 'no-store' });
    store.put('marks.txt', Buffer.from('0.0\t0.0\tA\n26.0\t26.0\tNew\n'));
    expect(await importMarkers('s3://bkt/marks.txt', 's3://bkt/e.md')).toMatchObject({ status: 'written' });
    expect(bytesAt('e.md').toString()).toBe('# Show\n\n- (0:00) Hello\n- (0:26) New\n');
    expect(store.objects.get('e.md')?.headers['cache-control']).toBe('no-store');
    const cut = { cuts: [{ startMs: 10_000, endMs: 15_000 }] };
    expect(await shiftNotes('s3://bkt/e.md', null, cut)).toMatchObject({ status: 'written' });
    expect(bytesAt('e.md').toString()).toContain('- (0:21) New\n');
    store.put('e.md', Buffer.from(list));
    store.intrude = ({ what }) => {
      if (what.startsWith('PUT')) store.put('e.md', Buffer.from('changed meanwhile'));
      return null;
    };
    await expect(shiftNotes('s3://bkt/e.md', null, cut)).rejects.toMatchObject({ code: 'io/changed' });
    expect(bytesAt('e.md').toString()).toBe('changed meanwhile');
  });

  test('an output in the store copies from the source, and is left alone once it is right', async () => {
    expect((await chapterize(notes, url, { output: 's3://bkt/out.mp3' })).status).toBe('written');
    expect(audioOf(bytesAt('out.mp3')).equals(audio)).toBe(true);
    expect(bytesAt(key).equals(audio)).toBe(true);
    expect(sentByteLength()).toBeLessThan(5.1 * 1024 * 1024);
    expect(store.objects.get('out.mp3')?.headers).toEqual(headers);
    store.seen.length = 0;
    expect((await chapterize(notes, url, { output: 's3://bkt/out.mp3' })).status).toBe('unchanged');
    expect(sentByteLength()).toBe(0);
  });

  test('files go to the store, objects go to files, and notes in git are updated', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chapterize-objects-'));
    try {
      const [path, notesPath, back] = [join(folder, 'e.mp3'), join(folder, 'e.md'), join(folder, 'back.mp3')];
      writeFileSync(path, audio);
      writeFileSync(notesPath, makeNotes(audio, { length: 1 }));
      const options = { updateFrontMatter: true, verifyStated: false };
      await chapterize(notesPath, path, { ...options, output: 's3://bkt/up.mp3' });
      expect(audioOf(bytesAt('up.mp3')).equals(audio)).toBe(true);
      expect(readFileSync(notesPath, 'utf8')).toContain(`length: ${bytesAt('up.mp3').length}\n`);
      expect(readFileSync(path).equals(audio)).toBe(true);
      await chapterize(notesPath, 's3://bkt/up.mp3', { output: back });
      expect(readFileSync(back).equals(bytesAt('up.mp3'))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('chapter files are written next to the object', async () => {
    await chapterize(notes, url, { also: ['json'] });
    const beside = store.objects.get('show/e 1+ä.chapters.json');
    expect(beside?.headers['content-type']).toBe('application/json+chapters');
    expect(JSON.parse(String(beside?.bytes))).toMatchObject({ version: '1.2.0' });
  });
});

describe('the functions of a store', () => {
  const at = (name: string) => ({ bucket: 'bkt', key: name });
  const text = (value: string) => new TextEncoder().encode(value);
  const how = { contentType: 'text/plain' };

  test('lists page by page', async () => {
    for (const name of ['p/1', 'p/2', 'p/3', 'q']) store.put(name, text(name));
    const found: string[] = [];
    for await (const { address } of listObjects(await openObjectStore(), at('p/'))) found.push(address.key);
    expect(found).toEqual(['p/1', 'p/2', 'p/3']);
  });

  test('writes under conditions', async () => {
    const opened = await openObjectStore();
    const { etag } = await writeObject(opened, at('j'), text('1'), { ...how, condition: { kind: 'absent' } });
    await expect(
      writeObject(opened, at('j'), text('2'), { ...how, condition: { kind: 'absent' } }),
    ).rejects.toMatchObject({ code: 'io/changed' });
    await writeObject(opened, at('j'), text('3'), { ...how, condition: { kind: 'match', etag } });
    await expect(
      writeObject(opened, at('j'), text('4'), { ...how, condition: { kind: 'match', etag } }),
    ).rejects.toMatchObject({ code: 'io/changed' });
    expect(new TextDecoder().decode((await readObject(opened, at('j'), 10)).bytes)).toBe('3');
    await expect(readObject(opened, at('none'), 10)).rejects.toMatchObject({ code: 'io/not-found' });
    await expect(readObject(opened, at('j'), 0)).rejects.toMatchObject({ code: 'io/read' });
  });

  test('looks itself where the store knows no conditions', async () => {
    const opened = await openObjectStore();
    store.intrude = ({ what, headers: sent }) =>
      what === 'PUT object' && (sent['if-match'] ?? sent['if-none-match']) !== undefined
        ? [501, 'NotImplemented']
        : null;
    await writeObject(opened, at('j'), text('1'), { ...how, condition: { kind: 'absent' } });
    await expect(
      writeObject(opened, at('j'), text('2'), { ...how, condition: { kind: 'absent' } }),
    ).rejects.toMatchObject({ code: 'io/changed' });
    expect(String(bytesAt('j'))).toBe('1');
  });

  test('reads a range of the very object that was seen', async () => {
    const opened = await openObjectStore();
    store.put('r', text('0123456789'));
    const head = await headObject(opened, at('r'));
    if (head === null) throw new Error('not there');
    expect(new TextDecoder().decode(await readObjectRange(opened, head, 2, 5))).toBe('234');
    store.put('r', text('9876543210'));
    await expect(readObjectRange(opened, head, 2, 5)).rejects.toMatchObject({ code: 'io/changed' });
  });
});
