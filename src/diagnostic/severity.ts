import { codes } from './codes.js';
import type { Diagnostic, Severity } from './diagnostic.js';

/** What a caller asked for that changes how much findings weigh. */
export interface SeverityPolicy {
  /** Errors that can be overridden are warnings (`--force`). */
  readonly force: boolean;
  /** false: what compares the front matter with the audio gives warnings at most (`--no-verify`). */
  readonly verifyStated: boolean;
  /** Warnings are errors (`--strict`), those that were softened too. */
  readonly strict: boolean;
  /** Values of the front matter that the same run writes again (`-u`): failing to read them is only a warning then. */
  readonly updated?: readonly ('byteLength' | 'duration')[];
}

/** What turns an error into a warning; stated for a code by its row in the table of codes. */
export type Softening = 'force' | 'no-verify' | 'update-length' | 'update-duration';

/** Whether `--force` continues past this error. */
export function isForcible(diagnostic: Diagnostic): boolean {
  return softeningOf(diagnostic) === 'force';
}

/** THE decision on how much a finding weighs: what the table of codes says, softened or hardened as the caller asked. */
export function weigh(diagnostic: Diagnostic, policy: SeverityPolicy): Severity {
  const softening = softeningOf(diagnostic);
  const isSoftened = softening !== null && diagnostic.severity === 'error' && softens[softening](policy);
  const severity = isSoftened ? 'warning' : diagnostic.severity;
  return policy.strict && severity === 'warning' ? 'error' : severity;
}

/** Gives the findings of a run their severity; must be called once, with all of them. */
export function weighAll(diagnostics: readonly Diagnostic[], policy: SeverityPolicy): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const severity = weigh(diagnostic, policy);
    return severity === diagnostic.severity ? diagnostic : { ...diagnostic, severity };
  });
}

const softens: Readonly<Record<Softening, (policy: SeverityPolicy) => boolean>> = {
  force: ({ force }) => force,
  'no-verify': ({ verifyStated }) => !verifyStated,
  'update-length': ({ updated }) => updated?.includes('byteLength') === true,
  'update-duration': ({ updated }) => updated?.includes('duration') === true,
};

function softeningOf({ code, args }: Diagnostic): Softening | null {
  const { softenedBy } = codes[code];
  return typeof softenedBy === 'function' ? softenedBy(args as never) : (softenedBy ?? null);
}
