import type { Severity } from './diagnostic.js';
import type { Softening } from './severity.js';

/** One row of the table of codes: how a finding weighs and reads. */
export interface Rule<A> {
  readonly severity: Severity;
  /** What turns this error into a warning; may depend on its args; left out where nothing does. */
  readonly softenedBy?: Softening | ((args: Readonly<A>) => Softening | null);
  /** One terse sentence; numbers on both sides ("stated 1:02:03, measured 1:02:05.120"). No full stop at the end. */
  readonly message: (args: Readonly<A>) => string;
  /** What to do, in one sentence; null when the message says it all. */
  readonly help: ((args: Readonly<A>) => string) | null;
  /** What `chapterize explain CODE` prints: what it means, why it matters, what to do. */
  readonly explain: string;
}

/** Declares a row; exists so that each row states the type of its args once. */
export function rule<A>(row: Rule<A>): Rule<A> {
  return row;
}
