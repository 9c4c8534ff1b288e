/**
 * What the server and the page say to each other: plain data, sent as JSON. The page imports these types and nothing else of
 * the server.
 *
 * @module
 */

import type { MarkChange } from '../notes-edit/mark-change.js';

/** How the clock of a mark is written, so that the page can show the value as it will be in the notes. */
export interface ClockForm {
  /** As it is written there: `01:02:03`. */
  readonly text: string;
  /** Decimals of the seconds: 0 where the form has whole seconds. */
  readonly decimals: 0 | 1 | 2 | 3;
}

/** A mark as the notes have it. */
export interface PageMark {
  readonly startMs: number;
  readonly title: string;
  readonly url: string | null;
  /** 0 for a chapter inside no other. */
  readonly depth: number;
  /** 1-based line in the notes. */
  readonly line: number;
  /** Where in that line the timestamp is: 1-based, UTF-16 units. */
  readonly column: number;
  /** null if the start is not stated by a text of its own: then the mark cannot be moved. */
  readonly clock: ClockForm | null;
  readonly isTitleEditable: boolean;
  /** The picture as the notes name it, null if they name none. */
  readonly image: string | null;
}

/** The notes as the page knows them. */
export interface PageNotes {
  readonly name: string;
  /** The hash of the file's bytes, lower-case hex: the page sends it back when it saves. */
  readonly sha256: string;
  /** The title of the episode that they state. */
  readonly title: string | null;
  /** Why nothing can be saved into them; null if it can. */
  readonly readOnly: string | null;
  /** What saving would change in addition to the changes, in words; null for nothing. */
  readonly notice: string | null;
  /** In the order of the text. */
  readonly marks: readonly PageMark[];
}

/** A stretch of the audio that can be decoded by itself, cut at MPEG frames. */
export interface AudioPiece {
  /** Byte range to fetch; it begins some frames early, so that the first frame of the stretch has the bits that it borrows. */
  readonly start: number;
  readonly end: number;
  /** The stretch in ms, as players count; the decoded audio ends at `endMs`, and what is decoded before `startMs` is dropped. */
  readonly startMs: number;
  readonly endMs: number;
}

/** The audio as the page knows it. */
export interface PageAudio {
  readonly name: string;
  /** Changes with every change of the file; sent as If-Match, so that pieces of two versions never mix. */
  readonly etag: string;
  readonly byteLength: number;
  readonly durationMs: number;
  readonly sampleRateHz: number;
  readonly pieces: readonly AudioPiece[];
}

/** Everything that the page shows of an episode, except findings. */
export interface PageState {
  readonly notes: PageNotes;
  /** null when the file is not MPEG audio; the findings say why. */
  readonly audio: PageAudio | null;
}

/** A finding of `check`. */
export interface PageFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly help: string | null;
  /** 1-based line of the notes, null if it is not about one. */
  readonly line: number | null;
  readonly column: number | null;
  /** The platform whose publishing rule it is, null for all others. */
  readonly platform: string | null;
}

/**
 * Where players that seek by the header of the file land: how far from the mark, in ms; null if they cannot get there.
 */
export interface PageLanding {
  readonly startMs: number;
  readonly tableMs: number | null;
  readonly interpolatedMs: number | null;
}

/** What checking the episode gave. */
export interface PageFindings {
  /** Of the notes that were checked. */
  readonly sha256: string;
  readonly findings: readonly PageFinding[];
  readonly landings: readonly PageLanding[];
}

/** One thing that the page changes. A mark is named by its index in `PageNotes.marks`. */
export type PageChange =
  | Exclude<MarkChange, { readonly kind: 'insert' }>
  | Omit<Extract<MarkChange, { readonly kind: 'insert' }>, 'url'>;

/** A picture next to the notes. */
export interface PagePicture {
  /** As the notes name it: relative to their folder, with `/`. */
  readonly path: string;
  /** Where the page gets it from. */
  readonly address: string;
}

/** The pictures next to the notes. */
export interface PagePictures {
  readonly pictures: readonly PagePicture[];
  /** Whether there are more than are listed. */
  readonly isCut: boolean;
}

/** What the page sends to save. */
export interface SaveRequest {
  /** The hash of the notes that the changes were made to. */
  readonly sha256: string;
  readonly changes: readonly PageChange[];
}

/** What came of saving. */
export interface SaveAnswer {
  readonly status: 'saved' | 'conflict' | 'refused';
  /** Why, in a sentence each; empty when it is saved. */
  readonly reasons: readonly string[];
  /** As it is now. */
  readonly state: PageState;
  /** What the main job printed, where it was run too. */
  readonly embedded: EmbedAnswer | null;
}

/** What the main job gave, as the command line prints it. */
export interface EmbedAnswer {
  readonly isDone: boolean;
  readonly text: string;
}

/** What the server tells the page unasked. */
export interface PageEvent {
  readonly kind: 'notes' | 'audio';
}
