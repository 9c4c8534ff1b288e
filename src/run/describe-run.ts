import type { AudioFacts } from '../audio/audio-facts.js';
import { type ChapterChange, type ChapterEntry, compareChapters } from '../chapters/changes.js';
import type { Chapter } from '../chapters/chapter.js';
import type { Timeline } from '../chapters/timeline.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { LocatedTag } from '../id3/locate-tags.js';
import type { Check } from '../verify/check.js';
import type { SeekDrift } from '../verify/seek-drift.js';
import { readAudioChapters } from './audio-chapters.js';
import type { FileBeside } from './beside.js';
import type { RunPlan } from './plan-run.js';
import type { ReadNotesFile } from './read-notes.js';
import {
  bareValues,
  createResult,
  measuredValues,
  type RunResult,
  type RunStatus,
  reportedChapter,
} from './run-result.js';

/**
 * The results of the steps of a `chapterize` or `check` run and, once the plan is carried out, whether there was anything to
 * do.
 */
export interface RunFacts extends RunPlan {
  readonly notes: string;
  readonly audioPath: string | null;
  readonly outputPath: string | null;
  readonly read: ReadNotesFile;
  readonly audio: AudioFacts | null;
  readonly timeline: Timeline;
  readonly also: readonly FileBeside[];
  readonly seek: SeekDrift | null;
  readonly checks: readonly Check[];
  readonly pictureFiles: readonly string[];
  /** Of all steps, weighed. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns the facts of a run into the form that is reported and returned. */
export function describeRun(status: RunStatus, facts: RunFacts): RunResult {
  const { read, audio, plan, diagnostics } = facts;
  const updated = status === 'failed' ? [] : facts.update.updated;
  const isRewrite = (status === 'written' || status === 'planned') && facts.isAudioToWrite;
  const updatedValues = updated.map((value) => (value === 'byteLength' ? 'length' : value));
  return createResult({
    status,
    notes: facts.notes,
    audio: facts.audioPath,
    output: facts.outputPath,
    stated: read.notes === null ? null : bareValues(read.notes.stated),
    measured: audio === null ? null : measuredValues(audio, plan),
    // Without a plan, because of an error, every chapter of the notes is kept so that the report can mark the wrong ones.
    chapters: (plan?.chapters ?? (status === 'failed' ? facts.timeline.nested : facts.timeline.flat)).map(
      reportedChapter,
    ),
    checks: facts.checks,
    frontMatterUpdated: updatedValues.length > 0,
    updatedValues,
    audioWritten: isRewrite,
    replaced: plan?.replaced ?? null,
    changes: plan === null || !isRewrite ? [] : changesTo(plan.chapters, facts.tagsBefore),
    also: facts.also.map(({ format, path, isToWrite }) => ({
      format,
      path,
      written: isToWrite && (status === 'written' || status === 'planned'),
      removed: false,
    })),
    seek: facts.seek,
    pictureFiles: facts.pictureFiles,
    published: facts.surfaces.published,
    feed: facts.surfaces.feed,
    diagnostics,
    source: read.notes?.source ?? null,
  });
}

/** What differs from the chapters in the tags that are replaced; empty if they had none. */
export function changesTo(
  chapters: readonly Chapter[],
  tagsBefore: readonly LocatedTag[],
): readonly ChapterChange[] {
  const before = readAudioChapters(tagsBefore, '').chapters;
  return before.length === 0 ? [] : compareChapters(before.map(entryOf), chapters.map(entryOf));
}

function entryOf({ startMs, title, url }: ChapterEntry): ChapterEntry {
  return { startMs, title, url };
}
