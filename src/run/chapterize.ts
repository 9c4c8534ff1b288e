import type { AudioFacts } from '../audio/audio-facts.js';
import { inspectAudio } from '../audio/inspect.js';
import { startsAsAudio } from '../audio/starts-as-audio.js';
import { readRange } from '../bytes/byte-source.js';
import { buildTimeline, type Timeline } from '../chapters/timeline.js';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.js';
import { weighAll } from '../diagnostic/severity.js';
import { confirmWithin } from '../files/within.js';
import type { EditPlan, EditPlanned } from '../plan/edit-plan.js';
import { planEdit } from '../plan/plan-edit.js';
import type { PlanOptions } from '../plan/plan-options.js';
import { outcomesOf } from '../verify/outcomes.js';
import { resolvePlayers } from '../verify/players/players.js';
import { verify } from '../verify/verify.js';
import { type FilesBeside, planFilesBeside, writeFilesBeside } from './beside.js';
import { findFormerOutput } from './former-output.js';
import { rememberedValues } from './former-values.js';
import { hasherFor } from './hasher-for.js';
import { type AudioSource, openAudio } from './open-audio.js';
import { type ChapterizeOptions, resolveOptions, type Settings } from './options.js';
import { type NotesInput, notesNameOf, readNotes } from './read-notes.js';
import { readPictures, weighRunPictures } from './read-pictures.js';
import { refuseObject } from './read-small.js';
import { describeRun, type RunFacts, type RunResult } from './run-result.js';
import { sayOnce } from './say-once.js';
import { checkSurfaces } from './surfaces.js';
import { noUpdate, planUpdate, refuseUpdate, rememberUpdate, updatedNotes } from './update-notes.js';

/**
 * Writes the chapters of show notes into an mp3, after verifying it against them: the main job.
 *
 * @returns status `written`, `unchanged`, `planned` (dry run), or `failed` with error findings and nothing written
 * @throws ChapterizeError `usage`, `io/…`, `interrupted`: the run could not happen, and both files are as they were
 * @example
 * ```ts
 * import { chapterize } from 'chapterize';
 *
 * const result = await chapterize('episode.md', 'episode.mp3', { output: 'finished.mp3' });
 * console.log(result.status, result.chapters.length); // written 8
 * ```
 */
export async function chapterize(
  notes: NotesInput,
  audioPath: string,
  options: ChapterizeOptions = {},
): Promise<RunResult> {
  const settings = resolveOptions(options);
  const result = await run(notes, audioPath, settings, 'write');
  if (settings.touch && !settings.dryRun && result.status === 'unchanged') {
    refuseObject(result.output ?? audioPath, '--touch');
    const { touchFile } = await import('../files/touch-file.js');
    await touchFile(result.output ?? audioPath);
  }
  return result;
}

/**
 * The same reading and verifying, never writes.
 *
 * @param audioPath null checks the notes alone
 * @returns status `checked`, or `failed` with error findings
 * @throws ChapterizeError `usage`, `io/…`
 * @example
 * ```ts
 * import { check } from 'chapterize';
 *
 * const notes = { name: 'draft.md', content: '- [@0:00] Welcome\n- [@0:75] Letters\n' };
 * const { status, diagnostics } = await check(notes, null);
 * console.log(status, diagnostics.find(({ severity }) => severity === 'error')?.code); // failed notes/field-over-59
 * ```
 */
export async function check(
  notes: NotesInput,
  audioPath: string | null,
  options: ChapterizeOptions = {},
): Promise<RunResult> {
  return run(notes, audioPath, resolveOptions(options), 'check');
}

async function run(
  notes: NotesInput,
  audioPath: string | null,
  settings: Settings,
  mode: 'write' | 'check',
): Promise<RunResult> {
  const source = audioPath === null ? null : await openAudio(audioPath, settings);
  try {
    return await runLine(notes, source, settings, mode);
  } finally {
    await source?.close();
  }
}

