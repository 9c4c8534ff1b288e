/**
 * The library: everything the command line does, as functions that return values and findings and print nothing.
 *
 * @module
 */

// One run of a command, whole.
export { chapterize, check } from './run/chapterize.js';
export type { NotesEditResult } from './run/edit-notes.js';
export { type ExportOptions, type ExportResult, exportChapters } from './run/export.js';
export { type ImportOptions, importMarkers } from './run/import.js';
export type { ChapterizeOptions, UpdatableValue, UpdateRequest } from './run/options.js';
export { repair } from './run/repair.js';
export type {
  MeasuredValues,
  ReportedChapter,
  RunResult,
  RunStatus,
  StatedValues,
} from './run/run-result.js';
export { shiftNotes } from './run/shift.js';
export { show } from './run/show.js';
export { strip } from './run/strip.js';
export { undo } from './run/undo.js';

// Many episodes.
export { type BatchEvent, batch } from './batch/batch.js';
export type { BatchOptions, Shard } from './batch/batch-options.js';
export type { EpisodeResult } from './batch/episode-result.js';

// Findings and failures.
export { type Code, codes } from './diagnostic/codes.js';
export type {
  BytePlace,
  Diagnostic,
  FilePlace,
  Place,
  Severity,
  TextPlace,
} from './diagnostic/diagnostic.js';
export { ChapterizeError, type FailureCode } from './diagnostic/failure.js';

// Reports of a result.
export { formatFinding } from './report/findings.js';
export { formatGithub } from './report/github.js';
export { formatHuman } from './report/human.js';
export { formatJson, jsonResult } from './report/json.js';

// The steps of a run, in its order: notes and chapters,
export type { Chapter, ChapterMark } from './chapters/chapter.js';
export { buildTimeline, type Timeline, type TimelineOptions } from './chapters/timeline.js';
export { formatTimestamp, parseTimestamp } from './chapters/timestamp.js';
export type { Stated, StatedDuration, StatedValue } from './front-matter/stated.js';
export type { ShowNotes } from './notes/show-notes.js';
export {
  type NotesContent,
  type NotesInput,
  parseNotesContent as parseNotes,
  type ReadNotes,
} from './run/read-notes.js';

// the audio,
export type { AudioFacts, LayoutPart } from './audio/audio-facts.js';
export { inspectAudio } from './audio/inspect.js';
export { type ByteSource, memorySource } from './bytes/byte-source.js';
export { type FileSource, openFileSource } from './files/file-source.js';
export type { LocatedTag } from './id3/locate-tags.js';
export type { HeaderClaim, MpegStream } from './mpeg/mpeg-stream.js';
export { readAudioChapters as readChapters } from './run/audio-chapters.js';

// plan, verification and writing,
export { applyEdits, type ByteEdit } from './bytes/byte-edit.js';
export { type Applied, type ApplyOptions, applyPlan } from './files/apply-plan.js';
export type { EditPlan, TagVersion } from './plan/edit-plan.js';
export { planEdit, planStrip } from './plan/plan-edit.js';
export type { PlanOptions, TagVersionPolicy } from './plan/plan-options.js';
export { planUndo } from './plan/plan-undo.js';
export type { Check, VerifyInput, VerifyOptions } from './verify/check.js';
export { type Verification, verify } from './verify/verify.js';

// edits of the notes.
export { type FrontMatterEdit, type FrontMatterUpdate, planFrontMatterEdit } from './front-matter/edit.js';
export type { MarkChange } from './notes-edit/mark-change.js';
export { type NotesEdit, planNotesEdit } from './notes-edit/plan-notes-edit.js';

// Chapter files.
export { type FileChapter, plainChapter } from './formats/format.js';
export { detectFormat, type Format, formats } from './formats/formats.js';
export { type Rendered, renderChapters } from './formats/losses.js';
export type { ChapterFile } from './formats/read-chapter-file.js';
export { parseChapters } from './run/parse-chapters.js';
