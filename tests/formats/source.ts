import type { FileChapter, ReadChapter, ReadChapters } from '../../src/formats/format.js';
import { detectFormat, type Format, formats } from '../../src/formats/formats.js';
import { readChapterFile } from '../../src/formats/read-chapter-file.js';
import { type SourceText, textInMemory } from '../../src/text/source-text.js';

/** A text as if it were read from a file. */
export function sourceOf(text: string, file = 'markers'): SourceText {
  return textInMemory(file, text);
}

/** Chapters without the place that they were read at. */
export function withoutPlaces(chapters: readonly ReadChapter[]): readonly FileChapter[] {
  return chapters.map(({ startMs, endMs, title, url, image, hidden, depth }) => ({
    startMs,
    endMs,
    title,
    url,
    image,
    hidden,
    depth,
  }));
}

/** The format of that name. */
export function formatNamed(name: string): Format {
  const format = formats.find((one) => one.name === name);
  if (format === undefined) throw new Error(`no format ${name}`);
  return format;
}

/** Reads a text in the format that it is detected to be in. */
export async function readDetected(text: string): Promise<ReadChapters & { readonly name: string }> {
  const format = detectFormat(text);
  if (format === null) throw new Error(`no format is detected in ${JSON.stringify(text.slice(0, 80))}`);
  const { chapters, diagnostics } = await readChapterFile(sourceOf(text), format);
  return { chapters, diagnostics, name: format.name };
}
