import { replaceAtomically } from './atomic-replace.js';
import { interruptible } from './interruption.js';
import { ioFailure } from './io-failure.js';
import { confirmTarget, targetNamed } from './target.js';
import { type WritableHandle, writeFully } from './write-fully.js';

/**
 * Writes a small file under a name that nothing has yet: whole or not at all.
 *
 * @returns false where something has the name already; it is not touched
 * @throws ChapterizeError `io/…`, `io/changed` when it gets the name meanwhile, `interrupted`
 */
export async function createFile(path: string, bytes: Uint8Array, signal?: AbortSignal): Promise<boolean> {
  const target = await targetNamed(path, { mode: 0o666 & ~process.umask() });
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
