/** An escaped space, or a word with its escapes, of bounded length; a backslash that does not begin an escape ends the word. */
const pieces =
  /\\([nrt])|(?:[^\s\\]|\\(?:u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|x[\dA-Fa-f]{2}|[^\snrtuUx])){1,1000}/g;
/** An escape, with the mark of a tag that it must stay next to, which may be one itself: `\u003c\/b`. */
const escapes = /(\\u003[Cc]|[<=/]?)\\(?:\\|u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|x([\dA-Fa-f]{2})|(["'/]))/g;
const spaces: ReadonlyMap<string | undefined, string> = new Map([
  ['n', ' \n'],
  ['r', '  '],
  ['t', ' \t'],
]);

const lineEnd = /^[ \r]{0,2}(?:$|\n|\\[nr])/;

/** Titles drop both. The first may be between a time and its bracket, the second next to marks that separate. */
const hidden = '\u0001';
const joiner = '\u2060';

/**
 * Replaces the escapes of a double-quoted value with what they mean, padded to the same length: behind the words in which they are,
 * so that these stay whole, but in front of marks and within a word that has a time, so that the time stays in its place.
 */
export function unescaped(text: string): string {
  return text.replace(pieces, (word: string, space: string | undefined, at: number) => {
    if (space !== undefined) return spaces.get(space) ?? word;
    const end = at + word.length;
    return word.includes('\\') ? unescapedWord(word, lineEnd.test(text.slice(end, end + 4))) : word;
  });
}

function unescapedWord(word: string, isLast: boolean): string {
  const isTimed = /\d[:：]\d/.test(word);
  const meant = word.replace(escapes, (all: string, before: string, ...found: (string | undefined)[]) => {
    const [four, eight, two, mark] = found;
    const code = Number.parseInt(four ?? eight ?? two ?? '', 16);
    const own = mark ?? (code <= 0x10_ff_ff ? String.fromCodePoint(code) : null);
    const shown = own === null ? all : before.replace(/^\\.*/, '<') + own;
    return isTimed ? (/^=|>$/.test(shown) ? ' ' : hidden).repeat(all.length - shown.length) + shown : shown;
  });
  // Only a space may be between the parts of a tag.
  const padding = (isLast || /[<>=]/.test(meant) ? ' ' : joiner).repeat(word.length - meant.length);
  return /[\p{L}\p{N}]/u.test(meant) ? meant + padding : padding + meant;
}
