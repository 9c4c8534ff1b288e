import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createSha256 } from '../bytes/sha256.js';
import type { PagePicture, PagePictures } from './page-state.js';
import { RequestError } from './request-error.js';

/** The pictures in the folder of the notes, which the page asks for by keys and never by paths. */
export interface PictureShelf {
  readonly list: () => Promise<PagePictures>;
  /** The path that a key stands for, relative to the notes; null for a key that was not given out. */
  readonly pathOf: (key: string) => string | null;
  /**
   * Writes a picture as a new file beside the notes, or finds the one that has these bytes under its name.
   *
   * @param name as the person's own computer calls it
   * @throws RequestError 415 for what is not a whole JPEG or PNG, 409; ChapterizeError `io/…`
   */
  readonly add: (name: string, bytes: Uint8Array) => Promise<PagePicture>;
}

/** More are not listed; whoever has more writes the paths into the notes. */
const mostListed = 500;
/** So deep are folders looked into. */
const mostDepth = 3;
/** So many entries are looked at: the folder of the notes may be the home of somebody. */
const mostSeen = 20_000;
/** Files of one name, numbered. */
const mostOfOneName = 100;

const extensions = { 'image/jpeg': 'jpg', 'image/png': 'png' } as const;

/** @param notes the path of the notes */
export function pictureShelf(notes: string, signal: AbortSignal): PictureShelf {
  const folder = dirname(notes);
  const paths = new Map<string, string>();
  const give = (path: string): PagePicture => {
    const hash = createSha256();
    hash.update(new TextEncoder().encode(path));
    const key = hash.digest().slice(0, 32);
    paths.set(key, path);
    return { path, address: `listed-${key}` };
  };
  return {
    pathOf: (key) => paths.get(key) ?? null,
    list: async () => {
      const { found, isCut } = await findPictures(folder);
      return { pictures: found.map(give), isCut };
    },
    add: async (name, bytes) => {
      const { inspectPicture } = await import('../pictures/inspect-picture.js');
      const { createFile } = await import('../files/create-file.js');
      const { picture, diagnostics } = inspectPicture(
        { name, realPath: null, bytes },
        { image: name, place: { kind: 'file', file: name } },
      );
      if (picture === null) throw new RequestError(415, diagnostics.map(({ message }) => message).join('; '));
      const stem = stemOf(name);
      for (let number = 1; number <= mostOfOneName; number += 1) {
        const file = `${stem}${number === 1 ? '' : `-${number}`}.${extensions[picture.mimeType]}`;
        const path = join(folder, file);
        if ((await createFile(path, bytes, signal)) || (await isSame(path, bytes))) return give(file);
      }
      throw new RequestError(409, `there are ${mostOfOneName} pictures of the name ${stem} already`);
    },
  };
}

/** The name without its kind, and without what is not for names of files. */
function stemOf(name: string): string {
  const stem = name
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/\.[a-z\d]{1,5}$/i, '')
    .replace(/[\p{C}<>:"|?*%#\\/()[\]]+/gu, ' ')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  // Windows keeps these names for devices.
  if (stem === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(stem))
    return `picture-${stem}`.replace(/-$/, '');
  return Array.from(stem).slice(0, 60).join('');
}

async function isSame(path: string, bytes: Uint8Array): Promise<boolean> {
  const { readWholeFile } = await import('../files/file-source.js');
  const { bytes: standing } = await readWholeFile(path, bytes.length).catch(() => ({ bytes: null }));
  return standing !== null && Buffer.compare(standing, bytes) === 0;
}

/** Files that are called pictures, by their paths. Links are left out: they may lead anywhere. */
async function findPictures(
  folder: string,
): Promise<{ readonly found: readonly string[]; readonly isCut: boolean }> {
  const found: string[] = [];
  let seen = 0;
  let level: readonly string[] = [''];
  for (let depth = 0; depth <= mostDepth && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const below of level) {
      const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        seen += 1;
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        if (entry.isDirectory()) next.push(path);
        else if (entry.isFile() && /\.(?:jpe?g|png)$/i.test(entry.name)) found.push(path);
        if (found.length > mostListed || seen > mostSeen)
          return { found: found.slice(0, mostListed), isCut: true };
      }
    }
    level = next;
  }
  return { found, isCut: false };
}
