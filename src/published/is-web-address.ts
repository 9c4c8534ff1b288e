/** Whether an operand or a stated value is a web address rather than a path. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text.trim());
}
