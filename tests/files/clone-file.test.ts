import type * as fsPromises from 'node:fs/promises';
import { copyFile, open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type NewContent, replaceAtomically } from '../../src/files/atomic-replace.js';
import { findRegularFile } from '../../src/files/file-source.js';
import { targetInPlace } from '../../src/files/target.js';
import { writeFully } from '../../src/files/write-fully.js';
import { listing, temporaryFolders } from './folder.js';

/** Stands for the file system: most of those that tests run on cannot clone. */
const clone = vi.fn<(from: string, to: string) => Promise<void>>();

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fsPromises>();
  const copy: typeof fsPromises.copyFile = (from, to, mode) =>
    mode === undefined ? real.copyFile(from, to) : clone(String(from), String(to));
  return { ...real, copyFile: copy };
});

const folder = temporaryFolders();
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Replaces `old content` by a variant of it; tells what was written, and what is there afterwards. */
async function replaceByVariant() {
  standing = await folder();
  const path = join(standing, 'a.mp3');
  await writeFile(path, 'old content');
  const written: string[] = [];
  const opened = await open(path);
  const content: NewContent = {
    byteLength: 11,
    write: async (out) => {
      written.push('all');
      await writeFully(out, ascii('new content'), 0);
    },
    variant: {
      descriptor: opened.fd,
      patch: async (out) => {
        written.push('patch');
        await writeFully(out, ascii('new'), 0);
      },
    },
  };
  const target = targetInPlace(findRegularFile(path));
  await replaceAtomically(target, content, () => undefined, new AbortController());
  await opened.close();
  return { written, text: await readFile(path, 'utf8'), names: await listing(dirname(path)) };
}

/** The folder of the test under way. */
let standing = '';

const replaced = { text: 'new content', names: ['a.mp3'] };

beforeEach(() => {
  clone.mockReset();
});

describe.runIf(process.platform === 'linux')(
  'cloneInto(), for a variant of the file that is replaced',
  () => {
    test('leaves only what differs to be written', async () => {
      clone.mockImplementation((from, to) => copyFile(from, to));
      expect(await replaceByVariant()).toEqual({ ...replaced, written: ['patch'] });
      expect(clone).toHaveBeenCalledTimes(1);
    });

    test('gives way to copying where the file system cannot', async () => {
      clone.mockRejectedValue(Object.assign(new Error('not supported'), { code: 'ENOTSUP' }));
      expect(await replaceByVariant()).toEqual({ ...replaced, written: ['all'] });
    });

    test('clones the file that is open, not one that was put under its name since', async () => {
      clone.mockImplementation(async (from, to) => {
        const path = join(standing, 'a.mp3');
        await rename(path, `${path}.away`);
        await writeFile(path, 'of somebody');
        await copyFile(from, to);
        await rename(`${path}.away`, path);
      });
      expect(await replaceByVariant()).toEqual({ ...replaced, written: ['patch'] });
    });
  },
);
