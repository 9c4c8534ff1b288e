import { basename, join } from 'node:path';
import { replaceAtomically } from './atomic-replace.js';
import { targetIn } from './derived-name.js';
import { identityAt } from './file-source.js';
import { interruptible } from './interruption.js';
import { ioFailure } from './io-failure.js';
import { confirmTarget } from './target.js';
import { type WritableHandle, writeFully } from './write-fully.js';

/**
 * Writes a small file under a made-up name that nothing has yet: whole or not at all.
 *
 * @param folder that it must lie in, without symbolic links (targetIn)
 * @returns false where something has the name already; it is not touched
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
  const content = {
    byteLength: bytes.length,
    write: (out: WritableHandle) => writeFully(out, bytes, 0),
  };
  try {
    await interruptible(signal, (abort) =>
      replaceAtomically(target, content, () => confirmTarget(target), { signal: abort }),
    );
    return true;
  } catch (error) {
    throw ioFailure(error, 'write', path);
  }
}
