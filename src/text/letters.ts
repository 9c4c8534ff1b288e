/** Whether a text has letters. The pattern is made once, not at each of the places that ask. */
export function hasLetter(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** Whether the first character of a text, after spaces, is a small letter. */
export function startsSmall(text: string): boolean {
  return /^\s*\p{Ll}/u.test(text);
}
