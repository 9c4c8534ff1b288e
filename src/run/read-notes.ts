import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { type RegularFile, readWholeFile } from '../files/file-source.js';
import { parseNotes } from '../notes/parse-notes.js';
import type { ShowNotes } from '../notes/show-notes.js';
import { decodeText } from '../text/source-text.js';

/** The most bytes of notes to read: a book is a few megabytes, and the rest of a bigger file would only cost memory. */
const maxNotesByteLength = 64 * 1024 * 1024;

/** Show notes in memory, read; `notes` is null when the bytes are no text, which is then a finding. */
export interface ReadNotes {
  readonly notes: ShowNotes | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Show notes from a file, with the file as it was when it was read. */
export interface ReadNotesFile extends ReadNotes {
  readonly file: RegularFile;
}

/**
 * Parses show notes in memory.
 *
 * @param name the name to use in findings
 * @param content text, or bytes in UTF-8 or in UTF-16 with a byte order mark
 */
export function parseNotesContent(name: string, content: string | Uint8Array): ReadNotes {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const decoded = decodeText(name, bytes);
  if (decoded.source === null) return { notes: null, diagnostics: decoded.diagnostics };
  const notes = parseNotes(decoded.source);
  return { notes, diagnostics: notes.diagnostics };
}

/**
 * Reads and parses show notes.
 *
 * @throws ChapterizeError `io/…` when the file cannot be read
 */
export async function readNotes(path: string): Promise<ReadNotesFile> {
  const { file, bytes } = await readWholeFile(path, maxNotesByteLength);
  return { file, ...parseNotesContent(path, bytes) };
}
