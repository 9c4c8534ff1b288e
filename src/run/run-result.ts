import type { AudioFacts } from '../audio/audio-facts.js';
import type { ChapterChange } from '../chapters/changes.js';
import type { Chapter } from '../chapters/chapter.js';
import { type Diagnostic, sortDiagnostics } from '../diagnostic/diagnostic.js';
import type { FeedReport } from '../feed/feed.js';
import type { Stated } from '../front-matter/stated.js';
import type { NotedTime } from '../notes/roles/role.js';
import type { EditPlan, TagVersion } from '../plan/edit-plan.js';
import { tagVersionOf } from '../plan/tag-version.js';
import type { PublishedFacts } from '../published/published-facts.js';
import type { SourceText } from '../text/source-text.js';
import type { Check } from '../verify/check.js';
import type { SeekDrift } from '../verify/seek-drift.js';
import type { UpdatableValue } from './options.js';

/** How a run ended. */
export type RunStatus = 'written' | 'unchanged' | 'planned' | 'checked' | 'failed';

/** What the notes state, bare values; null if they do not. */
export interface StatedValues {
  readonly title: string | null;
  readonly durationMs: number | null;
  readonly byteLength: number | null;
  readonly file: string | null;
}

/** What was measured in the audio; null if unknown. */
export interface MeasuredValues {
  readonly durationMs: number | null;
  readonly byteLength: number | null;
  /** Size with the chapters in. */
  readonly resultByteLength: number | null;
  /** The SHA-256 of the audio range, lower-case hex; null unless asked for. */
  readonly audioSha256: string | null;
  readonly tagVersion: TagVersion | null;
  readonly resultTagVersion: TagVersion | null;
}

/** A chapter as reported, without the bytes of its picture; those found in an mp3 have an element ID. */
export interface ReportedChapter extends Omit<Chapter, 'imagePlace' | 'mark'> {
  readonly elementId?: string;
  readonly imageMimeType?: string | null;
  readonly imageByteLength?: number | null;
  readonly imageWidthPx?: number | null;
  readonly imageHeightPx?: number | null;
}

/** What happened to a chapter file next to the mp3; in a dry run, what would happen. */
export interface AlsoResult {
  readonly format: string;
  readonly path: string;
  readonly written: boolean;
  /** By `undo`. */
  readonly removed: boolean;
}

/** The result of a run of any command; reports are made from it, and the library returns it. */
export interface RunResult {
  readonly status: RunStatus;
  /** Paths as given; null if the command has no such file. */
  readonly notes: string | null;
  readonly audio: string | null;
  readonly output: string | null;
  readonly stated: StatedValues | null;
  readonly measured: MeasuredValues | null;
  readonly chapters: readonly ReportedChapter[];
  /** What was compared, in order, with its outcome. */
  readonly checks: readonly Check[];
  /** Whether values of the front matter were (or in a dry run would be) updated. */
  readonly frontMatterUpdated: boolean;
  /** The notes whose values `undo` has put back; null for other commands and where none were. */
  readonly restoredNotes: string | null;
  /** Which values those are. */
  readonly updatedValues: readonly UpdatableValue[];
  /** Whether the audio, or the output, was (or in a dry run would be) written; not when it was as planned already. */
  readonly audioWritten: boolean;
  /** Chapters that were in the mp3 before and are replaced or removed; null when there were none. */
  readonly replaced: EditPlan['replaced'];
  /** What differs from the chapters that were in the file to be written; empty if there were none. */
  readonly changes: readonly ChapterChange[];
  /** Where players land when they seek by the header of the mp3; null if they meet each chapter, or nothing is known. */
  readonly seek: SeekDrift | null;
  /** Chapter files next to the mp3 that were asked for, or that `undo` found. */
  readonly also: readonly AlsoResult[];
  /** Every time in the notes with what it is (`show NOTES`); empty for other commands. */
  readonly times: readonly NotedTime[];
  /** Files of pictures that went into it, by their paths without symbolic links. */
  readonly pictureFiles: readonly string[];
  /** What the public URL serves; null if that was not requested. */
  readonly published: PublishedFacts | null;
  /** What the item of the feed says; null if no feed was given, or it has none of the episode. */
  readonly feed: FeedReport | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The notes as read, so that reports can show the line of a finding. */
  readonly source: SourceText | null;
}

/**
 * Builds a result from the values of a command, with its findings sorted; what the command leaves out is null, empty or
 * false.
 *
 * This is the one place that lists every field.
 */
export function createResult(
  parts: Pick<RunResult, 'status' | 'diagnostics'> & Partial<RunResult>,
): RunResult {
  return {
    notes: null,
    audio: null,
    output: null,
    stated: null,
    measured: null,
    chapters: [],
    checks: [],
    frontMatterUpdated: false,
    restoredNotes: null,
    updatedValues: [],
    audioWritten: false,
    replaced: null,
    changes: [],
    also: [],
    seek: null,
    times: [],
    pictureFiles: [],
    published: null,
    feed: null,
    source: null,
    ...parts,
    diagnostics: sortDiagnostics(parts.diagnostics),
  };
}

/** A chapter without its mark and the bytes of its picture: a batch would hold those of thousands of episodes. */
export function reportedChapter({
  picture,
  imagePlace: _place,
  mark: _mark,
  ...chapter
}: Chapter): ReportedChapter {
  if (picture === undefined) return chapter;
  return {
    ...chapter,
    imageMimeType: picture.mimeType,
    imageByteLength: picture.data.length,
    imageWidthPx: picture.widthPx,
    imageHeightPx: picture.heightPx,
  };
}

/** The values that notes state, without their places. */
export function bareValues(stated: Stated): StatedValues {
  return {
    title: stated.title?.value ?? null,
    durationMs: stated.durationMs?.value ?? null,
    byteLength: stated.byteLength?.value ?? null,
    file: stated.file?.value ?? null,
  };
}

/** What was measured, and what a plan changes about it. */
export function measuredValues(audio: AudioFacts, plan: EditPlan | null): MeasuredValues {
  return {
    durationMs: audio.stream?.durationMs ?? null,
    byteLength: audio.byteLength,
    resultByteLength: plan?.resultByteLength ?? null,
    audioSha256: audio.audioSha256,
    tagVersion: tagVersionOf(audio),
    resultTagVersion: plan?.resultTagVersion ?? null,
  };
}
