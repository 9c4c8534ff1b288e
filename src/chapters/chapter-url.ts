/**
 * An address as chapters carry it: http or https, as WHATWG URL serialises it, with stray `%` escaped, too.
 * One with a place for a value, as templates have it (`https://example.com/{{ name }}`), leads nowhere.
 *
 * @returns null when the text is not such an address
 * @see docs/players.md, AntennaPod
 */
export function chapterUrl(text: string): string | null {
  const trimmed = text.replace(/\p{Cc}+/gu, '').trim();
  if (!/^https?:\/\/(?!.*\{[{%])/i.test(trimmed) || !URL.canParse(trimmed)) return null;
  return new URL(trimmed).href.replace(/%(?![0-9a-f]{2})/gi, '%25');
}
