// How the text of a script is written, so that it is short in the memory of a process.

/** More letters beyond ASCII than this are words of other languages. */
const fewLetters = 256;

/**
 * Escapes characters beyond ASCII: V8 holds a script of ASCII in half the memory. It does not hold one with words of other languages
 * so, and escapes would only make it longer; there, only what cannot be seen is escaped.
 */
export function shortText(text) {
  const foreign = text.match(/(?![\0-\x7f])\p{L}/gu)?.length ?? 0;
  const escaped = foreign > fewLetters ? /(?![\0-\x7f])[\p{Cc}\p{Cf}\p{Z}]/gu : /[^\0-\x7f]/g;
  return text.replace(escaped, (unit) =>
    unit.length > 1 ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
