import type { AudioFacts } from '../audio/audio-facts.js';
import { startsAsAudio } from '../audio/starts-as-audio.js';
import { readRange } from '../bytes/byte-source.js';
import { hasErrors } from '../diagnostic/diagnostic.js';
import { weighAll } from '../diagnostic/severity.js';
import { confirmWithin } from '../files/within.js';
import { outcomesOf } from '../verify/outcomes.js';
import { resolvePlayers } from '../verify/players/player-names.js';
import { verify } from '../verify/verify.js';
import type { Begun } from './begin-early.js';
import { planFilesBeside } from './beside.js';
import { describeRun, type RunFacts } from './describe-run.js';
import { hasherFor } from './hasher-for.js';
import { type AudioSource, openAudio } from './open-audio.js';
import { type ChapterizeOptions, resolveOptions, type Settings } from './options.js';
import { planRun, type RunMode } from './plan-run.js';
import { type NotesInput, notesNameOf, type ReadNotesFile, readNotes } from './read-notes.js';
import { readPictures, weighRunPictures } from './read-pictures.js';
import { refuseObject } from './read-small.js';
import type { RunResult } from './run-result.js';
import { buildRunTimeline } from './run-timeline.js';
import { sayOnce } from './say-once.js';
import { settleDoubt } from './settle-doubt.js';

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
  if (settings.touch && !settings.dryRun && result.status === 'unchanged')
    await touch(result.output ?? audioPath);
  return result;
}

async function touch(path: string): Promise<void> {
  refuseObject(path, '--touch');
  const { touchFile } = await import('../files/touch-file.js');
  await touchFile(path);
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
  mode: RunMode,
): Promise<RunResult> {
  const source = audioPath === null ? null : await openInput(audioPath, notes, settings);
  let begun: Begun | undefined;
  try {
    const isMp3 = source === null || startsAsAudio(await readRange(source, 0, 16));
    const read = await readNotes(notes, isMp3 ? null : source.name);
    if (read.file !== null) confirmWithin(read.file.name, read.file.realPath, settings.within);
    if (mode === 'write' && settings.output === null) {
      const { beginEarly } = await import('./begin-early.js');
      begun = await beginEarly(source, read, settings);
    }
    return await runLine(notesNameOf(notes), read, source, begun, begun?.settings ?? settings, mode);
  } finally {
    await begun?.end();
    await source?.close();
  }
}

/** The mp3 may not be the only thing that is missing. */
async function openInput(audioPath: string, notes: NotesInput, settings: Settings): Promise<AudioSource> {
  try {
    return await openAudio(audioPath, settings);
  } catch (error) {
    const { confirmInputs } = await import('./confirm-inputs.js');
    confirmInputs([notes, audioPath]);
    throw error;
  }
}

/** What reads an mp3 is loaded where there is one: notes are checked alone, too. */
async function inspect(
  source: AudioSource,
  begun: Begun | undefined,
  settings: Settings,
): Promise<AudioFacts> {
  const { inspectAudio } = await import('../audio/inspect.js');
  const hash = await hasherFor(settings);
  return (begun?.inspect ?? inspectAudio)(source, { hash });
}

/** One run, from top to bottom; docs/architecture.md says why the steps come in this order. */
async function runLine(
  notes: string,
  unsettled: ReadNotesFile,
  source: AudioSource | null,
  begun: Begun | undefined,
  settings: Settings,
  mode: RunMode,
): Promise<RunResult> {
  const audioPath = source?.name ?? null;
  const outputPath = mode === 'check' ? null : (settings.output ?? audioPath);
  const audio = source === null ? null : await inspect(source, begun, settings);
  const durationMs = audio?.stream?.durationMs ?? null;
  const bare = buildRunTimeline(unsettled.notes, durationMs, settings);
  const read = settleDoubt(unsettled, bare, durationMs);
  const pictures = await readPictures(bare.flat, notes, settings);
  const timeline = { ...bare, flat: pictures.chapters };
  const planned = await planRun({ read, source, audio, timeline }, settings, mode);
  const { plan, update, surfaces } = planned;
  const verification = verify({
    notes: read.notes,
    chapters: timeline.flat,
    chapterErrors: [...read.diagnostics, ...timeline.diagnostics].filter(
      ({ severity, code }) => severity === 'error' && code.startsWith('notes/'),
    ),
    audio,
    plan,
    outputByteLengths: planned.outputByteLengths,
    publishedByteLength: surfaces.published?.byteLength ?? null,
    options: { ...settings, players: resolvePlayers(settings.players) },
  });
  const beside =
    audioPath === null || plan === null
      ? null
      : await planFilesBeside(outputPath ?? audioPath, timeline, settings);

  const steps = [read, audio, timeline, pictures, planned, verification, beside, ...surfaces.results];
  const weight = await weighRunPictures(pictures.chapters, audio, plan);
  const found = [...steps.flatMap((step) => step?.diagnostics ?? []), ...weight];
  const policy = { ...settings, updated: update.updated };
  const facts: RunFacts = {
    ...planned,
    notes,
    audioPath,
    outputPath,
    read,
    audio,
    timeline,
    pictureFiles: pictures.files,
    also: mode === 'check' ? [] : (beside?.wanted ?? []),
    seek: verification.seek,
    checks: outcomesOf([...verification.results, ...surfaces.results], policy),
    diagnostics: weighAll(sayOnce(found), policy),
  };

  if (hasErrors(facts.diagnostics)) return describeRun('failed', facts);
  if (mode === 'check') return describeRun('checked', facts);
  if (source === null || plan === null || read.notes === null) return describeRun('failed', facts);
  const isBesideToWrite = facts.also.some(({ isToWrite }) => isToWrite);
  if (!facts.isAudioToWrite && update.edits.length === 0 && !isBesideToWrite)
    return describeRun('unchanged', facts);
  if (settings.dryRun) {
    const { rehearseRun } = await import('./rehearse-run.js');
    const others = facts.also.filter(({ isToWrite }) => isToWrite).map(({ path }) => path);
    const notesFile = update.edits.length > 0 ? read.file : null;
    const toWrite = { audio: facts.isAudioToWrite ? source : null, notes: notesFile, others };
    await rehearseRun(toWrite, read.file === null ? [] : [facts.notes], settings);
    return describeRun('planned', facts);
  }
  // A run that writes nothing does not even load the writer.
  const { applyRun } = await import('./apply-run.js');
  const write = () => applyRun(source, plan, facts, settings, begun?.copy);
  return settings.inTurn === null ? write() : settings.inTurn(write);
}
