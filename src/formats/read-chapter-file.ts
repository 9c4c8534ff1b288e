import type { ChapterMark } from '../chapters/chapter.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { nothingStated } from '../front-matter/stated.js';
import type { SourceText } from '../text/source-text.js';
import { maxFileChapters, maxFileLength, type ReadChapter } from './format.js';
import type { Format } from './formats.js';

/** A chapter file, read. */
export interface ChapterFile {
  readonly format: Format;
  /** In the order of the file where the format prescribes an order, else in the order of their starts. */
  readonly chapters: readonly ReadChapter[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a chapter file in a format that was detected. Whatever is in it gives findings, never an exception. */
export async function readChapterFile(source: SourceText, format: Format): Promise<ChapterFile> {
  const whole = { kind: 'file', file: source.file } as const;
  const { length } = source.text;
  if (length > maxFileLength) {
    const diagnostics = [createDiagnostic('formats/too-large', { length, limit: maxFileLength }, whole)];
    return { format, chapters: [], diagnostics };
  }
  const { parse } = await format.load();
  const { chapters: read, diagnostics } = parse(source);
  const chapters = read.slice(0, maxFileChapters);
  const excess =
    read.length > maxFileChapters
      ? [createDiagnostic('formats/too-many', { limit: maxFileChapters }, whole)]
      : [];
  const isEmpty = chapters.length === 0 && !diagnostics.some(({ severity }) => severity === 'error');
  const missing = isEmpty ? [createDiagnostic('formats/no-chapters', { format: format.title }, whole)] : [];
  return { format, chapters, diagnostics: [...diagnostics, ...excess, ...missing] };
}

/** What show notes would give: structurally `ShowNotes`. */
export interface ChapterFileNotes {
  readonly source: SourceText;
  readonly stated: typeof nothingStated;
  readonly marks: readonly ChapterMark[];
  /** The only times in a chapter file are those of its chapters. */
  readonly readTimes: () => readonly [];
  readonly diagnostics: readonly Diagnostic[];
}

/** A chapter file in place of show notes, which states nothing else. Marks that are not for lists stay out of the table of contents. */
export function chapterFileAsNotes(
  { chapters, diagnostics }: ChapterFile,
  source: SourceText,
): ChapterFileNotes {
  const marks = chapters.map((chapter) => ({ ...chapter, otherReadings: [], writing: null }));
  return {
    source,
    stated: nothingStated,
    marks,
    readTimes: () => [],
    diagnostics,
  };
}
