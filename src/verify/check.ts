import type { AudioFacts } from '../audio/audio-facts.js';
import type { Chapter } from '../chapters/chapter.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { ShowNotes } from '../notes/show-notes.js';
import type { EditPlan } from '../plan/edit-plan.js';
import type { PlayerName } from './players/player-names.js';

/** What a check compares. */
export type CheckName =
  | 'duration'
  | 'length'
  | 'file'
  | 'bit rate'
  | 'chapters'
  | 'players'
  | 'published'
  | 'feed';

/** One comparison and how it ended: what a report prints as a line with a tick or a cross. */
export interface Check {
  readonly name: CheckName;
  /** What the notes say, in words; null if they say nothing. */
  readonly stated: string | null;
  /** What was measured, in words; null if nothing was. */
  readonly measured: string | null;
  readonly outcome: 'ok' | 'warning' | 'failed' | 'skipped';
  /** What the two values alone do not tell, such as why a check was skipped. */
  readonly note: string | null;
}

/** What is compared. */
export interface VerifyInput {
  readonly notes: ShowNotes | null;
  /** The flat timeline: what goes into the mp3. */
  readonly chapters: readonly Chapter[];
  /** Errors that reading the notes and building the timeline have found in chapters; none when left out. */
  readonly chapterErrors?: readonly Diagnostic[];
  /** null when only the notes are checked. */
  readonly audio: AudioFacts | null;
  /** null when no plan could be made. */
  readonly plan: EditPlan | null;
  /** Sizes that the output has, or had, if it already exists and holds the same audio; none when left out. */
  readonly outputByteLengths?: readonly number[];
  /** The length of the file that the public URL serves; null, or left out, if it was not requested. */
  readonly publishedByteLength?: number | null;
  readonly options: VerifyOptions;
}

export interface VerifyOptions {
  /** Largest difference of stated and measured duration that counts as equal, in milliseconds. */
  readonly toleranceMs: number;
  /** Players whose publishing rules to check. */
  readonly players: readonly PlayerName[];
  /** Name or path of the file to be written, when it is not the audio file itself. */
  readonly output?: string | null;
}

/** What one check gives; no check where there was nothing to say. */
export interface CheckResult {
  readonly check: Check | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Findings of earlier steps that decide the outcome of the check too; none when left out. */
  readonly related?: readonly Diagnostic[];
}
