import { editedLength } from '../bytes/byte-edit.js';
import type { ByteRange } from '../bytes/byte-range.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { EditPlan } from '../plan/edit-plan.js';
import { type Content, replaceAtomically } from './atomic-replace.js';
import { type FileSource, sameFile, sameIdentity } from './file-source.js';
import { hasContent } from './has-content.js';
import { interruptible } from './interruption.js';
import { ioFailure } from './io-failure.js';
import { removeTagBackup, saveTagBackup } from './tag-backup.js';
import {
  changedMeanwhile,
  confirmTarget,
  isOneOf,
  type Target,
  targetInPlace,
  targetNamed,
} from './target.js';
import { writeEdited } from './write-edited.js';

/** Where the result of a plan goes. */
export interface ApplyOptions {
  /** Path to write; null replaces the file that the plan is for. */
  readonly outputPath: string | null;
  /** Files that must not be overwritten: the notes. */
  readonly keep?: readonly string[];
  /** Ends the writing with the old file in place; without one, SIGINT, SIGTERM and SIGHUP do while it lasts. */
  readonly signal?: AbortSignal | undefined;
}

/** What became of a plan. */
export interface Applied {
  /** false when the file was as planned already: then nothing was touched. */
  readonly written: boolean;
  /** The path that now has the planned content, as the user named it. */
  readonly path: string;
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
 *   it is no longer what the plan was made from, `interrupted`, `usage` when the output is a file to keep; the target is
 *   as it was then
 */
export async function applyPlan(source: FileSource, plan: EditPlan, options: ApplyOptions): Promise<Applied> {
  const target = await resolveTarget(source, options);
  if (editedLength(source.byteLength, plan.edits) !== plan.resultByteLength) {
    throw new ChapterizeError('internal', `the plan for ${source.name} does not add up to its size`);
  }
  const content = contentOf(source, plan, target);
  if (await isDone(source, plan, target, content)) {
    return {
      written: false,
      path: target.name,
      byteLength: content.byteLength,
      backupPath: null,
      diagnostics: [],
    };
  }
  const backup = isInPlace(source, target) ? plan.backup : null;
  try {
    return await interruptible(options.signal, (signal) =>
      writeTarget(source, target, content, backup, signal),
    );
  } catch (error) {
    throw ioFailure(error, 'write', target.name);
  }
}

async function resolveTarget(source: FileSource, { outputPath, keep = [] }: ApplyOptions): Promise<Target> {
  if (outputPath === null) return targetInPlace(source.file);
  const target = await targetNamed(outputPath, source.file);
  if (await isOneOf(target, keep)) {
    throw new ChapterizeError(
      'usage',
      `${outputPath}: the output would overwrite a file that this run reads`,
      {
        help: 'give -o another name',
      },
    );
  }
  return target;
}

function contentOf(source: FileSource, plan: EditPlan, target: Target): Content {
  const { edits, mode, resultByteLength: byteLength } = plan;
  const write: Content['write'] = (out, signal) => writeEdited(source, edits, out, signal);
  const [first, last] = [edits[0], edits.at(-1)];
  // In place only: the look before the rename shows that it was this very file, and in this state, that was cloned.
  if (mode !== 'same-size' || first === undefined || last === undefined || !isInPlace(source, target))
    return { byteLength, write };
  const range = { start: first.offset, end: last.offset + last.length };
  const patch: Content['write'] = (out, signal) => writeEdited(source, edits, out, signal, range);
  return { byteLength, write, variant: { path: source.file.realPath, patch } };
}

/** Whether the target is what the plan makes of it already. */
async function isDone(
  source: FileSource,
  plan: EditPlan,
  target: Target,
  content: Content,
): Promise<boolean> {
  if (isInPlace(source, target)) return plan.mode === 'unchanged';
  return target.standing !== null && hasContent(target.standing, content);
}

function isInPlace(source: FileSource, { standing }: Target): boolean {
  return standing !== null && sameFile(standing.identity, source.file.identity);
}

async function writeTarget(
  source: FileSource,
  target: Target,
  content: Content,
  backup: ByteRange | null,
  signal: AbortSignal,
): Promise<Applied> {
  const backupPath = backup === null ? null : await saveTagBackup(source, backup);
  const confirm = (): void => {
    confirmSource(source);
    confirmTarget(target);
  };
  try {
    const warnings = await replaceAtomically(target, content, confirm, signal);
    const diagnostics = [...hardLinkFindings(target), ...backupFindings(source, backupPath), ...warnings];
    return { written: true, path: target.name, byteLength: content.byteLength, backupPath, diagnostics };
  } catch (error) {
    if (backupPath !== null) await removeTagBackup(backupPath);
    throw error;
  }
}

function confirmSource(source: FileSource): void {
  if (sameIdentity(source.file.identity, source.currentIdentity())) return;
  throw changedMeanwhile(source.name);
}

function hardLinkFindings({ name, standing }: Target): Diagnostic[] {
  if (standing === null || standing.linkCount < 2) return [];
  return [
    createDiagnostic('edit/hard-links', { count: standing.linkCount - 1 }, { kind: 'file', file: name }),
  ];
}

function backupFindings(source: FileSource, backupPath: string | null): Diagnostic[] {
  if (backupPath === null) return [];
  return [createDiagnostic('edit/tag-saved', { backupPath }, { kind: 'file', file: source.name })];
}
