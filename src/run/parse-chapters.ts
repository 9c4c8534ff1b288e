import { ChapterizeError } from '../diagnostic/failure.js';
import { detectFormat, formats } from '../formats/formats.js';
import { type ChapterFile, readChapterFile } from '../formats/read-chapter-file.js';
import { decodeText, textInMemory } from '../text/source-text.js';

/**
 * Reads a chapter file in memory.
 *
 * @param name the name to use in findings
 * @param content text, or bytes in UTF-8 or in UTF-16 with a byte order mark
 * @param format a name of `formats`; if left out, the content decides
 * @returns null if the content is in no format of chapter files (show notes, for instance) or not text at all
 * @throws ChapterizeError `usage` for a format that cannot be read
 * @example
 * ```ts
 * import { parseChapters } from 'chapterize';
 *
 * const file = await parseChapters('labels.txt', '0.5\t0.5\tHello\n');
 * console.log(file?.format.name, file?.chapters[0]?.startMs); // audacity 500
 * ```
 */
export async function parseChapters(
  name: string,
  content: string | Uint8Array,
  format?: string,
): Promise<ChapterFile | null> {
  const { source } =
    typeof content === 'string'
      ? { source: textInMemory(name, content.replace(/^\ufeff/, '')) }
      : decodeText(name, content);
  if (source === null) return null;
  if (format === undefined) {
    const detected = detectFormat(source.text);
    return detected === null ? null : readChapterFile(source, detected);
  }
  const known = formats.find((one) => one.name === format);
  if (known === undefined) throw new ChapterizeError('usage', `no format "${format}"`);
  return readChapterFile(source, known);
}
