import { readRange } from '../bytes/byte-source.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { ApplyOptions } from '../files/apply-plan.js';
import { commitCompanion } from '../files/companion.js';
import { interruptible } from '../files/interruption.js';
import { prepareFile } from '../files/replace-file.js';
import { writeCopy } from '../files/write-copy.js';
import { openObjectStore } from '../objects/object-store.js';
import { isObjectUrl } from '../objects/object-url.js';
import { saveObjectBackup } from '../objects/save-backup.js';
import { writeResult } from '../objects/write-result.js';
import type { EditPlan } from '../plan/edit-plan.js';
import { type AudioSource, isStoredObject } from './open-audio.js';
import type { CarriedOut } from './put-notes.js';

/**
 * Carries out a plan where the mp3 or its output is an object.
 *
 * @throws ChapterizeError `io/…`, `network/…`, `interrupted`; its `written` says which files are new nevertheless
 */
export async function applyAcross(
  source: AudioSource,
  plan: EditPlan,
  { companion = null, fullCheck, ...options }: ApplyOptions & { readonly fullCheck: boolean },
): Promise<CarriedOut> {
  const { outputPath, keep = [] } = options;
  const name = outputPath ?? source.name;
  if (outputPath !== null && keep.includes(outputPath)) {
    throw new ChapterizeError('usage', 'the output would overwrite a file that this run reads', {
      file: outputPath,
      help: 'give -o another name',
    });
  }
  return interruptible(options.signal, async (signal) => {
    const how = { signal, breakLock: options.breakLock, list: options.listNames ?? undefined };
    const prepared = companion === null ? null : await prepareFile(companion, how);
    const diagnostics: Diagnostic[] = [];
    let written: boolean;
    let realPath: string | null = null;
    try {
      if (outputPath !== null && !isObjectUrl(outputPath)) {
        const copied = await writeCopy(source, plan, outputPath, options, how);
        ({ written, realPath } = copied);
        diagnostics.push(...copied.diagnostics);
      } else if (outputPath === null && plan.mode === 'unchanged') {
        written = false;
      } else {
        const store = await openObjectStore(signal);
        const object = isStoredObject(source) ? source.object : null;
        if (outputPath === null && object !== null && plan.backup !== null) {
          const { start, end } = plan.backup;
          const saved = await saveObjectBackup(store, object, await readRange(source, start, end - start));
          diagnostics.push(createDiagnostic('edit/tag-saved', { backupPath: saved }, source.name));
        }
        const { edits, resultByteLength } = plan;
        const wanted = { source, object, edits, resultByteLength, outputUrl: outputPath, fullCheck };
        written = await writeResult(store, wanted);
      }
    } catch (error) {
      await prepared?.discard();
      throw error;
    }
    const applied = { path: name, written };
    if (prepared !== null) diagnostics.push(...(await commitCompanion(prepared, companion, applied)));
    return { written, realPath, diagnostics };
  });
}
