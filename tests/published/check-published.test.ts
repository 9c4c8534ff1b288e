import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ChapterizeError } from '../../src/diagnostic/failure.js';
import { formatJson } from '../../src/report/json.js';
import { chapterize, check } from '../../src/run/chapterize.js';
import type { ChapterizeOptions } from '../../src/run/options.js';
import { strip } from '../../src/run/strip.js';
import { writeEpisode } from '../build/episode.js';
import { speechFormat } from '../build/episode-audio.js';
import { renderEpisodeNotes } from '../build/episode-notes.js';
import { minuteOfChapters, writePair } from '../run/episode-folder.js';
import { codesOf as codesIn, type JsonResult, runJson, runProgram } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { type Answering, type Host, redirectTo, routes, serveFile, startHost } from './host.js';

function codesOf(json: JsonResult | null, severity: 'error' | 'warning' = 'error'): string[] {
  return json === null ? ['no result'] : codesIn(json, severity);
}

interface Published {
  readonly url: string;
  readonly finalUrl: string | null;
  readonly hops: readonly { readonly url: string; readonly status: number }[];
  readonly byteLength: number | null;
  readonly durationMs: number | null;
  readonly isExact: boolean;
  readonly verdict: { readonly kind: string; readonly differenceMs: number | null } | null;
  readonly requestCount: number;
  readonly receivedByteLength: number;
  readonly tagByteLength: number | null;
}

function publishedOf(json: JsonResult | null): Published {
  const published =
    (json as (JsonResult & { readonly published: Published | null }) | null)?.published ?? null;
  if (published === null) throw new Error('nothing about a published file');
  return published;
}

/** `check` in this process: as JSON, with the exit code that the program would have. */
async function checkHere(
  notes: string,
  audio: string | null,
  published: string,
  options: ChapterizeOptions = {},
) {
  try {
    const result = await check(notes, audio, { published, allowPrivate: true, ...options });
    const json: JsonResult = JSON.parse(formatJson(result));
    return { json, exitCode: result.status === 'failed' ? 1 : 0, failure: null };
  } catch (error) {
    if (!(error instanceof ChapterizeError)) throw error;
    return { json: null, exitCode: 2, failure: error.code };
  }
}

/** An episode with its chapters in, notes that state its length, and the URL of a host that serves what `serve` makes of it. */
async function publish(
  serve: (bytes: Uint8Array, folder: string) => Answering | Promise<Answering>,
  seconds = 60,
) {
  const folder = await makeFolder();
  const { notes, audio } = await writePair(folder, { seconds });
  expect(await chapterize(notes, audio, { updateFrontMatter: true })).toMatchObject({ status: 'written' });
  const bytes = await readFile(join(folder, 'episode.mp3'));
  const answer = await serve(bytes, folder);
  const host = await startHost(answer);
  const url = `${host.origin}/episode.mp3`;
  const check = (options: ChapterizeOptions = {}) => checkHere(notes, audio, url, options);
  return { folder, bytes, host, url, check };
}

