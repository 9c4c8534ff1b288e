import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { contentOf, prepareReplacement, type Replacement, type WriteOptions } from './atomic-replace.js';
import type { RegularFile } from './file-source.js';
import { interruptible, stopIfInterrupted } from './interruption.js';
import { tryIo } from './io-failure.js';
import { confirmTarget, targetInPlace } from './target.js';

/** A small file, and the bytes that it is to have. */
export interface SmallFile {
  /** As it was when its bytes were read (readWholeFile). */
  readonly file: RegularFile;
  readonly bytes: Uint8Array;
}

/** A small file that is ready to be put in place. */
export type PreparedFile = Pick<Replacement, 'discard'> & {
  /** As for replaceFile. */
  commit(): Promise<readonly Diagnostic[]>;
};

/**
 * Makes the new version of a small file, so that whatever can fail fails before anything is in place.
 *
 * @throws ChapterizeError as replaceFile does
 */
export async function prepareFile({ file, bytes }: SmallFile, options: WriteOptions): Promise<PreparedFile> {
  const target = targetInPlace(file);
  return tryIo('write', file.name, async () => {
    // Before the content is written, and not only before the rename: other files may be put in place between.
    confirmTarget(target);
    const replacement = await prepareReplacement(target, contentOf(bytes), options);
    return {
      discard: () => replacement.discard(),
      commit: () => tryIo('write', file.name, () => replacement.commit(() => confirmTarget(target))),
    };
  });
}

/**
 * Replaces a small file with new bytes, with the guarantees of applyPlan: the old file or the new one, never a mixture.
 *
 * @param file as it was when its bytes were read (readWholeFile)
 * @param signal as for applyPlan
 * @returns warnings
 * @throws ChapterizeError `io/…`, `io/changed` when the file is no longer what was read, `interrupted`; the file is as
 *   it was then, unless the error's `written` names it
 */
export async function replaceFile(
  file: RegularFile,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<readonly Diagnostic[]> {
  return interruptible(signal, async (abort) => {
    const prepared = await prepareFile({ file, bytes }, { signal: abort });
    if (abort.aborted) await prepared.discard();
    stopIfInterrupted(abort);
    return prepared.commit();
  });
}
