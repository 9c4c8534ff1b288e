import type { Place } from '../diagnostic/diagnostic.js';
import type { TextEdit } from '../front-matter/text-edit.js';
import type { ExpectedMark } from './expected-mark.js';

/** The edits of one change, and what reading the result must give. */
export interface MarkEdit {
  readonly edits: readonly TextEdit[];
  readonly expects: {
    /** The mark that is changed; null for a new one. */
    readonly mark: number | null;
    readonly parts: Partial<ExpectedMark>;
  };
}

/** Why a change cannot be made in place. */
export interface MarkRefusal {
  readonly place: Place;
  readonly reason: string;
}

/** Whether a change was refused. */
export function isMarkRefusal(plan: MarkEdit | MarkRefusal): plan is MarkRefusal {
  return 'reason' in plan;
}
