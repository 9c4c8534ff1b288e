import type { AudioFacts } from '../audio/audio-facts.js';
import { applyEdits } from '../bytes/byte-edit.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { FrontMatterEdit } from '../front-matter/edit.js';
import { isFrontMatterBroken } from '../front-matter/front-matter.js';
import type { FormerValue } from '../id3/former-value.js';
import type { ShowNotes } from '../notes/show-notes.js';
import type { EditPlan, EditPlanned } from '../plan/edit-plan.js';
import { valuesToRemember } from './former-values.js';
import type { Settings, UpdateRequest } from './options.js';
import type { ReadNotesFile } from './read-notes.js';
import type { SmallRead } from './read-small.js';

/** Refuses `-u` for notes that are not in a file. */
export function refuseUpdate({ update, updateFrontMatter }: Settings): void {
  if (!updateFrontMatter && update.length === 0) return;
  const help = 'give the path of the notes, or leave out -u';
  throw new ChapterizeError('usage', 'notes that do not come from a file cannot be updated', { help });
}

/** Nothing to change in the notes. */
export const noUpdate: FrontMatterEdit = { edits: [], updated: [], replaced: [], diagnostics: [] };

/** What `-u` makes of the notes once the plan is carried out. */
export async function planUpdate(
  notes: ShowNotes | null,
  audio: AudioFacts | null,
  plan: EditPlan | null,
  { update, updateFrontMatter }: Settings,
  publishedByteLength: number | null,
): Promise<FrontMatterEdit> {
  if (!updateFrontMatter && update.length === 0) return noUpdate;
  const durationMs = audio?.stream?.durationMs;
  if (notes === null || plan === null || durationMs === undefined || isFrontMatterBroken(notes))
    return noUpdate;
  const isAsked = (value: UpdateRequest) => update.includes(value);
  const byDefault = updateFrontMatter && update.length === 0;
  const { planFrontMatterEdit } = await import('../front-matter/edit.js');
  return planFrontMatterEdit(notes.source, {
    ...(byDefault || isAsked('length') ? { byteLength: plan.resultByteLength } : {}),
    ...(isAsked('length=published') && publishedByteLength !== null
      ? { byteLength: publishedByteLength }
      : {}),
    ...((byDefault && notes.stated.durationMs === null) || isAsked('duration') ? { durationMs } : {}),
  });
}

/**
 * Lets the mark in the file remember what an update takes out of the notes, so that undo can put it back. Where only the notes
 * change, the file is not written for that.
 *
 * @param planned as it is without that
 */
export async function rememberUpdate(
  planned: EditPlanned | null,
  planWith: (statedValues: readonly FormerValue[]) => Promise<EditPlanned | null>,
  updateFor: (plan: EditPlan | null) => Promise<FrontMatterEdit>,
  { known, ownByteLengths, isAudioToWrite }: RememberedUpdate,
): Promise<{ readonly planned: EditPlanned | null; readonly update: FrontMatterEdit }> {
  const plan = planned?.plan ?? null;
  const update = await updateFor(plan);
  if (plan === null || !isAudioToWrite || update.replaced.length === 0) return { planned, update };
  const lengths = [...ownByteLengths, ...plan.earlierByteLengths];
  const values = valuesToRemember(update, plan.resultByteLength, known, lengths);
  const again = await planWith(values);
  return { planned: again, update: await updateFor(again?.plan ?? null) };
}

/** What is known of a file before an update of its notes. */
export interface RememberedUpdate {
  /** What its mark remembers of the notes. */
  readonly known: readonly FormerValue[];
  /** Sizes that an earlier update can have stated. */
  readonly ownByteLengths: readonly number[];
  readonly isAudioToWrite: boolean;
}

/** The notes with their new values, null where none changes. */
export function updatedNotes(
  { notes, file, object }: ReadNotesFile,
  { edits }: FrontMatterEdit,
): SmallRead | null {
  if (notes === null || (file === null && object === null) || edits.length === 0) return null;
  return { file, object, bytes: applyEdits(notes.source.bytes, edits) };
}
