import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { ShowNotes } from '../notes/show-notes.js';

/**
 * The finding that a value is missing from the notes.
 *
 * @param found what to state, null when that is not known
 */
export function notStated(value: 'duration' | 'length', found: string | null, notes: ShowNotes): Diagnostic {
  return createDiagnostic('verify/not-stated', { value, found }, { kind: 'file', file: notes.source.file });
}
