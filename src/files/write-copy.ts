import type { ByteSource } from '../bytes/byte-source.js';
import type { EditPlan } from '../plan/edit-plan.js';
import type { Applied } from './apply-plan.js';
import { type NewContent, replaceAtomically, type WriteOptions } from './atomic-replace.js';
import { hasContent } from './has-content.js';
import { tryIo } from './io-failure.js';
import { type OutputOptions, outputTarget } from './output-target.js';
import { confirmTarget } from './target.js';
import { writeEdited } from './write-edited.js';

/** Permissions of a new file whose source has none. */
const newFileMode = 0o644;

/**
 * Carries out a plan for a source that is not a file, and writes the result to a file, with the guarantees of applyPlan.
 *
 * @returns whether anything was written: a file that already holds it is not touched
 * @throws ChapterizeError `io/…`, `interrupted`
 */
export async function writeCopy(
  source: ByteSource,
  { edits, resultByteLength }: EditPlan,
  path: string,
  where: OutputOptions,
  how: WriteOptions,
): Promise<Pick<Applied, 'written' | 'realPath' | 'diagnostics'>> {
  return tryIo('write', path, async () => {
    const target = await outputTarget(path, { mode: newFileMode }, where);
    const realPath = target.path;
    const content: NewContent = {
      byteLength: resultByteLength,
      write: (out, signal) => writeEdited(source, edits, out, signal),
    };
    if (target.standing !== null && (await hasContent(target.standing, content)))
      return { written: false, realPath, diagnostics: [] };
    const diagnostics = await replaceAtomically(target, content, () => confirmTarget(target), how);
    return { written: true, realPath, diagnostics };
  });
}
