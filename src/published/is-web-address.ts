/** Whether an operand or a stated value is an address of the web rather than a path. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text.trim());
}
