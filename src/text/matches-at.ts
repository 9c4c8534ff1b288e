/** Whether a pattern with the flag `y` matches right at an offset of a text. */
export function matchesAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}
