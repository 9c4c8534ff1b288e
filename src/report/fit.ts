import { columns } from './columns.js';

/** Select Graphic Rendition: takes no column. */
// oxlint-disable-next-line no-control-regex -- it begins with one
const dress = /\u001b\[[\d;]*m/g;

/** If a terminal is narrower than this, breaking lines helps nobody. */
const leastWidth = 30;

/**
 * Breaks the lines of a text at their spaces so that they fit a terminal; a line continues a little further in than it began.
 * What cannot be broken, such as a path, is left to the terminal.
 *
 * @param width columns, null if there is no terminal: then the text stays as it is
 */
export function fitLines(text: string, width: number | null): string {
  if (width === null || width < leastWidth) return text;
  return text
    .split('\n')
    .map((line) =>
      line.length * 2 <= width || columns(line.replace(dress, '')) <= width ? line : fitLine(line, width),
    )
    .join('\n');
}

function fitLine(line: string, width: number): string {
  const [lead = ''] = /^ */.exec(line) ?? [];
  const indent = ' '.repeat(Math.min(lead.length + 4, width >> 1));
  const lines: string[] = [];
  let shown = lead;
  let taken = lead.length;
  for (const word of line.slice(lead.length).split(/(?<=[^ ]) /)) {
    const size = columns(word.replace(dress, ''));
    const isFirst = taken === (lines.length === 0 ? lead.length : indent.length);
    if (!isFirst && taken + 1 + size > width) {
      lines.push(shown);
      [shown, taken] = [indent + word.trimStart(), indent.length + size];
    } else {
      shown += isFirst ? word : ` ${word}`;
      taken += size + (isFirst ? 0 : 1);
    }
  }
  return [...lines, shown].join('\n');
}
