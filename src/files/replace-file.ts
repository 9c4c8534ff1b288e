import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { replaceAtomically } from './atomic-replace.js';
import type { RegularFile } from './file-source.js';
import { interruptible } from './interruption.js';
import { ioFailure } from './io-failure.js';
import { confirmTarget, targetInPlace } from './target.js';
import { type WritableHandle, writeFully } from './write-fully.js';

/**
 * Replaces a small file by new bytes, with the guarantees of applyPlan: the old file or the new one, never a mixture.
 *
 * @param file as it was when its bytes were read (readWholeFile)
 * @param signal as for applyPlan
 * @returns warnings
 * @throws ChapterizeError `io/…`, `io/changed` when the file is no longer what was read, `interrupted`; the file is as
 *   it was then
 */
export async function replaceFile(
  file: RegularFile,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<readonly Diagnostic[]> {
  const target = targetInPlace(file);
  const content = {
    byteLength: bytes.length,
    write: (out: WritableHandle) => writeFully(out, bytes, 0),
  };
  try {
    return await interruptible(signal, (abort) =>
      replaceAtomically(target, content, () => confirmTarget(target), abort),
    );
  } catch (error) {
    throw ioFailure(error, 'write', file.name);
  }
}
