import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createFile } from '../files/create-file.js';
import { folderHolding } from '../files/derived-name.js';
import { findRegularFile, readWholeFile } from '../files/file-source.js';
import { type FoundPictures, isPictureName, mostListed, type PicturePlace } from './picture-place.js';

/** So deep are folders looked into. */
const mostDepth = 3;
/** How many entries are looked at: the folder of the notes may be a home folder. */
const mostSeen = 20_000;

/** The folder of the notes. */
export function picturesOnDisk(notes: string, signal: AbortSignal): PicturePlace {
  const folder = dirname(notes);
  return {
    find: () => findPictures(folder),
    create: async (name, bytes) => {
      const path = join(folder, name);
      const holding = folderHolding(notes, findRegularFile(notes).realPath);
      return (await createFile(path, bytes, holding, signal)) || isSame(path, bytes);
    },
  };
}

async function isSame(path: string, bytes: Uint8Array): Promise<boolean> {
  const { bytes: standing } = await readWholeFile(path, bytes.length).catch(() => ({ bytes: null }));
  return standing !== null && Buffer.compare(standing, bytes) === 0;
}

/** The paths of files with the name of a picture. Links are left out: they may lead anywhere. */
async function findPictures(folder: string): Promise<FoundPictures> {
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
        else if (entry.isFile() && isPictureName(entry.name)) found.push(path);
        if (found.length > mostListed || seen > mostSeen)
          return { found: found.slice(0, mostListed), isCut: true };
      }
    }
    level = next;
  }
  return { found, isCut: false };
}
