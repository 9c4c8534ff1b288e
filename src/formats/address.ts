import { chapterUrl } from '../chapters/chapter-url.js';

/**
 * A picture as chapter files state it: an address, or the path of a file relative to the chapter file.
 *
 * @returns null for an address that is not http(s), such as `ftp://` or `data:`
 */
export function imageAddress(text: string): string | null {
  const trimmed = text.trim();
  if (/^[a-z][a-z\d+.-]+:/i.test(trimmed)) return chapterUrl(trimmed);
  return trimmed === '' || trimmed.startsWith('//') ? null : trimmed;
}
