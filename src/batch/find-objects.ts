import { listObjects } from '../objects/list-objects.js';
import { openObjectStore } from '../objects/object-store.js';
import { formatObjectUrl, parseObjectUrl } from '../objects/object-url.js';
import { isChapterFileName } from '../run/beside-name.js';
import { type EpisodeFile, isAudioName, isNotesName, nameOf } from './episode-file.js';

/**
 * Finds notes and audio in a store: an object as named, or all below a prefix. A key that ends like notes or audio is that of
 * an object. As in folders, names that start with a dot are skipped.
 *
 * @throws ChapterizeError `usage`, `io/…`, `network/…`
 */
export async function findObjects(url: string) {
  const address = parseObjectUrl(url);
  if (isAudioName(address.key)) return { notes: [], audio: [fileAt(url, nameOf(url), true)] };
  if (isNotesName(address.key)) return { notes: [fileAt(url, nameOf(url), true)], audio: [] };
  const key = address.key === '' || address.key.endsWith('/') ? address.key : `${address.key}/`;
  const notes: EpisodeFile[] = [];
  const audio: EpisodeFile[] = [];
  for await (const { address: found, etag } of listObjects(await openObjectStore(), { ...address, key })) {
    const below = found.key.slice(key.length);
    if (below === '' || below.split('/').some((name) => name.startsWith('.')) || isChapterFileName(below))
      continue;
    const file = { ...fileAt(formatObjectUrl(found), below, false), etag };
    if (isNotesName(below)) notes.push(file);
    else if (isAudioName(below)) audio.push(file);
  }
  return { notes, audio };
}

function fileAt(url: string, pathBelow: string, isNamed: boolean): EpisodeFile {
  return { path: url, realPath: url, folder: url.slice(0, url.lastIndexOf('/')), pathBelow, isNamed };
}
