import { chapterUrl } from '../chapters/chapter-url.js';
import type { Span } from '../text/span.js';
import { type FindingList, quoted } from './finding.js';
import type { ReadChapter } from './format.js';

/** A value as a chapter file states it. */
interface Stated extends Span {
  readonly value: string;
}

/**
 * The address that a file states for a chapter.
 *
 * @returns null if there is none, and for one that is not http(s): that is a finding
 */
export function readAddress(
  stated: Stated | null | undefined,
  findings: FindingList,
  read: (text: string) => string | null = chapterUrl,
): string | null {
  if (stated == null || stated.value.trim() === '') return null;
  const address = read(stated.value);
  if (address === null) findings.add('formats/address', { found: quoted(stated.value) }, stated);
  return address;
}

/** The picture that a file states for a chapter, with its place. */
export function readImage(
  stated: Stated | null | undefined,
  findings: FindingList,
): Pick<ReadChapter, 'image' | 'imagePlace'> {
  const image = readAddress(stated, findings, imageAddress);
  if (image === null || stated == null) return { image };
  return { image, imagePlace: findings.placeOf(stated.start, stated.end) };
}

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
