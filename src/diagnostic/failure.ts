import type { Code } from './codes.js';

/** What kept a run from happening at all (exit code 2). */
export type FailureCode =
  | 'usage'
  | 'io/not-found'
  | 'io/not-a-file'
  | 'io/permission'
  | 'io/read'
  | 'io/write'
  | 'io/locked'
  | 'io/changed'
  | 'io/outside'
  | 'network/unreachable'
  | 'network/refused'
  | 'network/limit'
  | 'network/answer'
  | 'network/cut'
  | 'interrupted'
  | 'internal';

interface FailureOptions {
  readonly cause?: unknown;
  readonly help?: string;
  readonly written?: readonly string[];
  readonly others?: readonly ChapterizeError[];
}

/** Thrown to callers of the library for I/O errors and misuse; a problem in the input is a Diagnostic instead. */
export class ChapterizeError extends Error {
  override readonly name = 'ChapterizeError';
  readonly code: FailureCode;
  /** What to do about it, or null. */
  readonly help: string | null;
  /** Files that have their new content anyway, as the user named them; empty when nothing was written. */
  readonly written: readonly string[];
  /** What else kept the run from happening, so that one run reports everything. */
  readonly others: readonly ChapterizeError[];

  constructor(code: FailureCode, message: string, options: FailureOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.help = options.help ?? null;
    this.written = options.written ?? [];
    this.others = options.others ?? [];
  }
}

/** Thrown inside a codec, caught once by the folder's public function, which adds file and frame and continues. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
  readonly code: Code;
  /** Byte offset within what the codec was given. */
  readonly offset: number;

  constructor(code: Code, offset: number, message: string) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}
