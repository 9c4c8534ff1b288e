import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { contentOf, replaceAtomically } from './atomic-replace.js';
import { findRegularFile, type RegularFile } from './file-source.js';
import { hasContent } from './has-content.js';
import { interruptible } from './interruption.js';
import { tryIo } from './io-failure.js';
import { type OutputOptions, outputTarget } from './output-target.js';
import { confirmTarget } from './target.js';

/** How to write a small file: as for applyPlan. */
export interface WriteFileOptions extends Pick<OutputOptions, 'within' | 'folder'> {
  readonly signal?: AbortSignal | undefined;
  readonly breakLock?: boolean;
}

/** Whether a file was written, and what was found. */
export interface FileWritten {
  /** false when it had that content already: then it was not touched. */
  readonly written: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Gives a small file, new or existing, its content with the guarantees of applyPlan: the old state or the whole new file,
 * nothing in between.
 *
 * @param like a file whose mode a new one gets; null for the mode that the system gives
 * @param keep files that must not be overwritten
 * @throws ChapterizeError `io/…`, `interrupted`, `usage` when the path leads to a file to keep; nothing is changed then
 */
export async function writeFile(
  path: string,
  bytes: Uint8Array,
  like: string | null,
  keep: readonly string[],
  options: WriteFileOptions = {},
): Promise<FileWritten> {
  const { signal, breakLock } = options;
  const target = await outputTarget(path, likeOf(like), { ...options, keep });
  const content = contentOf(bytes);
  return tryIo('write', path, async () => {
    if (target.standing !== null && (await hasContent(target.standing, content)))
      return { written: false, diagnostics: [] };
    const diagnostics = await interruptible(signal, (abort) =>
      replaceAtomically(target, content, () => confirmTarget(target), { signal: abort, breakLock }),
    );
    return { written: true, diagnostics };
  });
}

function likeOf(like: string | null): Pick<RegularFile, 'mode'> {
  return like === null ? { mode: 0o666 & ~process.umask() } : findRegularFile(like);
}
