import { quoted } from '../formats/finding.js';
import type { Codec, FileChapter } from '../formats/format.js';
import { renderChapters } from '../formats/losses.js';
import type { ChapterFile } from '../formats/read-chapter-file.js';
import { encodeEdits } from '../notes-edit/encode-edits.js';
import { decodeText, type SourceText } from '../text/source-text.js';
import { changeChapters, chaptersByStart } from './change-chapters.js';
import type { PageChange } from './page-state.js';

/** How a chapter file is saved: it is written as a whole, since its formats have no edits in place. */
export interface ChapterFileSaving {
  /** Why it cannot be saved; null if it can. */
  readonly readOnly: string | null;
  /** What would change in addition to the changes that were made; null if the file is exactly what would be written. */
  readonly notice: string | null;
}

/** A chapter file with changes: its bytes, or why they cannot be made. */
export type ChangedChapterFile =
  | { readonly kind: 'changed'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** Finds out whether a chapter file can be saved, by writing what was read from it and comparing. */
export async function describeSaving(file: ChapterFile, source: SourceText): Promise<ChapterFileSaving> {
  const { format, chapters, diagnostics } = file;
  const refuse = (readOnly: string): ChapterFileSaving => ({ readOnly, notice: null });
  const codec = await format.load();
  if (codec.render === undefined)
    return refuse(
      `This is a file of the kind "${format.title}", which can be read, but not written. Export makes another kind of file from it.`,
    );
  const [problem] = diagnostics.filter(
    ({ code, severity }) => severity === 'error' || code === 'formats/too-many',
  );
  if (problem !== undefined)
    return refuse(`This file cannot be written again before it is corrected: ${problem.message}.`);
  const { text, diagnostics: losses } = written(file, codec, chaptersByStart(chapters), source);
  if (losses.length > 0) return refuse(`This file cannot be written again: ${losses.join('; ')}.`);
  return {
    readOnly: null,
    notice: text === source.text ? null : noticeOf(piecesLost(source.text, text), isInOrder(chapters)),
  };
}

/**
 * Makes changes in a chapter file, and reads the result again: it must hold exactly the chapters that were wanted.
 *
 * @param source the file as it was read
 */
export async function changeChapterFile(
  file: ChapterFile,
  source: SourceText,
  changes: readonly PageChange[],
): Promise<ChangedChapterFile> {
  const codec = await file.format.load();
  const wanted = changeChapters(file.chapters, changes);
  const { text, diagnostics } = written(file, codec, wanted, source);
  if (diagnostics.length > 0) return { kind: 'refused', reasons: diagnostics };
  const edit = { start: 0, end: source.text.length, content: text };
  const bytes = encodeEdits(source, [edit]);
  const again = decodeText(source.file, bytes).source;
  const found = again === null ? [] : codec.parse(again).chapters;
  if (JSON.stringify(found.map(partsOf)) !== JSON.stringify(wanted.map(partsOf)))
    return { kind: 'refused', reasons: ['The file would not read as these chapters.'] };
  return { kind: 'changed', bytes };
}

/** Everything except the end, which some formats only imply: whether it is kept is decided with the losses. */
function partsOf({ startMs, title, url, image, hidden, depth }: FileChapter): readonly unknown[] {
  return [startMs, title, url, image, hidden, depth];
}

/** The whole file with these chapters, with its own line ends, and what would not be read back from it. */
function written(
  { format }: ChapterFile,
  codec: Codec,
  chapters: readonly FileChapter[],
  source: SourceText,
): { readonly text: string; readonly diagnostics: readonly string[] } {
  const { text, diagnostics } = renderChapters(format.name, codec, chapters, source.file);
  return { text: withLineEndsOf(source.text, text), diagnostics: diagnostics.map(({ message }) => message) };
}

function withLineEndsOf(like: string, text: string): string {
  const [end] = /\r?\n/.exec(like) ?? [];
  const body = end === undefined ? text : text.replaceAll(/\r?\n/g, end);
  return like.endsWith('\n') ? body : body.replace(/\r?\n$/, '');
}

/** How many parts of a file are quoted. */
const mostQuoted = 3;

/**
 * The parts of a file that are missing when it is written again: those between line ends, brackets and commas, ignoring
 * spaces.
 */
function piecesLost(before: string, after: string): readonly string[] {
  const known = new Set(piecesOf(after).map(withoutSpace));
  return piecesOf(before).filter((piece) => !known.has(withoutSpace(piece)));
}

function piecesOf(text: string): readonly string[] {
  return text
    .split(/[\r\n{}[\]]+|,(?=\s*")|(?=<)/)
    .map((piece) => piece.trim().replace(/,$/, ''))
    .filter((piece) => piece !== '');
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, '');
}

function isInOrder(chapters: readonly FileChapter[]): boolean {
  return chapters.every(({ startMs }, index) => startMs >= (chapters[index - 1]?.startMs ?? 0));
}

function noticeOf(lost: readonly string[], isSorted: boolean): string {
  const order = isSorted ? '' : ' in order of time';
  if (lost.length === 0)
    return `Saving writes the whole file again${order}, with other spaces and line breaks.`;
  const quotes = lost.slice(0, mostQuoted).map(quoted);
  const more = lost.length > mostQuoted ? ` and ${lost.length - mostQuoted} more` : '';
  return `Saving writes the whole file again${order}. It does not keep these parts: ${quotes.join(', ')}${more}.`;
}
