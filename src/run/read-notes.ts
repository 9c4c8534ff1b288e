import { startsAsAudio } from '../audio/starts-as-audio.js';
import { chapterUrl } from '../chapters/chapter-url.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { RegularFile } from '../files/file-source.js';
import { detectFormat } from '../formats/formats.js';
import type { ChapterFile } from '../formats/read-chapter-file.js';
import { parseNotes } from '../notes/parse-notes.js';
import type { ShowNotes } from '../notes/show-notes.js';
import type { ObjectHead } from '../objects/read-object.js';
import { decodeText } from '../text/source-text.js';
import { readSmall } from './read-small.js';

/** The most bytes of notes or of a chapter file to read: a book is a few megabytes, and the rest of a bigger file would only cost memory. */
export const maxNotesByteLength = 16 * 1024 * 1024;

/** Show notes that were read from memory; `notes` is null when the bytes are not text, and then there is a finding. */
export interface ReadNotes {
  readonly notes: ShowNotes | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Show notes from a file, with the file as it was when it was read; null if they came from elsewhere. */
export interface ReadNotesFile extends ReadNotes {
  readonly file: RegularFile | null;
  /** The object that they were read from, as it was then; null if they came from elsewhere. */
  readonly object: ObjectHead | null;
  /** What the file holds when it is a chapter file; null for show notes. */
  readonly chapterFile: ChapterFile | null;
}

/** Show notes that are not in a file, such as those on standard input. */
export interface NotesContent {
  /** The name to use in findings. */
  readonly name: string;
  /** Text, or bytes in UTF-8 or in UTF-16 with a byte order mark. */
  readonly content: string | Uint8Array;
}

/** The path of show notes, or the notes themselves. */
export type NotesInput = string | NotesContent;

/**
 * Parses show notes in memory.
 *
 * @param name the name to use in findings
 * @param content text, or bytes in UTF-8 or in UTF-16 with a byte order mark
 * @example
 * ```ts
 * import { parseNotes } from 'chapterize';
 *
 * const { notes } = parseNotes('notes.md', '---\nduration: "1:30"\n---\n- [@0:12] Hello\n');
 * console.log(notes?.stated.durationMs?.value, notes?.marks[0]?.title); // 90000 Hello
 * ```
 */
export function parseNotesContent(name: string, content: string | Uint8Array): ReadNotes {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const decoded = decodeText(name, bytes);
  if (decoded.source === null) return { notes: null, diagnostics: decoded.diagnostics };
  const notes = parseNotes(decoded.source);
  return { notes, diagnostics: notes.diagnostics };
}

/** The path of notes, or the name that findings have for them. */
export function notesNameOf(notes: NotesInput): string {
  return typeof notes === 'string' ? notes : notes.name;
}

/**
 * Reads and parses show notes, or a chapter file in any format that is recognised by its content.
 *
 * @param audio the path of the audio, where its bytes are not those of an mp3: then the two may be swapped
 * @throws ChapterizeError `io/…` when the file cannot be read, `usage` when it is an mp3
 */
export async function readNotes(notes: NotesInput, audio: string | null = null): Promise<ReadNotesFile> {
  if (typeof notes !== 'string') {
    const { content } = notes;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return { file: null, object: null, ...(await readBytes(notes.name, bytes)) };
  }
  const { file, object, bytes } = await readSmall(notes, maxNotesByteLength, (head) => {
    if (startsAsAudio(head)) throw notNotes(notes, audio);
  });
  return { file, object, ...(await readBytes(notes, bytes)) };
}

/** Reads a text as what it is, judging by its content. */
async function readBytes(name: string, bytes: Uint8Array): Promise<Omit<ReadNotesFile, 'file' | 'object'>> {
  const { source, diagnostics } = decodeText(name, bytes);
  if (source === null) return { notes: null, chapterFile: null, diagnostics };
  const format = detectFormat(source.text);
  if (format === null) {
    const notes = parseNotes(source);
    return { notes, chapterFile: null, diagnostics: notes.diagnostics };
  }
  const { chapterFileAsNotes, readChapterFile } = await import('../formats/read-chapter-file.js');
  const chapterFile = await withPlainTitles(await readChapterFile(source, format));
  const notes = chapterFileAsNotes(chapterFile, source);
  return {
    notes,
    chapterFile,
    diagnostics: notes.diagnostics,
  };
}

/**
 * Titles in files are plain text, but many have entities of HTML in them (`Q&amp;A`), or an address at the end. What Markdown
 * is in front matter stays here: an export that is read again must give the same titles.
 */
async function withPlainTitles(file: ChapterFile): Promise<ChapterFile> {
  if (!file.chapters.some(({ title }) => /&[#a-z]|https?:/i.test(title))) return file;
  const [{ decodeEntities }, { divideAtLink }] = await Promise.all([
    import('../notes/units/markdown.js'),
    import('../front-matter/text-entry.js'),
  ]);
  const chapters = file.chapters.map((chapter) => {
    const { title, address } = divideAtLink(chapter.title);
    return { ...chapter, title: decodeEntities(title), url: chapter.url ?? chapterUrl(address ?? '') };
  });
  return { ...file, chapters };
}

/** An mp3 in place of notes is a slip on the command line; findings about its bytes would not say so. */
function notNotes(path: string, audio: string | null): ChapterizeError {
  if (audio === null) {
    const help = 'give the show notes first, then the mp3';
    return new ChapterizeError('usage', `${path} is an mp3, expected show notes`, { help });
  }
  const help = `give the show notes first: ${audio} ${path}`;
  return new ChapterizeError('usage', `the arguments are swapped: ${path} is an mp3, ${audio} is not`, {
    help,
  });
}
