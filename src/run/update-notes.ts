import type { AudioFacts } from '../audio/audio-facts.js';
import { applyEdits } from '../bytes/byte-edit.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { FrontMatterEdit } from '../front-matter/edit.js';
import { isFrontMatterBroken } from '../front-matter/front-matter.js';
import type { ShowNotes } from '../notes/show-notes.js';
import type { EditPlan } from '../plan/edit-plan.js';
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

/** What `-u` changes in the notes once the plan is carried out. */
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

/** The notes with their new values, null if none changes. */
export function updatedNotes(
  { notes, file, object }: ReadNotesFile,
  { edits }: FrontMatterEdit,
): SmallRead | null {
  if (notes === null || (file === null && object === null) || edits.length === 0) return null;
  return { file, object, bytes: applyEdits(notes.source.bytes, edits) };
}
