import { basename, join } from 'node:path';
import { contentOf, replaceAtomically } from './atomic-replace.js';
import { targetIn } from './derived-name.js';
import { identityAt } from './file-source.js';
import { interruptible } from './interruption.js';
import { tryIo } from './io-failure.js';
import { confirmTarget } from './target.js';

/**
 * Writes a small file under a new name that chapterize has made up: whole or not at all.
 *
 * @param folder that it must be in, without symbolic links (targetIn)
 * @returns false when something already has the name; it is not touched
 * @throws ChapterizeError `io/…`, `io/changed` when it gets the name meanwhile, `interrupted`
 */
export async function createFile(
  path: string,
  bytes: Uint8Array,
  folder: string,
  signal?: AbortSignal,
): Promise<boolean> {
  if (identityAt(join(folder, basename(path))) !== null) return false;
  const target = targetIn(folder, path, { mode: 0o666 & ~process.umask() });
  if (target.standing !== null) return false;
  await tryIo('write', path, () =>
    interruptible(signal, (abort) =>
      replaceAtomically(target, contentOf(bytes), () => confirmTarget(target), { signal: abort }),
    ),
  );
  return true;
}
