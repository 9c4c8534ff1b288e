import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Chapter } from '../../src/chapters/chapter.js';
import { attachPictures } from '../../src/pictures/attach-pictures.js';
import { fitPicture, type ImageEditor, loadImageEditor } from '../../src/pictures/fit-picture.js';
import type { PictureRequest } from '../../src/pictures/picture-source.js';
import { readPicture } from '../../src/pictures/read-picture.js';
import type { HttpClient } from '../../src/published/http-client.js';
import { buildJpeg, buildPng } from '../build/pictures.js';

let root = '';
const jpeg = buildJpeg(40);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'chapterize-pictures-'));
  await mkdir(join(root, 'notes/images'), { recursive: true });
  await writeFile(join(root, 'notes/images/a.jpg'), jpeg);
  await writeFile(join(root, 'notes/page.jpg'), '<html><body>404</body></html>');
  await writeFile(join(root, 'secret.jpg'), jpeg);
  await writeFile(join(root, 'notes/huge.jpg'), Buffer.concat([jpeg, Buffer.alloc(16 * 1024 * 1024)]));
  await symlink('../secret.jpg', join(root, 'notes/link.jpg'));
  await symlink('images/a.jpg', join(root, 'notes/inner.jpg'));
  await symlink('..', join(root, 'notes/up'));
});

afterAll(() => rm(root, { recursive: true, force: true }));

function chapterOf(image: string | null): Chapter {
  return {
    startMs: 0,
    endMs: 1000,
    title: 'A',
    url: null,
    depth: 0,
    line: 1,
    ...(image === null ? {} : { image }),
  };
}

async function attach(images: readonly (string | null)[], request: Partial<PictureRequest> = {}) {
  const notes = join(root, 'notes/episode.md');
  return attachPictures(images.map(chapterOf), {
    notes,
    allowOutside: false,
    connect: null,
    sizePx: null,
    ...request,
  });
}

async function codesOf(image: string, request: Partial<PictureRequest> = {}) {
  const { chapters, diagnostics } = await attach([image], request);
  return [chapters[0]?.picture?.data.length ?? null, ...diagnostics.map(({ code }) => code)];
}

describe('attachPictures()', () => {
  test('reads each file once, for every chapter that names it', async () => {
    const { chapters, files, diagnostics } = await attach([
      'images/a.jpg',
      null,
      './images/a.jpg',
      'images/a.jpg',
    ]);
    expect(chapters.map(({ picture }) => picture?.data.length)).toEqual([
      jpeg.length,
      undefined,
      jpeg.length,
      jpeg.length,
    ]);
    expect(chapters[0]?.picture).toBe(chapters[3]?.picture);
    expect(files.every((file) => file.endsWith('notes/images/a.jpg'))).toBe(true);
    expect(diagnostics).toEqual([]);
  });

  test.each([
    ['missing.jpg', [null, 'pictures/not-found']],
    ['a\0b.jpg', [null, 'pictures/not-found']],
    ['images', [null, 'pictures/unreadable']],
    ['page.jpg', [null, 'pictures/not-a-picture']],
    ['huge.jpg', [null, 'pictures/too-large']],
    ['../secret.jpg', [null, 'pictures/outside']],
    ['images/../../secret.jpg', [null, 'pictures/outside']],
    ['link.jpg', [null, 'pictures/outside']],
    ['up/secret.jpg', [null, 'pictures/outside']],
    ['inner.jpg', [jpeg.length]],
    ['/images/a.jpg', [null, 'pictures/of-site']],
    ['{{ site.url }}/a.jpg', [null, 'pictures/of-site']],
    ['https://pictures.example/a.jpg', [null, 'pictures/address-only']],
  ])('%s', async (image, expected) => {
    expect(await codesOf(image)).toEqual(expected);
  });

  test.each(['../secret.jpg', 'link.jpg', 'up/secret.jpg'])(
    '%s is read where that is allowed',
    async (image) => {
      expect(await codesOf(image, { allowOutside: true })).toEqual([jpeg.length]);
    },
  );

  test('says at the place of the notes what it is about', async () => {
    const imagePlace = { kind: 'text', file: 'n.md', line: 3, column: 5, endLine: 3, endColumn: 9 } as const;
    const request = { notes: join(root, 'notes/n.md'), allowOutside: false, connect: null, sizePx: null };
    const { diagnostics } = await attachPictures([{ ...chapterOf('x.jpg'), imagePlace }], request);
    expect(diagnostics.map(({ place }) => place)).toEqual([imagePlace]);
  });
});

