/**
 * Text from notes or tags, safe to print: control characters (terminal escape sequences among them), bidirectional
 * overrides and line separators become visible escapes, so that a hostile title can neither move the cursor nor
 * forge a line of a log.
 */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
  });
}
