import { editedLength } from '../bytes/byte-edit.js';
import type { ByteRange } from '../bytes/byte-range.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { EditPlan } from '../plan/edit-plan.js';
import { type NewContent, replaceAtomically, type WriteOptions } from './atomic-replace.js';
import { commitCompanion } from './companion.js';
import type { EarlyCopy } from './early-copy.js';
import { type FileSource, leadsTo, sameFile, sameIdentity } from './file-source.js';
import type { ListNames } from './folder-names.js';
import { hasContent } from './has-content.js';
import { interruptible } from './interruption.js';
import { ioFailure } from './io-failure.js';
import { type OutputOptions, outputTarget } from './output-target.js';
import { prepareFile, type SmallFile } from './replace-file.js';
import { saveTagBackup } from './tag-backup.js';
import { changedMeanwhile, confirmTarget, type Target, targetInPlace } from './target.js';
import { writeEdited } from './write-edited.js';

/** Where the result of a plan goes. */
export interface ApplyOptions extends Omit<OutputOptions, 'folder'> {
  /** Path to write; null replaces the file that the plan is for. */
  readonly outputPath: string | null;
  /** A small file to replace once the plan is carried out: the notes. It is made ready before, so that little can fail. */
  readonly companion?: SmallFile | null;
  /** Treat whatever locks the files as left behind by a run that has ended. */
  readonly breakLock?: boolean;
  /** Lists folders, to find what locks the files; a batch shares the lists. */
  readonly listNames?: ListNames | null;
  /**
   * Stops the writing and leaves the old file in place; without one, SIGINT, SIGTERM and SIGHUP do so during the writing.
   */
  readonly signal?: AbortSignal | undefined;
}

