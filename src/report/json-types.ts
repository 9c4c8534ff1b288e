import type { Delivery } from '../batch/delivery.js';
import type { Severity } from '../diagnostic/diagnostic.js';
import type { PublishedFacts } from '../published/published-facts.js';
import type { MeasuredValues, RunResult, RunStatus, StatedValues } from '../run/run-result.js';

/*
 * What `--json` prints: one line for a run, several for a batch. docs/output.schema.json is made from these types
 * (`npm run schema`), so their comments are for users.
 */

/** A finding, or the reason why a run could not happen. */
export interface JsonDiagnostic {
  /** `area/what`; docs/codes.md has all of them. `usage`, `io/…`, `interrupted` and `internal` are reasons why a run could not happen. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** What to do. */
  readonly help: string | null;
  readonly file: string | null;
  /** From 1. */
  readonly line: number | null;
  /** From 1, in UTF-16 units. */
  readonly column: number | null;
  readonly endLine: number | null;
  /** Exclusive. */
  readonly endColumn: number | null;
  /** Byte position in an mp3, from 0. */
  readonly offset: number | null;
}

/** A chapter of notes, of a plan, or of an mp3. */
export interface JsonChapter {
  readonly startMs: number;
  /** null if it is not known. */
  readonly endMs: number | null;
  readonly title: string;
  readonly url: string | null;
  /** 0 for a chapter inside no other. */
  readonly depth: number;
  /** Not for lists of chapters: `toc: false`, or in no table of contents of an mp3 that has one. */
  readonly hidden: boolean;
  /** Line of the timestamp in the notes, from 1. */
  readonly line: number | null;
  /** The picture as the notes name it, a path or an address; left out where they name none. */
  readonly image?: string;
  /** Of a chapter found in an mp3 only. */
  readonly elementId?: string;
  /** Of a chapter found in an mp3, and of one with a picture that goes into an mp3. */
  readonly imageMimeType?: string | null;
  /** Likewise. */
  readonly imageByteLength?: number | null;
  /** Likewise; null if the picture is neither JPEG nor PNG, or not whole. */
  readonly imageWidthPx?: number | null;
  /** Likewise. */
  readonly imageHeightPx?: number | null;
}

/** A time in the notes: as written, as read, what it is, and where it is. */
export interface JsonTime {
  readonly text: string;
  readonly startMs: number;
  /** What it is; docs/forms.md lists the roles. */
  readonly role: string;
  readonly line: number;
  readonly column: number;
}

/** What a run gives. */
export interface JsonResult {
  readonly status: RunStatus;
  readonly notes: string | null;
  readonly audio: string | null;
  readonly output: string | null;
  /** Files that have new content. */
  readonly written: readonly string[];
  readonly stated: StatedValues | null;
  readonly measured: MeasuredValues | null;
  readonly chapters: readonly JsonChapter[];
  readonly changes: RunResult['changes'];
  readonly checks: RunResult['checks'];
  readonly frontMatterUpdated: boolean;
  readonly also: RunResult['also'];
  readonly seek: RunResult['seek'];
  readonly times: readonly JsonTime[];
  readonly published: Omit<PublishedFacts, 'firstText'> | null;
  /** What the item of the feed says; null if no feed was given, or it has none of the episode. */
  readonly feed: RunResult['feed'];
  readonly diagnostics: readonly JsonDiagnostic[];
}

/** One episode of a batch, or of a check of many. */
export interface JsonEpisode extends JsonResult {
  /** Whether the journal said that nothing has changed since the last run. */
  readonly skipped: boolean;
  /** The part of the list that the run was asked for (`--shard`), null for all of it. */
  readonly shard: JsonShard | null;
  readonly tookMs: number;
}

/** A part of a list. */
export interface JsonShard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** The last line of a batch. */
export interface JsonSummaryLine {
  readonly summary: {
    readonly episodes: number;
    readonly written: number;
    readonly planned: number;
    readonly checked: number;
    readonly unchanged: number;
    /** Those that the journal let pass, among the unchanged. */
    readonly skipped: number;
    readonly failed: number;
    readonly writtenByteLength: number;
    readonly interrupted: boolean;
    /** The part of the list that the run was asked for (`--shard`), null for all of it, and for reports that were joined. */
    readonly shard: JsonShard | null;
    readonly tookMs: number;
  };
  /** Findings about the list itself. */
  readonly diagnostics: readonly JsonDiagnostic[];
}

/** What `export` gives. */
export interface JsonExport extends JsonResult {
  readonly format: string;
  /** The whole file; empty if an error was found. */
  readonly text: string;
}

/** What commands give that change notes. */
export interface JsonNotesEdit extends JsonResult {
  /** The notes before and after; null if nothing was to be changed or an error was found. */
  readonly change: { readonly before: string; readonly after: string } | null;
}

/** What `config` gives. */
export interface JsonConfig {
  /** The path of the chapterize.yaml that applies. */
  readonly config: string | null;
  readonly options: readonly {
    readonly name: string;
    /** As it is written. */
    readonly text: string;
    readonly line: number;
  }[];
}

/** A finished file that is to be handed on, from a journal. */
export interface JsonDelivery {
  readonly output: string;
  readonly notes: string | null;
  readonly audio: string | null;
  /** The state in which it is finished. */
  readonly stamp: Delivery['stamp'];
}

/** Any line that `--json` prints. */
export type JsonLine =
  | JsonResult
  | JsonEpisode
  | JsonSummaryLine
  | JsonExport
  | JsonNotesEdit
  | JsonConfig
  | JsonDelivery;
