import { stat, watch } from 'node:fs';
import { dirname } from 'node:path';
import { isObjectUrl } from '../objects/object-url.js';

/** Editors and encoders write in steps: a file that has not changed for this long counts as complete. */
const quietMs = 100;

/** Folders on network drives send no notice of changes, so the file is checked now and then. */
const pollMs = 400;

/** Each check of an object is a request, which costs money. */
const pollObjectMs = 2000;

/**
 * Watches a file, which may be replaced, rewritten, or away for a while.
 *
 * @param onChange is called once a change is over
 * @returns a function that ends it
 */
export function watchFile(path: string, onChange: () => void): () => void {
  if (isObjectUrl(path)) return watchObject(path, onChange);
  let seen: string | null = null;
  let quiet: NodeJS.Timeout | null = null;
  const look = (): void => {
    stat(path, { bigint: true }, (error, stats) => {
      // A file that is away is being replaced.
      if (error !== null) return;
      const now = `${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}`;
      if (now === seen) return;
      const isFirst = seen === null;
      seen = now;
      if (isFirst) return;
      if (quiet !== null) clearTimeout(quiet);
      quiet = setTimeout(onChange, quietMs);
    });
  };
  look();
  const timer = setInterval(look, pollMs);
  const watcher = tryWatch(dirname(path), look);
  return () => {
    clearInterval(timer);
    if (quiet !== null) clearTimeout(quiet);
    watcher?.close();
  };
}

/** A store sends no notices, so it is polled. Failed requests are repeated. */
function watchObject(url: string, onChange: () => void): () => void {
  const ending = new AbortController();
  let seen: string | null = null;
  const look = async (): Promise<void> => {
    try {
      const { openStoredObject } = await import('../objects/open-stored.js');
      const { etag } = (await openStoredObject(url, ending.signal)).object;
      if (seen !== null && seen !== etag && !ending.signal.aborted) onChange();
      seen = etag;
    } catch {
      // The page is told when it asks for it.
    }
    if (!ending.signal.aborted) timer = setTimeout(() => void look(), pollObjectMs);
  };
  let timer = setTimeout(() => void look(), 0);
  return () => {
    ending.abort();
    clearTimeout(timer);
  };
}

/** If the system cannot watch more folders, it is polled instead. */
function tryWatch(folder: string, onChange: () => void): ReturnType<typeof watch> | null {
  try {
    const watcher = watch(folder, { persistent: false }, onChange);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
