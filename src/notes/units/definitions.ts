import { footnoteMark } from './footnote-mark.js';

/** `[0:10]: X`, which Markdown takes for the address X of a link; not `[0:10]: https://…`, which is one. */
const timeLabel =
  /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\[[@ ]{0,3}\d{1,3}(?:[:：]\d{2}){1,2}[^\]\r\n]{0,16}\]):(?![ \t]*<?[a-z]+:\/\/)/gim;
/** `[bonus]: 7:41`, which Markdown takes for the address 7:41 of a link. */
const labelOfTime =
  /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\[[^[\]\r\n]{1,200}\]):(?=[ \t]*(?:\r?\n)?[ \t]*[(<]?(?:\d{1,3}[:：])?\d{1,3}[:：]\d{2}[)>]?[ \t]*$)/gim;
const noteLabel = /^ {0,3}\[\^([^\]\s]{1,40})\]:/gm;

/**
 * Removes what would make Markdown see link definitions: the colon after a time in brackets or before one, and the marks of
 * footnotes, which are in the Markdown of podcasters' sites but not in CommonMark.
 */
export function maskDefinitions(text: string): string {
  const masked = text.replace(timeLabel, '$1 ').replace(labelOfTime, '$1 ');
  if (!masked.includes('[^')) return masked;
  const labels = new Set(Array.from(masked.matchAll(noteLabel), ([, label = '']) => label));
  if (labels.size === 0) return masked;
  // Control characters are dropped from titles.
  return masked.replace(/\[\^([^\]\s]{1,40})\]:?/g, (mark, label: string) =>
    labels.has(label) ? (mark.endsWith(':') ? footnoteMark : '\u0001').repeat(mark.length) : mark,
  );
}
