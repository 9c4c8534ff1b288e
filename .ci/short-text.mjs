// How the text of a script is written, so that it is short in the memory of a process.

/**
 * Escapes characters beyond ASCII: V8 holds a script of ASCII in half the memory. Words of other languages stay as they are where
 * there are many: escapes would make them three times as long.
 */
export function shortText(text) {
  const foreign = text.match(/(?![\0-\x7f])\p{L}/gu)?.length ?? 0;
  const isKept = (unit) => foreign > 256 && /\p{L}/u.test(unit);
  return text.replace(/[^\0-\x7f]/g, (unit) =>
    isKept(unit) ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
