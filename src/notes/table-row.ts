import { clockPattern } from '../chapters/timestamp.js';
import { type RichText, RichTextBuilder } from './rich-text.js';

const loneClock = new RegExp(String.raw`^\s*[[(（]?\s*@?${clockPattern}\s*[\])）]?\s*$`);

/**
 * Turns a table row into a line `T | X`: the cell that is a clock, then the next cell with text, else the one
 * before it. A row without a clock of its own gives its cells one after the other.
 */
export function readRow(cells: readonly RichText[]): RichText {
  const builder = new RichTextBuilder();
  const clock = cells.findIndex((cell) => loneClock.test(cell.text));
  const clockCell = cells[clock];
  if (clockCell === undefined) {
    for (const cell of cells) {
      builder.appendRich(cell);
      builder.append(' | ');
    }
    return builder.finish();
  }
  const title = cells.slice(clock + 1).find(hasText) ?? cells.slice(0, clock).findLast(hasText);
  builder.appendRich(clockCell);
  builder.append(' | ');
  if (title !== undefined) builder.appendRich(title);
  return builder.finish();
}

function hasText(cell: RichText): boolean {
  return cell.text.trim() !== '';
}
