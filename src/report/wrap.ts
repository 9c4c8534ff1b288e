/**
 * Breaks a text at its spaces into lines of at most a given length; a longer word gets its own line.
 *
 * @param hang spaces before every line but the first, in addition to the width
 */
export function wrap(text: string, width: number, hang = 0): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${' '.repeat(hang)}`);
}