describe('check with the URL of the published file', () => {
  test('says that it is the same, with few requests and bytes', async () => {
    const { check, bytes, host } = await publish((file) => serveFile(file));
    const { exitCode, json } = await check();
    expect(codesOf(json)).toEqual([]);
    expect(codesOf(json, 'warning')).toEqual([]);
    expect(exitCode).toBe(0);
    const published = publishedOf(json);
    expect(published.verdict).toMatchObject({ kind: 'same', differenceMs: 0 });
    expect(published.byteLength).toBe(bytes.length);
    expect(published.durationMs).toBe(60_000);
    expect(published.requestCount).toBe(host.asked.length);
    expect(published.requestCount).toBeLessThanOrEqual(25);
    expect(published.receivedByteLength).toBeLessThan(200_000 + (published.tagByteLength ?? 0));
  });

  test('asks for identity with a name of its own, and ranges of the file as first seen', async () => {
    const { check, host } = await publish((file) => serveFile(file));
    await check();
    const [head, first, ...later] = host.asked;
    expect(head?.method).toBe('HEAD');
    expect(head?.headers['user-agent']).toMatch(/^chapterize\/\d+\.\d+\.\d+ /);
    expect(first?.headers.range).toBe('bytes=0-9');
    for (const { headers } of host.asked) expect(headers['accept-encoding']).toBe('identity');
    const samples = later.filter(({ headers }) => headers.range !== 'bytes=0-9');
    expect(samples.length).toBeGreaterThan(16);
    for (const { headers } of samples) expect(headers['if-range']).toBe('"one"');
  });

  test('compares without a local file too', async () => {
    const { folder, url, bytes } = await publish((file) => serveFile(file));
    const alone = await makeFolder();
    await writeFile(join(alone, 'episode.md'), await readFile(join(folder, 'episode.md')));
    const { json, exitCode } = await checkHere(join(alone, 'episode.md'), null, url);
    expect(codesOf(json)).toEqual([]);
    expect(exitCode).toBe(0);
    expect(json?.audio).toBeNull();
    expect(publishedOf(json)).toMatchObject({ byteLength: bytes.length, verdict: null });
  });

  test('follows redirects and names each', async () => {
    const { check, host } = await publish((file) =>
      routes({
        '/episode.mp3': redirectTo('/second?token=secret'),
        '/second': redirectTo('/third.mp3'),
        '/third.mp3': serveFile(file),
      }),
    );
    const { json } = await check();
    expect(publishedOf(json).hops).toEqual([
      { url: `${host.origin}/episode.mp3`, status: 302 },
      { url: `${host.origin}/second?token=…`, status: 302 },
      { url: `${host.origin}/third.mp3`, status: 206 },
    ]);
    expect(codesOf(json)).toEqual([]);
  });

  const other = async (folder: string, seed: number, seconds = 60) => {
    await writeEpisode(join(folder, `other-${seed}.mp3`), {
      seconds,
      seed,
      tag: 'none',
      format: speechFormat,
    });
    return readFile(join(folder, `other-${seed}.mp3`));
  };
  const tagEnd = (file: Uint8Array) => {
    const [a = 0, b = 0, c = 0, d = 0] = file.subarray(6, 10);
    return 10 + ((a << 21) | (b << 14) | (c << 7) | d);
  };

  test.each([
    {
      what: 'the tag was stripped',
      code: 'published/tag-stripped',
      kind: 'tag-stripped',
      make: (file: Uint8Array) => file.subarray(tagEnd(file)),
    },
    {
      what: 'it was encoded again',
      code: 'published/re-encoded',
      kind: 're-encoded',
      make: async (_: Uint8Array, folder: string) => other(folder, 7),
    },
    {
      what: 'twenty seconds of advertisements stand before it',
      code: 'published/ads-inserted',
      kind: 'ads-inserted',
      differenceMs: 20_000,
      make: async (file: Uint8Array, folder: string) => {
        const end = tagEnd(file);
        return Buffer.concat([file.subarray(0, end), await other(folder, 9, 20), file.subarray(end)]);
      },
    },
    {
      what: 'advertisements stand in the middle',
      code: 'published/ads-inserted',
      kind: 'ads-inserted',
      differenceMs: 20_000,
      make: async (file: Uint8Array, folder: string) =>
        Buffer.concat([file.subarray(0, 150_000), await other(folder, 9, 20), file.subarray(150_000)]),
    },
    {
      what: 'the upload was cut',
      code: 'published/cut',
      kind: 'cut',
      make: (file: Uint8Array) => file.subarray(0, 200_000),
    },
    {
      what: 'some of its bytes are others',
      code: 'published/altered',
      kind: 'altered',
      make: (file: Uint8Array) => {
        const copy = Uint8Array.from(file);
        return copy.fill(0x11, 100_000, 130_000);
      },
    },
  ])('says that $what', async ({ code, kind, make, differenceMs }) => {
    const { check } = await publish(async (file, folder) => serveFile(await make(file, folder)));
    const { json, exitCode } = await check();
    expect(codesOf(json)).toContain(code);
    expect(exitCode).toBe(1);
    const { verdict } = publishedOf(json);
    expect(verdict?.kind).toBe(kind);
    if (differenceMs !== undefined)
      expect(Math.abs((verdict?.differenceMs ?? 0) - differenceMs)).toBeLessThan(200);
    const lenient = await check({ verifyStated: false });
    expect(lenient.exitCode).toBe(0);
  });

  test('says that chapters were changed since the upload', async () => {
    const { folder, check } = await publish((file) => serveFile(file));
    const notes = await readFile(join(folder, 'episode.md'), 'utf8');
    await writeFile(join(folder, 'episode.md'), notes.replace('Goodbye', 'Farewell'));
    const { json } = await check();
    expect(codesOf(json)).toContain('published/chapters-differ');
    expect(json?.diagnostics.map(({ message }) => message).join()).toContain(
      '0:45 "Goodbye", expected 0:45 "Farewell"',
    );
  });

  test('takes the local export and the published result for one', async () => {
    const { folder, bytes, check } = await publish((file) => serveFile(file));
    expect(await strip(join(folder, 'episode.mp3'))).toMatchObject({ status: 'written' });
    expect((await readFile(join(folder, 'episode.mp3'))).length).not.toBe(bytes.length);
    const { json } = await check();
    expect(publishedOf(json).verdict?.kind).toBe('same');
    expect(codesOf(json)).toEqual([]);
  });

  test('reads all of it with --full', async () => {
    const { check, bytes } = await publish((file) => serveFile(file));
    const { json } = await check({ full: true });
    const published = publishedOf(json);
    expect(published).toMatchObject({ isExact: true, durationMs: 60_000 });
    expect(published.receivedByteLength).toBeGreaterThanOrEqual(bytes.length);
    expect(codesOf(json)).toEqual([]);
  });

  test('finds nothing wrong with another cover in the tag', async () => {
    const { check } = await publish((file) => {
      const end = tagEnd(file);
      const tag = Uint8Array.from(file.subarray(0, end));
      // The last byte of the padding: a frame would change sizes.
      tag[end - 1] = 1;
      return serveFile(Buffer.concat([tag, file.subarray(end)]));
    });
    const { json } = await check();
    expect(publishedOf(json).verdict?.kind).toBe('retagged');
    expect(json?.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toContain(
      'info published/retagged',
    );
    expect(codesOf(json)).toEqual([]);
  });

  test('misses chapters that only the notes have', async () => {
    const folder = await makeFolder();
    const { notes, audio } = await writePair(folder);
    const host = await startHost(serveFile(await readFile(audio)));
    const { json } = await checkHere(notes, null, `${host.origin}/episode.mp3`);
    expect(codesOf(json)).toEqual(['published/no-chapters']);
  });

  test('compares the duration that the notes state', async () => {
    const folder = await makeFolder();
    const { notes } = await writePair(folder, {}, { duration: '59:00' });
    const host = await startHost(serveFile(await readFile(join(folder, 'episode.mp3'))));
    const { json } = await checkHere(notes, null, `${host.origin}/episode.mp3`);
    expect(codesOf(json)).toContain('published/duration-mismatch');
  });

  test('needs a URL', async () => {
    const folder = await makeFolder();
    const { notes } = await writePair(folder, {}, { file: 'episode.mp3' });
    const { json } = await runJson(folder, 'check', notes, '--published');
    expect(codesOf(json)).toEqual(['published/no-url']);
    expect(json.diagnostics.find(({ code }) => code === 'published/no-url')).toMatchObject({ line: 3 });
  });

  test('points at the length in the notes', async () => {
    const { folder, url } = await publish((file) => serveFile(file));
    const notes = await readFile(join(folder, 'episode.md'), 'utf8');
    const alone = await makeFolder();
    await writeFile(join(alone, 'episode.md'), notes.replace(/^length: .*$/m, 'length: 12345'));
    const { json } = await checkHere(join(alone, 'episode.md'), null, url);
    expect(codesOf(json)).toEqual(['published/length-mismatch']);
    expect(json?.diagnostics[0]).toMatchObject({ line: 5, column: 9 });
  });
});

describe('a host with manners of its own', () => {
  const found = async (answer: (file: Uint8Array) => Answering) => {
    const { check } = await publish(answer);
    const run = await check();
    const { json } = run;
    const codes = (json === null ? [] : [...codesOf(json), ...codesOf(json, 'warning')]).filter((code) =>
      code.startsWith('published/'),
    );
    return { ...run, codes };
  };

  test.each([
    ['no ranges', 'published/no-ranges', (file: Uint8Array) => serveFile(file, { ranges: false })],
    ['another type', 'published/content-type', (file: Uint8Array) => serveFile(file, { type: 'text/html' })],
    [
      'HEAD refused',
      'published/no-head',
      (file: Uint8Array): Answering =>
        (request, response) => {
          if (request.method !== 'HEAD') return serveFile(file)(request, response);
          response.writeHead(405);
          response.end();
        },
    ],
    [
      'another length for HEAD',
      'published/head-length',
      (file: Uint8Array): Answering =>
        (request, response) =>
          serveFile(request.method === 'HEAD' ? file.subarray(0, 99) : file)(request, response),
    ],
    [
      'our name refused',
      'published/agent-refused',
      (file: Uint8Array): Answering =>
        (request, response) => {
          if (!(request.headers['user-agent'] ?? '').startsWith('chapterize'))
            return serveFile(file)(request, response);
          response.writeHead(403);
          response.end('no');
        },
    ],
    [
      'another file for a player',
      'published/by-client',
      (file: Uint8Array): Answering =>
        (request, response) =>
          serveFile(
            (request.headers['user-agent'] ?? '').startsWith('Apple') ? Buffer.concat([file, file]) : file,
          )(request, response),
    ],
    [
      'compression',
      'published/compressed',
      (file: Uint8Array): Answering =>
        (_, response) => {
          response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-encoding': 'gzip' });
          response.end(file);
        },
    ],
    ['nothing there', 'published/not-found', (): Answering => routes({})],
    ['a circle', 'published/redirect', (): Answering => redirectTo('/episode.mp3')],
    [
      'a way into the cloud',
      'published/redirect',
      (): Answering => redirectTo('ftp://169.254.169.254/latest'),
    ],
    [
      'a page',
      'published/not-mp3',
      (): Answering => serveFile(new TextEncoder().encode('<!doctype html><p>Log in')),
    ],
  ])('%s: %s', async (_, code, answer) => {
    const { codes } = await found(answer);
    expect(codes).toEqual([code]);
  });

  test('a length that nobody states', async () => {
    const { codes } = await found((file) => (request, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg' });
      response.end(request.method === 'HEAD' ? undefined : file);
    });
    expect(codes).toEqual(['published/no-ranges', 'published/no-length']);
  });

  test('a tag of more than 8 MB', async () => {
    const { codes } = await found(() => {
      const file = new Uint8Array(9_000_000);
      file.set([0x49, 0x44, 0x33, 3, 0, 0, 4, 0x20, 0, 0]);
      return serveFile(file);
    });
    expect(codes).toEqual(['published/tag-too-long']);
  });

  test('a circle is told from a long way', async () => {
    const { json } = await found(() => redirectTo('/episode.mp3'));
    expect(json?.diagnostics.map(({ message }) => message).join()).toContain('in a circle');
  });

  test('a redirect without end', async () => {
    let count = 0;
    const { codes } = await found(() => (_, response) => {
      count += 1;
      response.writeHead(302, { location: `/next-${count}` });
      response.end();
    });
    expect(codes).toEqual(['published/redirect']);
    expect(count).toBe(11);
  });

  test('a body that ends early fails the run', async () => {
    const { exitCode, failure } = await found((file) => (request, response) => {
      if (request.method === 'HEAD' || request.headers.range === 'bytes=0-9')
        return serveFile(file)(request, response);
      response.writeHead(206, { 'content-range': `bytes 0-4095/${file.length}`, 'content-length': 4096 });
      response.write('half');
      setTimeout(() => response.destroy(), 10);
    });
    expect(exitCode).toBe(2);
    expect(failure).toBe('network/cut');
  });

  test('a server in trouble fails the run', async () => {
    const { exitCode, failure } = await found(() => (_, response) => {
      response.writeHead(503);
      response.end();
    });
    expect(exitCode).toBe(2);
    expect(failure).toBe('network/answer');
  });

  test('a file that changes while it is read fails the run', async () => {
    let count = 0;
    const { exitCode, failure } = await found((file) => (request, response) => {
      count += 1;
      serveFile(file, { etag: count > 6 ? '"two"' : '"one"' })(request, response);
    });
    expect(exitCode).toBe(2);
    expect(failure).toBe('io/changed');
  });

  test('headers cannot write to the terminal', async () => {
    const { folder, url } = await publish((file) => serveFile(file, { type: 'audio/x-\u009b31m' }));
    const { stdout, stderr } = await runProgram(folder, 'check', 'episode.md', url, '--allow-private');
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(stderr).toContain('content-type');
  });
});

describe('what is never asked', () => {
  const refuse = async (address: string) => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'episode.md'), renderEpisodeNotes({ chapters: minuteOfChapters }));
    return checkHere(join(folder, 'episode.md'), null, address, { allowPrivate: false });
  };

  test.each([
    'http://127.0.0.1:1/x.mp3',
    'http://2130706433/x.mp3',
    'http://0x7f.1/x.mp3',
    'http://[::1]/x.mp3',
    'http://[::ffff:7f00:1]/x.mp3',
    'http://169.254.169.254/latest/meta-data',
    'http://localhost/x.mp3',
    'http://metadata.google.internal/x.mp3',
    'http://10.1.2.3/x.mp3',
  ])('%s', async (address) => {
    expect((await refuse(address)).failure).toBe('network/refused');
  });

  test('the host of this test, without --allow-private', async () => {
    const { folder, url, host } = await publish((file) => serveFile(file));
    const { exitCode } = await runJson(folder, 'check', 'episode.md', url);
    expect(exitCode).toBe(2);
    expect(host.asked).toEqual([]);
  });

  test('a password is sent to its own host, and printed nowhere', async () => {
    const { folder, host } = await publish((file) =>
      routes({ '/episode.mp3': redirectTo('/other.mp3'), '/other.mp3': serveFile(file) }),
    );
    const url = host.origin.replace('//', '//anna:pass%20word@');
    const { stdout, stderr } = await runProgram(
      folder,
      'check',
      'episode.md',
      `${url}/episode.mp3`,
      '--allow-private',
    );
    expect(stdout + stderr).not.toMatch(/anna|pass/);
    expect(host.asked[0]?.headers.authorization).toBe(`Basic ${btoa('anna:pass word')}`);
  });

  test('a password is not sent to another host', async () => {
    const { folder, host: second } = await publish((file) => serveFile(file));
    const first: Host = await startHost(redirectTo(`${second.origin}/episode.mp3`));
    const url = first.origin.replace('//', '//anna:secret@');
    await runProgram(folder, 'check', 'episode.md', `${url}/episode.mp3`, '--allow-private');
    expect(first.asked[0]?.headers.authorization).toBeDefined();
    expect(second.asked.length).toBeGreaterThan(0);
    for (const { headers } of second.asked) expect(headers.authorization).toBeUndefined();
  });
});

describe('show with a URL', () => {
  test('lists the chapters in the tag', async () => {
    const { folder, url, bytes } = await publish((file) => serveFile(file));
    const { json, exitCode } = await runJson(folder, 'show', url, '--allow-private');
    expect(exitCode).toBe(0);
    expect(json.chapters.map(({ title }) => title)).toHaveLength(4);
    expect(json.measured).toMatchObject({ byteLength: bytes.length, durationMs: null, tagVersion: '2.3' });
    expect(publishedOf(json).receivedByteLength).toBeLessThan(32_000);
  });

  test('measures with --full', async () => {
    const { folder, url } = await publish((file) => serveFile(file, { ranges: false }));
    const { json } = await runJson(folder, 'show', url, '--allow-private', '--full');
    expect(json.measured?.durationMs).toBe(60_000);
    expect(codesOf(json)).toEqual(['published/no-ranges']);
  });
});
