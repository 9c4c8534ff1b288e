import type { ByteEdit } from '../bytes/byte-edit.js';
import type { ByteRange } from '../bytes/byte-range.js';
import type { Chapter } from '../chapters/chapter.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';

export type TagVersion = '2.2' | '2.3' | '2.4';

/** Which bytes of the mp3 change, and what that gives: everything that `--dry-run` prints. */
export interface EditPlan {
  readonly mode: 'unchanged' | 'same-size' | 'resize';
  /** Ascending, not overlapping; empty when unchanged. */
  readonly edits: readonly ByteEdit[];
  readonly resultByteLength: number;
  /** Size that the file has without chapters of ours: what `strip` would give back. */
  readonly strippedByteLength: number;
  /**
   * Sizes that the file had when it came, and before chapterize last changed its size: notes may still state them.
   * It need not be possible to restore a file of such a size. Empty where chapterize has not written the file.
   */
  readonly earlierByteLengths: readonly number[];
  /** The chapters as written. */
  readonly chapters: readonly Chapter[];
  readonly tagVersion: TagVersion | null;
  readonly resultTagVersion: TagVersion | null;
  /** Chapters of other tools, or ours, that the plan replaces. */
  readonly replaced: { readonly count: number; readonly ours: boolean } | null;
  /** What `--force` loses for good: to be saved next to the audio before it is replaced; null when nothing is lost. */
  readonly backup: ByteRange | null;
}

/** A plan with what was found on the way; no plan when the tag cannot be edited, and then there is an error. */
export interface EditPlanned {
  readonly plan: EditPlan | null;
  readonly diagnostics: readonly Diagnostic[];
}
