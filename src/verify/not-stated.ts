import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { isFrontMatterBroken } from '../front-matter/front-matter.js';
import type { ShowNotes } from '../notes/show-notes.js';

/** The findings for values that the notes do not state. */
export interface NotStated {
  /** For the check. */
  readonly note: string;
  /** None if the front matter has a finding already: the value is there and cannot be read. */
  readonly diagnostics: readonly Diagnostic[];
}

const malformed = {
  duration: 'front-matter/duration-malformed',
  length: 'front-matter/length-malformed',
} as const;

/**
 * The finding about a value that is missing from the notes.
 *
 * @param found what to state, null when that is not known
 */
export function notStated(
  value: 'duration' | 'length',
  found: string | null,
  notes: ShowNotes | null,
): NotStated {
  const note = `no ${value} in the notes`;
  if (notes === null) return { note, diagnostics: [] };
  if (isFrontMatterBroken(notes)) return { note: 'the front matter cannot be read', diagnostics: [] };
  if (notes.stated.findings.some(({ code }) => code === malformed[value]))
    return { note: `the ${value} in the notes cannot be read`, diagnostics: [] };
  return { note, diagnostics: [createDiagnostic('verify/not-stated', { value, found }, notes.source.file)] };
}