/** What became of a plan. */
export interface Applied {
  /** false when the file was as planned already: then it was not touched. */
  readonly written: boolean;
  /** The path that now has the planned content, as the user named it. */
  readonly path: string;
  /** The same without symbolic links. */
  readonly realPath: string;
  readonly byteLength: number;
  /** Where the old tag was saved, null when it was not. */
  readonly backupPath: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Carries out a plan: the only step of a run that touches the disk.
 *
 * Every byte outside the edits is copied from the open source; the file under the target's name is the old one until it
 * is the new one. A plan that changes nothing, and an output that is as planned already, touch nothing.
 *
 * @param source the file that the plan was made from, open since before it was inspected
 * @throws ChapterizeError `io/…` when it cannot be written, `io/locked` while another run writes it, `io/changed` when
 * it is no longer what the plan was made from, `interrupted`, `usage` when the output is a file to keep. Target and
 * companion are then as they were, except those that the error's `written` names
 * @example
 * ```ts
 * import { applyPlan, inspectAudio, openFileSource, planEdit } from 'chapterize';
 *
 * const source = await openFileSource('episode.mp3');
 * const audio = await inspectAudio(source, { hash: null });
 * const chapters = [{ startMs: 0, endMs: 88_000, title: 'All of it', url: null, depth: 0, line: null }];
 * const { plan } = await planEdit(audio, chapters, { tagVersion: 'auto', paddingByteLength: null, force: false });
 * if (plan !== null) {
 *   const { written } = await applyPlan(source, plan, { outputPath: 'finished.mp3' });
 *   console.log(written); // true
 * }
 * await source.close();
 * ```
 */
export async function applyPlan(source: FileSource, plan: EditPlan, options: ApplyOptions): Promise<Applied> {
  return applyBegun(source, plan, undefined, options);
}

/**
 * The same where a copy of the file may be begun already.
 *
 * @param early of the file itself, which is to be replaced
 */
export async function applyBegun(
  source: FileSource,
  plan: EditPlan,
  early: EarlyCopy | undefined,
  options: ApplyOptions,
): Promise<Applied> {
  const { outputPath } = options;
  const target =
    outputPath === null ? targetInPlace(source.file) : await outputTarget(outputPath, source.file, options);
  if (editedLength(source.byteLength, plan.edits) !== plan.resultByteLength) {
    throw new ChapterizeError('internal', `the plan for ${source.name} does not add up to its size`);
  }
  const content = (await early?.contentFor(plan)) ?? contentOf(source, plan, target);
  const isWritten = !(await isDone(source, plan, target, content));
  return interruptible(options.signal, async (signal) => {
    const { companion = null, breakLock, listNames } = options;
    const how = { signal, breakLock, list: listNames ?? undefined };
    const prepared = companion === null ? null : await prepareFile(companion, how);
    const { name: path, path: realPath } = target;
    const { byteLength } = content;
    let applied: Applied = { written: false, path, realPath, byteLength, backupPath: null, diagnostics: [] };
    try {
      if (isWritten) {
        const lost = isInPlace(source, target) ? plan.backup : null;
        const args = [source, target, content, how] as const;
        const writing = lost === null ? writeTarget(...args) : writeWithBackup(lost, ...args);
        applied = { ...applied, ...(await writing) };
      }
    } catch (error) {
      await prepared?.discard();
      throw ioFailure(error, 'write', target.name);
    }
    const warnings = prepared === null ? [] : await commitCompanion(prepared, companion, applied);
    return { ...applied, diagnostics: [...applied.diagnostics, ...warnings] };
  });
}

function contentOf(source: FileSource, plan: EditPlan, target: Target): NewContent {
  const { edits, mode, resultByteLength: byteLength } = plan;
  const write: NewContent['write'] = (out, signal) => writeEdited(source, edits, out, signal);
  const [first, last] = [edits[0], edits.at(-1)];
  // For any other output a clone would save nothing: all of its bytes are new.
  if (mode !== 'same-size' || first === undefined || last === undefined || !isInPlace(source, target))
    return { byteLength, write };
  const range = { start: first.offset, end: last.offset + last.length };
  const patch: NewContent['write'] = (out, signal) => writeEdited(source, edits, out, signal, range);
  return { byteLength, write, variant: { descriptor: source.descriptor, patch } };
}

/** Whether the target is what the plan makes of it already. */
async function isDone(
  source: FileSource,
  plan: EditPlan,
  target: Target,
  content: NewContent,
): Promise<boolean> {
  if (isInPlace(source, target)) return plan.mode === 'unchanged';
  return target.standing !== null && hasContent(target.standing, content);
}

function isInPlace(source: FileSource, { standing }: Target): boolean {
  return standing !== null && sameFile(standing.identity, source.file.identity);
}

type Written = Pick<Applied, 'written' | 'backupPath' | 'diagnostics'>;

async function writeTarget(
  source: FileSource,
  target: Target,
  content: NewContent,
  how: WriteOptions,
  onConfirmed?: () => void,
): Promise<Written> {
  const confirm = (): void => {
    confirmSource(source);
    confirmTarget(target);
    // What comes next is the rename.
    onConfirmed?.();
  };
  const warnings = await replaceAtomically(target, content, confirm, how);
  return { written: true, backupPath: null, diagnostics: [...hardLinkFindings(target), ...warnings] };
}

/** The same where a part of the old file is lost: it is saved first. */
async function writeWithBackup(
  range: ByteRange,
  source: FileSource,
  target: Target,
  content: NewContent,
  how: WriteOptions,
): Promise<Written> {
  const backup = await saveTagBackup(source, range);
  let isConfirmed = false;
  try {
    const written = await writeTarget(source, target, content, how, () => {
      isConfirmed = true;
    });
    const saved = createDiagnostic('edit/tag-saved', { backupPath: backup.path }, source.name);
    return { ...written, backupPath: backup.path, diagnostics: [saved, ...written.diagnostics] };
  } catch (error) {
    // Unless the old file is known to be there still, the backup is the only copy of the old tag.
    const isInDoubt = isConfirmed && !isInPlaceYet(source, target);
    if (!isInDoubt) await backup.discard();
    throw isInDoubt && error instanceof ChapterizeError
      ? error.with({ help: `check the disk and run again; the old tag is saved in ${backup.path}` })
      : error;
  } finally {
    await backup.release();
  }
}

/** Whether the path leads to the file that was read; false when the system does not tell. */
function isInPlaceYet(source: FileSource, { path }: Target): boolean {
  try {
    return leadsTo(path, source.file.identity);
  } catch {
    return false;
  }
}

function confirmSource(source: FileSource): void {
  if (sameIdentity(source.file.identity, source.currentIdentity())) return;
  throw changedMeanwhile(source.name);
}

function hardLinkFindings({ name, standing }: Target): Diagnostic[] {
  if (standing === null || standing.linkCount < 2) return [];
  return [createDiagnostic('edit/hard-links', { count: standing.linkCount - 1 }, name)];
}
