import { sha256Of } from '../bytes/sha256.js';
import { isObjectUrl } from '../objects/object-url.js';
import type { PagePicture, PagePictures } from './page-state.js';
import { RequestError } from './request-error.js';

/** Files of one name, numbered. */
const mostOfOneName = 100;

const extensions = { 'image/jpeg': 'jpg', 'image/png': 'png' } as const;

/** @param notes the path of the notes */
export function pictureShelf(notes: string, signal: AbortSignal) {
  const place = isObjectUrl(notes)
    ? () => import('./pictures-in-store.js').then((room) => room.picturesInStore(notes, signal))
    : () => import('./pictures-on-disk.js').then((room) => room.picturesOnDisk(notes, signal));
  const paths = new Map<string, string>();
  const give = (path: string): PagePicture => {
    const key = sha256Of(new TextEncoder().encode(path)).slice(0, 32);
    paths.set(key, path);
    return { path, address: `listed-${key}` };
  };
  return {
    /** The path for a key, relative to the notes; null for a key that was not given out. */
    pathOf: (key: string): string | null => paths.get(key) ?? null,
    list: async (): Promise<PagePictures> => {
      const { found, isCut } = await (await place()).find();
      return { pictures: found.map(give), isCut };
    },
    /**
     * Writes a picture as a new file next to the notes, or finds the one that has these bytes under its name.
     *
     * @param name its file name on the person's own computer
     * @throws RequestError 415 for what is not a whole JPEG or PNG, 409; ChapterizeError `io/…`
     */
    add: async (name: string, bytes: Uint8Array): Promise<PagePicture> => {
      const { inspectPicture } = await import('../pictures/inspect-picture.js');
      const named = { image: name, place: { kind: 'file', file: name } } as const;
      const { picture, diagnostics } = inspectPicture(bytes, named);
      if (picture === null) throw new RequestError(415, diagnostics.map(({ message }) => message).join('; '));
      const stem = stemOf(name);
      const { create } = await place();
      for (let number = 1; number <= mostOfOneName; number += 1) {
        const file = `${stem}${number === 1 ? '' : `-${number}`}.${extensions[picture.mimeType]}`;
        if (await create(file, bytes, picture.mimeType)) return give(file);
      }
      throw new RequestError(409, `there are ${mostOfOneName} pictures of the name ${stem} already`);
    },
  };
}

/** The pictures in the folder of the notes, which the page asks for by keys and never by paths. */
export type PictureShelf = ReturnType<typeof pictureShelf>;

/** The name without its extension and without characters that are not for file names. */
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
