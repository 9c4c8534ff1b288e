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
  readonly help?: string | null | undefined;
  readonly file?: string | null;
  readonly written?: readonly string[];
  readonly others?: readonly ChapterizeError[];
}

/** Thrown to callers of the library for I/O errors and misuse; a problem in the input is a Diagnostic instead. */
export class ChapterizeError extends Error {
  override readonly name = 'ChapterizeError';
  readonly code: FailureCode;
  /** What to do about it, or null. */
  readonly help: string | null;
  /** The file, folder, object or address that it is about, as the user named it; null if it is about none. */
  readonly file: string | null;
  /** Files that have their new content anyway, as the user named them; empty when nothing was written. */
  readonly written: readonly string[];
  /** What else kept the run from happening, so that one run reports everything. */
  readonly others: readonly ChapterizeError[];

  readonly #words: string;

  /** @param words what is wrong; the message names the file before it */
  constructor(code: FailureCode, words: string, options: FailureOptions = {}) {
    const { cause, help = null, file = null, written = [], others = [] } = options;
    super(file === null ? words : `${file}: ${words}`, cause === undefined ? {} : { cause });
    this.#words = words;
    this.code = code;
    this.help = help;
    this.file = file;
    this.written = written;
    this.others = others;
  }

  /** The same failure with more to say about it. */
  with(options: FailureOptions, addition = ''): ChapterizeError {
    const { cause, help, file, written, others } = this;
    const kept = { cause, help, file, written, others };
    return new ChapterizeError(this.code, this.#words + addition, { ...kept, ...options });
  }
}

/** What says why something was thrown: anything may be. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
