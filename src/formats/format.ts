import type { Diagnostic, TextPlace } from '../diagnostic/diagnostic.js';
import type { SourceText } from '../text/source-text.js';

/** A chapter with everything that a chapter file can state. */
export interface FileChapter {
  readonly startMs: number;
  /** Exclusive; null if the file does not say. */
  readonly endMs: number | null;
  readonly title: string;
  /** http(s), as WHATWG URL serialises it. */
  readonly url: string | null;
  /** The picture: an address, likewise, or the path of a file relative to the chapter file. */
  readonly image: string | null;
  /** Not for lists of chapters: it changes picture or link only (`toc: false` in Podcasting 2.0). */
  readonly hidden: boolean;
  /** 0 for a chapter inside no other. */
  readonly depth: number;
}

/** A chapter of a file that was read, with the span of its start. */
export interface ReadChapter extends FileChapter {
  readonly place: TextPlace;
  /** The span of the picture, where the format tells. */
  readonly imagePlace?: TextPlace;
}

/** What reading a chapter file gives. */
export interface ReadChapters {
  readonly chapters: readonly ReadChapter[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a whole chapter file. Never throws for what is in it: problems are findings. */
export type ParseChapters = (source: SourceText) => ReadChapters;

/** Writes chapters in the order of their starts as a whole chapter file, with a line end at its end. */
export type RenderChapters = (chapters: readonly FileChapter[]) => string;

/** Both directions of a format. The functions undo each other for all that the format can hold. */
export interface Codec {
  readonly parse: ParseChapters;
  /** Missing in a format that is only read. */
  readonly render?: RenderChapters;
}

/**
 * A chapter with nothing but a start and a title.
 *
 * @example
 * ```ts
 * import { plainChapter } from 'chapterize';
 *
 * const { title, url } = plainChapter(90_000, 'Letters');
 * console.log(title, url); // Letters null
 * ```
 */
export function plainChapter(startMs: number, title: string): FileChapter {
  return { startMs, endMs: null, title, url: null, image: null, hidden: false, depth: 0 };
}

/** The same with an end. An end equal to the start marks a point: we write this ourselves when the end is not known. */
export function chapterUntil(startMs: number, endMs: number | null, title: string): FileChapter {
  return { ...plainChapter(startMs, title), endMs: endMs === startMs ? null : endMs };
}

/** The most chapters that are taken from one file; an mp3 holds 255. */
export const maxFileChapters = 20_000;

/** A reader reads one more than that, to know that there are more. */
export const mostRead = maxFileChapters + 1;

/** The most characters of a chapter file: two hundred for each of that many chapters. Parsing them costs memory. */
export const maxFileLength = 4 * 1024 * 1024;
