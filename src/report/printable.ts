// Control characters, line separators, bidirectional overrides; `::` that would start a line and `##[`, which runners of
// workflows take for commands (`::stop-commands::`, `##[add-mask]`). Each `#` or `:` is looked at once.
const unsafe =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|:(?=:)(?<=^\s*:)|#(?=(?:vso)?\[)(?<=##)/g;

/**
 * Text from notes, tags or arguments, safe to print: what a terminal or the log of a workflow would act on becomes a
 * visible escape, so that a hostile title can neither move the cursor, nor forge a line, nor give a command.
 */
export function printable(text: string): string {
  return text.replace(unsafe, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
  });
}

/** The same for our own text with such text in it; line ends stay. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
