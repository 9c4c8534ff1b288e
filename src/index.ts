/**
 * The library: everything the command line does, as functions that return values and findings and print nothing.
 *
 * @module
 */

// One run, whole.
export { chapterize, check } from './chapterize.js';
export { show } from './show.js';
export { strip } from './strip.js';
export type { ChapterizeOptions, TagVersionPolicy, UpdatableValue } from './options.js';
export type { MeasuredValues, ReportedChapter, RunResult, RunStatus, StatedValues } from './run-result.js';

// Its steps.
export { parseNotesContent as parseNotes, type ReadNotes } from './read-notes.js';
export type { ShowNotes } from './notes/show-notes.js';
export type { Stated, StatedDuration, StatedValue } from './front-matter/stated.js';
export { buildTimeline, type Timeline, type TimelineOptions } from './chapters/timeline.js';
export type { Chapter, ChapterMark } from './chapters/chapter.js';
export { formatTimestamp, parseTimestamp } from './chapters/timestamp.js';
export { inspectAudio } from './audio/inspect.js';
export type { AudioFacts, LayoutPart, LocatedTag } from './audio/audio-facts.js';
export type { HeaderClaim, MpegStream } from './mpeg/mpeg-stream.js';
export { planEdit, planStrip } from './edit/plan-edit.js';
export type { EditPlan, TagVersion } from './edit/edit-plan.js';
export { applyPlan, type Applied, type ApplyOptions } from './edit/apply-plan.js';
export { verify, type Verification } from './verify/verify.js';
export type { Check, VerifyInput, VerifyOptions } from './verify/check.js';
export { readChapters } from './id3/read-chapters.js';
export { type FrontMatterEdit, type FrontMatterUpdate, planFrontMatterEdit } from './front-matter/edit.js';

// Bytes and findings.
export { type ByteSource, memorySource } from './bytes/byte-source.js';
export { type FileSource, openFileSource } from './bytes/file-source.js';
export { applyEdits, type ByteEdit } from './bytes/byte-edit.js';
export type { BytePlace, Diagnostic, FilePlace, Place, Severity, TextPlace } from './diagnostic/diagnostic.js';
export { codes, type Code } from './diagnostic/codes.js';
export { ChapterizeError, type FailureCode } from './diagnostic/failure.js';

// Reports.
export { formatFinding } from './report/findings.js';
export { formatGithub } from './report/github.js';
export { formatHuman } from './report/human.js';
export { formatJson, jsonResult } from './report/json.js';
