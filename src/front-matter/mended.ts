import type { Code } from '../diagnostic/codes.js';
import { type Diagnostic, withSeverity } from '../diagnostic/diagnostic.js';
import type { FrontMatterEdit } from './edit.js';

const mendedBy: Partial<Readonly<Record<Code, FrontMatterEdit['updated'][number]>>> = {
  'front-matter/length-malformed': 'byteLength',
  'front-matter/duration-malformed': 'duration',
};

/** Turns errors into warnings where the value that cannot be read is written anew in the same run. */
export function softenMended(
  diagnostics: readonly Diagnostic[],
  { updated }: FrontMatterEdit,
): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const value = mendedBy[diagnostic.code];
    return value !== undefined && updated.includes(value) ? withSeverity(diagnostic, 'warning') : diagnostic;
  });
}
