import { stat, watch } from 'node:fs';
import { dirname } from 'node:path';

/** Editors and encoders write in steps: what has not changed for so long is taken for whole. */
const quietMs = 100;

/** Folders on network drives send no notice of changes, so that a look now and then has to do. */
const pollMs = 400;

/**
 * Watches a file, which may be replaced, rewritten, or away for a while.
 *
 * @param onChange is called once a change is over
 * @returns ends it
 */
export function watchFile(path: string, onChange: () => void): () => void {
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
