import type { AudioFacts } from '../audio/audio-facts.js';
import { applyEdits } from '../bytes/byte-edit.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError, type FailureCode } from '../diagnostic/failure.js';
import type { WrittenValue } from '../front-matter/restore-values.js';
import type { FormerValue } from '../id3/former-value.js';
import { decodeText } from '../text/source-text.js';
import { pathBeside } from './beside-name.js';
import { writtenValues } from './former-values.js';
import { maxNotesByteLength } from './read-notes.js';
import { readSmall, type SmallRead } from './read-small.js';
import type { RunResult } from './run-result.js';

/** New content of notes, and which of their values change. */
export interface RestoredNotes {
  readonly name: string;
  readonly file: SmallRead;
  readonly updatedValues: RunResult['updatedValues'];
}

/** Notes with the values that they stated before `-u`. */
export interface NotesRestored {
  /** null if nothing in them changes, or they were not found. */
  readonly notes: RestoredNotes | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where to look for notes: next to the mp3, under its name. */
const suffixes = ['.md', '.markdown', '.mdown', '.txt'] as const;

const absent: ReadonlySet<string> = new Set<FailureCode>(['io/not-found', 'io/not-a-file']);

/**
 * Plans to put back what `-u` has changed in the notes.
 *
 * @param values what the mark in the mp3 remembers of them
 * @param notesPath the notes; null to look for them beside the mp3
 * @throws ChapterizeError `io/…` for notes that were named, or are next to the mp3, and cannot be read
 */
export async function restoreNotes(
  audioPath: string,
  notesPath: string | null,
  { byteLength, stream, file }: AudioFacts,
  values: readonly FormerValue[],
): Promise<NotesRestored> {
  if (values.length === 0) return { notes: null, diagnostics: [] };
  const written = writtenValues(values, byteLength, stream?.durationMs ?? 0);
  const read = await readNotesOf(audioPath, notesPath);
  const source = read === null ? null : decodeText(read.name, read.bytes).source;
  if (read === null || source === null)
    return { notes: null, diagnostics: written.map((value) => notRestored(value, read !== null, file)) };
  const { restoreValues } = await import('../front-matter/restore-values.js');
  const { edits, restored, left } = restoreValues(source, written);
  const diagnostics = [
    ...restored.map((value) =>
      createDiagnostic(
        'front-matter/restored',
        { key: keyOf(value), found: value.after.trim(), former: value.before },
        source.file,
      ),
    ),
    ...left.map((value) => notRestored(value, true, source.file)),
  ];
  if (edits.length === 0) return { notes: null, diagnostics };
  const bytes = applyEdits(source.bytes, edits);
  return {
    notes: {
      name: read.name,
      file: { file: read.file, object: read.object, bytes },
      updatedValues: [...new Set(restored.map(keyOf))],
    },
    diagnostics,
  };
}

function keyOf({ update }: WrittenValue): 'length' | 'duration' {
  return update.durationMs === undefined ? 'length' : 'duration';
}

function notRestored(value: WrittenValue, isFound: boolean, file: string): Diagnostic {
  return createDiagnostic(
    'front-matter/not-restored',
    { key: keyOf(value), former: value.before, isFound },
    file,
  );
}

/** Where the notes of an mp3 may be. */
export function notesBeside(audioPath: string): readonly string[] {
  return suffixes.map((suffix) => pathBeside(audioPath, suffix));
}

async function readNotesOf(
  audioPath: string,
  notesPath: string | null,
): Promise<(SmallRead & { readonly name: string }) | null> {
  const readAt = async (path: string) => ({ name: path, ...(await readSmall(path, maxNotesByteLength)) });
  if (notesPath !== null) return readAt(notesPath);
  for (const path of notesBeside(audioPath)) {
    try {
      return await readAt(path);
    } catch (error) {
      // Notes that exist but cannot be read are reported.
      if (!(error instanceof ChapterizeError) || !absent.has(error.code)) throw error;
    }
  }
  return null;
}
