/**
 * An address as chapters carry it: http or https, as WHATWG URL serialises it.
 *
 * @returns null when the text is not such an address
 */
export function webAddress(text: string): string | null {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  return new URL(trimmed).href.replace(/%(?![0-9a-f]{2})/gi, '%25');
}

/**
 * A picture as chapter files state it: an address, or the path of a file relative to the chapter file.
 *
 * @returns null for an address that is not http(s), such as `ftp://` or `data:`
 */
export function imageAddress(text: string): string | null {
  const trimmed = text.trim();
  if (/^[a-z][a-z\d+.-]+:/i.test(trimmed)) return webAddress(trimmed);
  return trimmed === '' || trimmed.startsWith('//') ? null : trimmed;
}
