/**
 * Breaks a text at its spaces into lines of at most a given length; a longer word gets its own line.
 *
 * @param hang spaces before every line but the first, which are part of the width
 */
export function wrap(text: string, width: number, hang = 0): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const room = width - (lines.length === 0 ? 0 : hang);
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${' '.repeat(hang)}`);
}
