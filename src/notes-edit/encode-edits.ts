import { applyEdits } from '../bytes/byte-edit.js';
import { type TextEdit, toByteEdit } from '../front-matter/text-edit.js';
import type { SourceText } from '../text/source-text.js';

/** The bytes of notes after edits: encoding, byte order mark and everything outside the edits as found. */
export function encodeEdits(source: SourceText, edits: readonly TextEdit[]): Uint8Array {
  return applyEdits(
    source.bytes,
    edits.map((edit) => toByteEdit(source, edit)),
  );
}
