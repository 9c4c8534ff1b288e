import { separatorMarks } from './separator-marks.js';

/** Characters that a title must not have, or may have too many of. */
const isUnclean = /[^\S ]|\s\s|[\p{Cc}\p{Cs}\u200b\u2060-\u2064\ufeff]|\*\*|__/u;

/**
 * Makes text fit for a title: spaces and line ends of any kind become one space, control characters and halves
 * of characters go; the rest stays as written.
 */
export function cleanTitle(text: string): string {
  if (!isUnclean.test(text)) return text.trim();
  return withoutOddMarks(text)
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u200b\u2060-\u2064\ufeff]+/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Takes away the mark of bold text at one end that nothing closes or opens. */
function withoutOddMarks(text: string): string {
  if (!text.includes('**') && !text.includes('__')) return text;
  const trimmed = text.trim();
  for (const mark of ['**', '__']) {
    if (trimmed.indexOf(mark) !== trimmed.lastIndexOf(mark)) continue;
    if (trimmed.startsWith(mark)) return trimmed.slice(mark.length);
    if (trimmed.endsWith(mark)) return trimmed.slice(0, -mark.length);
  }
  return text;
}

/**
 * A hyphen right behind a word separates it from its time, too: `Boats- 4:30`. A run is looked at only from its beginning:
 * starting at each of its characters would take quadratic time.
 */
const lastSeparator = new RegExp(
  String.raw`(?:(?<!\s)\s+)?(?:[:：,;${separatorMarks}]|\s[-=]{1,3}>|\s(?:-{1,3}|[~@(])|(?<=[\p{L}\p{N})]{2})-|\s(?:\.{3}|…)|(?<!\.)\.{4,}|(?<!…)…{2,}|(?<!·)·{2,}|[([（])\s?$`,
  'u',
);

/** The same for a title before its stamp, which a separator may end and a bullet may begin; dots on their own are leaders. */
export function cleanTrailingTitle(text: string): string {
  return cleanTitle(text)
    .replace(/^(?:[・•‣·▪●►▶\u2190-\u21ff\u2794-\u27be]\s*|\[[ xX✓]\]\s+|(?:\*|=+|#+|[-–—])\s+)/u, '')
    .replace(lastSeparator, '');
}