/** One run, from top to bottom; docs/architecture.md says why the steps come in this order. */
async function runLine(
  notes: NotesInput,
  source: AudioSource | null,
  settings: Settings,
  mode: 'write' | 'check',
): Promise<RunResult> {
  const audioPath = source?.name ?? null;

  const isMp3 = source === null || startsAsAudio(await readRange(source, 0, 16));
  const read = await readNotes(notes, isMp3 ? null : audioPath);
  if (read.file !== null) confirmWithin(read.file.name, read.file.realPath, settings.within);
  const audio = source === null ? null : await inspectAudio(source, { hash: await hasherFor(settings) });
  const durationMs = audio?.stream?.durationMs ?? null;
  const bare = buildTimeline(read.notes?.marks ?? [], { ...settings, durationMs });
  const pictures = await readPictures(bare.flat, notesNameOf(notes), settings);
  const timeline = { ...bare, flat: pictures.chapters };
  const former =
    audio === null || settings.output === null
      ? null
      : await findFormerOutput(settings.output, audio, settings);
  const tagsBefore = former?.tags ?? audio?.tags ?? [];
  const known = rememberedValues(former?.tags, audio?.tags);
  const planWith = (statedValues: typeof known) => planFor(audio, timeline, { ...settings, statedValues });
  const first = await planWith(known);
  const local = {
    notes: read.notes,
    source,
    audio,
    plan: first?.plan ?? null,
    chapters: timeline.flat,
    listed: timeline.nested,
  };
  const surfaces = await checkSurfaces(local, settings);
  const publishedByteLength = surfaces.published?.byteLength ?? null;
  if ((read.file === null && read.object === null) || read.chapterFile !== null) refuseUpdate(settings);
  const updateFor = async (plan: EditPlan | null) =>
    mode === 'write' ? planUpdate(read.notes, audio, plan, settings, publishedByteLength) : noUpdate;
  const { planned, update } = await rememberUpdate(first, planWith, updateFor, {
    known,
    ownByteLengths: [audio?.byteLength ?? 0, ...(former?.byteLengths ?? [])],
    isAudioToWrite: hasAudioToWrite(first?.plan ?? null, settings),
  });
  const plan = planned?.plan ?? null;
  const verification = verify({
    notes: read.notes,
    chapters: timeline.flat,
    chapterErrors: [read, timeline].flatMap(({ diagnostics }) => diagnostics.filter(isChapterError)),
    audio,
    plan,
    outputByteLengths: former?.byteLengths ?? [],
    publishedByteLength,
    options: { ...settings, players: resolvePlayers(settings.players) },
  });

  const policy = { ...settings, updated: update.updated };
  const outputPath = mode === 'check' ? null : (settings.output ?? audioPath);
  const beside =
    audioPath === null || plan === null
      ? noFilesBeside
      : await planFilesBeside(outputPath ?? audioPath, timeline, settings);
  const findings = [
    read,
    audio,
    timeline,
    pictures,
    planned,
    verification,
    update,
    beside,
    surfaces,
    ...surfaces.results,
  ];
  const weight = await weighRunPictures(pictures.chapters, audio, plan);
  const found = [...findings.flatMap((step) => step?.diagnostics ?? []), ...weight];
  const diagnostics = weighAll(sayOnce(found), policy);
  const checks = outcomesOf([...verification.results, ...surfaces.results], policy);
  const paths = { notes: notesNameOf(notes), audioPath, outputPath };
  const isAudioToWrite = hasAudioToWrite(plan, settings);
  const also = mode === 'check' ? [] : beside.wanted;
  const { seek } = verification;
  const steps = { read, audio, timeline, plan, also, seek, checks, update, tagsBefore, surfaces };
  const facts: RunFacts = { ...paths, ...steps, pictureFiles: pictures.files, isAudioToWrite, diagnostics };

  if (hasErrors(diagnostics)) return describeRun('failed', facts);
  if (mode === 'check') return describeRun('checked', facts);
  if (source === null || plan === null || read.notes === null) return describeRun('failed', facts);
  const isBesideToWrite = beside.wanted.some((file) => file.isToWrite);
  if (!isAudioToWrite && update.edits.length === 0 && !isBesideToWrite)
    return describeRun('unchanged', facts);
  if (settings.dryRun) return describeRun('planned', facts);

  // The writer is not even loaded by a run that writes nothing.
  const { carryOut } = await import('./carry-out.js');
  const applied = await carryOut(source, plan, {
    outputPath: settings.output,
    keep: typeof notes === 'string' ? [notes] : [],
    // Put in place last: notes that state the new length beside an mp3 of the old one would be wrong if the run ended there.
    newNotes: updatedNotes(read, update),
    within: settings.within,
    breakLock: settings.breakLock,
    listNames: settings.listNames,
    signal: settings.signal,
    fullCheck: settings.fullCheck,
  });
  const written = outputPath ?? source.name;
  const warnings = await writeFilesBeside(
    beside.wanted,
    written,
    [notesNameOf(notes), source.name],
    [...(applied.written ? [written] : []), ...(update.edits.length > 0 ? [notesNameOf(notes)] : [])],
    settings,
  );
  const isWritten = applied.written || update.edits.length > 0 || isBesideToWrite;
  return describeRun(isWritten ? 'written' : 'unchanged', {
    ...facts,
    isAudioToWrite: applied.written,
    diagnostics: [...diagnostics, ...applied.diagnostics, ...warnings],
  });
}

function hasAudioToWrite(plan: EditPlan | null, { output }: Settings): boolean {
  return plan !== null && (plan.mode !== 'unchanged' || output !== null);
}

function isChapterError({ severity, code }: Diagnostic): boolean {
  return severity === 'error' && code.startsWith('notes/');
}

/** A plan needs MPEG audio to put a tag in front of, and chapters without errors. */
async function planFor(
  audio: AudioFacts | null,
  timeline: Timeline,
  settings: Settings & PlanOptions,
): Promise<EditPlanned | null> {
  if (!audio?.stream || timeline.flat.length === 0 || hasErrors(timeline.diagnostics)) return null;
  return planEdit(audio, timeline.flat, settings);
}

const noFilesBeside: FilesBeside = { wanted: [], diagnostics: [] };
