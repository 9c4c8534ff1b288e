import { clockPattern } from '../chapters/timestamp.js';
import { type RichText, RichTextBuilder } from './rich-text.js';

const time = String.raw`[[(（]?\s*@?${clockPattern}\s*[\])）]?`;
/** A cell that is a time, or a range of two. */
const loneTime = new RegExp(String.raw`^\s*${time}\s*(?:(?:[-–—−~～〜→]|->|to|bis)\s*${time}\s*)?$`, 'u');

/** What authors write above the column with the titles, the most telling words first. */
const titleHeadings = [
  /title|titel|titre|t[ií]tulo|titolo|タイトル|标题|標題/iu,
  /topic|thema|theme|thème|tema|subject|sujet|トピック|話題|主题|主題/iu,
  /chapter|kapitel|chapitre|cap[ií]tulo|capitolo|segment|section/iu,
  /content|inhalt|contenu|contenido|descri|beschreibung|what|内容/iu,
];

/**
 * Finds the column that holds the titles of a table.
 *
 * @param headings the cells of its first row
 * @returns null where no heading tells, or it is a row like the others
 */
export function titleColumn(headings: readonly string[]): number | null {
  if (headings.some((heading) => loneTime.test(heading))) return null;
  for (const words of titleHeadings) {
    const column = headings.findIndex((heading) => words.test(heading));
    if (column >= 0) return column;
  }
  return null;
}

/**
 * Turns a table row into a line `T | X`: the cell that is a time, then the title. That is the cell of the column for
 * titles; where no heading tells which one that is, the next cell with words, else the one before. Further times (the
 * end, the length) are no titles. A row without a time of its own gives its cells one after the other.
 *
 * @param column of the titles, null when it is not known
 */
export function readRow(cells: readonly RichText[], column: number | null): RichText {
  const builder = new RichTextBuilder();
  const clock = cells.findIndex(isTime);
  const clockCell = cells[clock];
  if (clockCell === undefined) {
    for (const cell of cells) {
      builder.appendRich(cell);
      builder.append(' | ');
    }
    return builder.finish();
  }
  const headed = column === null ? undefined : cells[column];
  const title =
    headed !== undefined && hasText(headed) && !isTime(headed) ? headed : chooseTitle(cells, clock);
  builder.appendRich(clockCell);
  builder.append(' | ');
  if (title !== undefined) builder.appendRich(title);
  return builder.finish();
}

/** A number of the row is a title only where there is nothing else. */
function chooseTitle(cells: readonly RichText[], clock: number): RichText | undefined {
  const after = cells.slice(clock + 1).filter((cell) => hasText(cell) && !isTime(cell));
  const before = cells.slice(0, clock).filter(hasText);
  return after.find(hasWords) ?? before.findLast(hasWords) ?? after[0] ?? before.at(-1);
}

function isTime(cell: RichText): boolean {
  return loneTime.test(cell.text);
}

function hasText(cell: RichText): boolean {
  return cell.text.trim() !== '';
}

function hasWords(cell: RichText): boolean {
  return /\p{L}/u.test(cell.text);
}