/** A web of a few addresses: a status, or a body, or a target of a redirect. */
function clientFor(
  web: Readonly<Record<string, number | string | Uint8Array>>,
  asked: string[] = [],
): HttpClient {
  return {
    requestCount: 0,
    receivedByteLength: 0,
    ask: async (url) => {
      asked.push(url.href);
      const found = web[url.href] ?? 404;
      const body = found instanceof Uint8Array ? found : new Uint8Array();
      return {
        url,
        status: typeof found === 'number' ? found : typeof found === 'string' ? 302 : 200,
        header: (name) => (name === 'location' && typeof found === 'string' ? found : null),
        take: async (limit) => body.subarray(0, limit),
        pieces: async function* () {
          yield body;
        },
        leave: () => undefined,
      };
    },
    close: async () => undefined,
  };
}

describe('attachPictures(), with the network', () => {
  const web = {
    'https://a.example/a.jpg': jpeg,
    'https://a.example/moved.jpg': 'https://a.example/a.jpg',
    'https://a.example/down.jpg': 'http://a.example/a.jpg',
    'https://a.example/page.jpg': Buffer.from('<html>'),
    'https://a.example/large.jpg': Buffer.concat([jpeg, Buffer.alloc(16 * 1024 * 1024)]),
    'http://a.example/a.jpg': jpeg,
  };

  test.each([
    ['https://a.example/a.jpg', [jpeg.length]],
    ['https://a.example/moved.jpg', [jpeg.length]],
    ['https://a.example/down.jpg', [null, 'pictures/not-fetched']],
    ['http://a.example/a.jpg', [null, 'pictures/not-https']],
    ['https://a.example/none.jpg', [null, 'pictures/not-fetched']],
    ['https://a.example/large.jpg', [null, 'pictures/not-fetched']],
    ['https://a.example/page.jpg', [null, 'pictures/not-a-picture']],
  ])('%s', async (image, expected) => {
    const asked: string[] = [];
    expect(await codesOf(image, { connect: async () => clientFor(web, asked) })).toEqual(expected);
    expect(asked.filter((url) => url.startsWith('http:'))).toEqual([]);
  });
});

/** Stands for sharp: what it was asked for, in the picture that it gives. */
const editor: ImageEditor = (_, options) => {
  const calls: unknown[] = [options];
  const image = {
    rotate: () => image,
    resize: (size: unknown) => {
      calls.push(size);
      return image;
    },
    jpeg: (how: unknown) => {
      calls.push(['jpeg', how]);
      return image;
    },
    png: (how: unknown) => {
      calls.push(['png', how]);
      return image;
    },
    toBuffer: async () => ({ data: Buffer.from(JSON.stringify(calls)), info: { width: 32, height: 24 } }),
  };
  return image;
};

describe('fitPicture()', () => {
  test('keeps a picture that fits, byte for byte', async () => {
    const picture = readPicture(buildPng(32));
    if (picture === null) throw new Error('no picture');
    expect(await fitPicture(picture, 32, editor)).toBe(picture);
  });

  test('fits a larger one into the square, in its own type, with a bound on the pixels that are decoded', async () => {
    const picture = readPicture(buildPng(40, 30));
    if (picture === null) throw new Error('no picture');
    const fitted = await fitPicture(picture, 32, editor);
    expect(fitted).toMatchObject({ mimeType: 'image/png', widthPx: 32, heightPx: 24 });
    expect(JSON.parse(new TextDecoder().decode(fitted?.data))).toEqual([
      { limitInputPixels: 64_000_000, failOn: 'error' },
      { width: 32, height: 32, fit: 'inside', withoutEnlargement: true },
      ['png', { compressionLevel: 9 }],
    ]);
  });

  test('gives null for a picture that cannot be decoded', async () => {
    const picture = readPicture(buildJpeg(40));
    if (picture === null) throw new Error('no picture');
    const failing: ImageEditor = () => {
      throw new Error('Input buffer contains unsupported image format');
    };
    expect(await fitPicture(picture, 32, failing)).toBeNull();
  });

  test('without sharp, says how to install it', async () => {
    await expect(loadImageEditor('sharp-that-is-not-there')).rejects.toMatchObject({
      code: 'usage',
      help: 'install it beside chapterize with: npm install sharp',
    });
  });
});
