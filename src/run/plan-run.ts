import type { AudioFacts } from '../audio/audio-facts.js';
import type { Timeline } from '../chapters/timeline.js';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.js';
import type { FrontMatterEdit } from '../front-matter/edit.js';
import type { FormerValue } from '../id3/former-value.js';
import type { LocatedTag } from '../id3/locate-tags.js';
import type { EditPlan, EditPlanned } from '../plan/edit-plan.js';
import type { AudioSource } from './open-audio.js';
import type { Settings } from './options.js';
import type { ReadNotesFile } from './read-notes.js';
import { checkSurfaces, type Surfaces } from './surfaces.js';
import { noUpdate, planUpdate, refuseUpdate } from './update-notes.js';

/** Whether a run may write. */
export type RunMode = 'write' | 'check';

/** What a run has read and measured, from which it plans. */
export interface RunInput {
  readonly read: ReadNotesFile;
  readonly source: AudioSource | null;
  readonly audio: AudioFacts | null;
  readonly timeline: Timeline;
}

/** What a run is going to do to the mp3 and to the notes. */
export interface RunPlan {
  /** null if there is nothing to plan with, or an error. */
  readonly plan: EditPlan | null;
  /** What `-u` makes of the notes. */
  readonly update: FrontMatterEdit;
  /** What the requested surfaces of the episode say; the published file may state the new length. */
  readonly surfaces: Surfaces;
  /** The tags of the file to be written, as they were before. */
  readonly tagsBefore: readonly LocatedTag[];
  /** Sizes that the output of an earlier run has, or had. */
  readonly outputByteLengths: readonly number[];
  /** Whether the plan has anything to do. */
  readonly isAudioToWrite: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans what to write, without writing.
 *
 * @throws ChapterizeError `usage` for `-u` with notes that are not in a file; `network/…`
 */
export async function planRun(input: RunInput, settings: Settings, mode: RunMode): Promise<RunPlan> {
  const { read, source, audio, timeline } = input;
  const isInFile = (read.file !== null || read.object !== null) && read.chapterFile === null;
  if (!isInFile) refuseUpdate(settings);
  const { former, known } = audio === null ? nothingFormer : await findFormer(audio, settings);
  const planWith = (values: readonly FormerValue[]) => planFor(audio, timeline, values, settings);
  let planned = await planWith(known);
  const local = { source, audio, plan: planned?.plan ?? null, notes: read.notes };
  const surfaces = await checkSurfaces(
    { ...local, chapters: timeline.flat, listed: timeline.nested },
    settings,
  );
  const publishedByteLength = surfaces.published?.byteLength ?? null;
  const updateFor = async (plan: EditPlan | null) =>
    mode === 'write' ? planUpdate(read.notes, audio, plan, settings, publishedByteLength) : noUpdate;
  const outputByteLengths = former?.byteLengths ?? [];
  let plan = planned?.plan ?? null;
  let update = await updateFor(plan);
  // The mark remembers what the update takes out of the notes, for undo. If only the notes change, the mp3 is not written
  // for that.
  if (plan !== null && hasAudioToWrite(plan, settings) && update.replaced.length > 0) {
    const lengths = [audio?.byteLength ?? 0, ...outputByteLengths, ...plan.earlierByteLengths];
    const { valuesToRemember } = await import('./former-values.js');
    planned = await planWith(valuesToRemember(update, plan.resultByteLength, known, lengths));
    plan = planned?.plan ?? null;
    update = await updateFor(plan);
  }
  return {
    plan,
    update,
    surfaces,
    tagsBefore: former?.tags ?? audio?.tags ?? [],
    outputByteLengths,
    isAudioToWrite: hasAudioToWrite(plan, settings),
    diagnostics: [...(planned?.diagnostics ?? []), ...update.diagnostics, ...surfaces.diagnostics],
  };
}

const nothingFormer = { former: null, known: [] };

/** The output of an earlier run, if it is another file, and what the marks in both files remember of the notes. */
async function findFormer(audio: AudioFacts, settings: Settings) {
  const { findFormerOutput } = await import('./former-output.js');
  const { rememberedValues } = await import('./former-values.js');
  const { output } = settings;
  const former = output === null ? null : await findFormerOutput(output, audio, settings);
  return { former, known: rememberedValues(former?.tags, audio.tags) };
}

/** A plan needs MPEG audio to put a tag in front of, and chapters without errors. */
async function planFor(
  audio: AudioFacts | null,
  timeline: Timeline,
  statedValues: readonly FormerValue[],
  settings: Settings,
): Promise<EditPlanned | null> {
  if (!audio?.stream || timeline.flat.length === 0 || hasErrors(timeline.diagnostics)) return null;
  const { planEdit } = await import('../plan/plan-edit.js');
  return planEdit(audio, timeline.flat, { ...settings, statedValues });
}

function hasAudioToWrite(plan: EditPlan | null, { output }: Settings): boolean {
  return plan !== null && (plan.mode !== 'unchanged' || output !== null);
}
