/** Whether an operand names an object, or a prefix, rather than a path. */
export function isObjectUrl(text: string): boolean {
  return /^s3:\/\//i.test(text);
}
