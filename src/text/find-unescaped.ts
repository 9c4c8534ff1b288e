/**
 * The offset of the first of some characters, starting at `from`, that has no backslash before it; the length of the text if
 * there is none. A regular expression that chooses within a repetition takes stack for each character, and long values use
 * it up.
 *
 * @param wanted the characters and the backslash as one global class: `/["\\]/g`
 */
export function findUnescaped(text: string, from: number, wanted: RegExp): number {
  wanted.lastIndex = from;
  for (let match = wanted.exec(text); match !== null; match = wanted.exec(text)) {
    if (match[0] !== '\\') return match.index;
    wanted.lastIndex = match.index + 2;
  }
  return text.length;
}
