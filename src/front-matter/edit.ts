import type { ByteEdit } from '../bytes/byte-edit.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { SourceText } from '../text/source-text.js';

/** The values to write; an absent one is left as it is. */
export interface FrontMatterUpdate {
  readonly byteLength?: number;
  readonly durationMs?: number;
}

/** Edits of the notes' bytes that state new values and touch nothing else. */
export interface FrontMatterEdit {
  readonly edits: readonly ByteEdit[];
  readonly diagnostics: readonly Diagnostic[];
}

export declare function planFrontMatterEdit(source: SourceText, update: FrontMatterUpdate): FrontMatterEdit;
