import { findClocks } from '../../chapters/clock-grammar.js';
import { timeOfLink } from '../../chapters/link-time.js';
import { lengthLabel } from '../../chapters/surroundings.js';
import { foldDigits } from '../../text/fold-digits.js';
import { hasLetter } from '../../text/letters.js';
import { smallLetters } from '../../text/small-letters.js';
import { hardBreak, type RichText, RichTextBuilder } from './rich-text.js';

/** What authors write above the column with the titles, the most telling words first. */
const titleHeadings = [
  /title|titel|titre|t[ií]tulo|titolo|タイトル|标题|標題/iu,
  /topic|thema|theme|thème|tema|subject|sujet|トピック|話題|主题|主題|тема/iu,
  /chapter|kapitel|chapitre|cap[ií]tulo|capitolo|segment|section|what|agenda|^\W*(?:part|partie|teil|parte|step|étape|phase)\W*$/iu,
  /summary|zusammenfassung|résumé|resumen|resumo|riassunto|内容摘要|要約/iu,
  /content|inhalt|contenu|contenido|descri|beschreibung|内容/iu,
];

/** What they write above a column of speakers; a speaker is not a title if there is other text. */
const speakerHeadings =
  /speaker|^\P{L}*(?:who|wer|qui|qui[eé]n|quem|chi|wie|vem|hvem|kto|kdo|кто|хто|谁|誰|だれ|누구|kim)\P{L}*$|sprecher|redner|intervenant|orador|hablante|ponente|relatore|spreker|спикер|发言人|講者|讲者|話者|発言者/iu;

/** What they write above a column of lengths or ends, which are not starts. */
const noStart =
  /length|duration|dauer|länge|durée|duración|durata|长度|長度|时长|時長|長さ|再生時間|길이|재생 ?시간|время звучания|длительность|продолжительность|тривалість|długość|délka|lengte|tijdsduur|längd|varighet|varighed|kesto|hossz|διάρκεια|משך|المدة|अवधि|ความยาว|thời lượng|durasi|^\s*(?:end|ende|fin|to|until|bis)\s*$/iu;

/** What they write above a column of ranks: the times of such a table are results. */
const ranks =
  /^\P{L}*(?:place|rank|rang|platz|platzierung|pos\.?|classement|puesto|posizione|posição|plaats|placering|plassering|sijoitus|miejsce|umístění|pořadí|helyezés|место|місце|順位|名次|순위)\P{L}*$/iu;

/** What they write above a column of times of day. */
const ofDay =
  /horaire|uhrzeit|klockslag|klokkeslett|kellonaika|orario|horario|horário|godzina|時刻|时刻|播出时间|放送時間|시각|방송 ?시간|^\W*(?:dep|arr)(?:\.|arts?|ives?|artures?|ivals?)?\W*$|^\W*(?:ab|an|utc?|gmt|ces?t|[ecmp][sd]t)\W*$|abfahrt|ankunft|^\W*arrivée\W*$|^\W*départ\W*$|^\P{L}*(?:saat|ora|ώρα|שעה|الساعة)\P{L}*$/iu;

/** The columns of a table that its headings identify; null if they identify none. */
export interface Columns {
  readonly title: number | null;
  /** Whether the heading says "title", so that even a mere number is one; below "Agenda item" numbers count the items. */
  readonly isTitle: boolean;
  readonly notStart: ReadonlySet<number>;
  readonly ofDay: ReadonlySet<number>;
  readonly speakers: ReadonlySet<number>;
}

/** Finds the columns with the titles, and those with times that are not starts, by the cells of the first row. */
export function readColumns(headings: readonly string[]): Columns {
  const nothing = new Set<number>();
  const none = { title: null, isTitle: false, notStart: nothing, ofDay: nothing, speakers: nothing };
  if (headings.some((heading) => isLoneTime(heading))) return none;
  const columnsOf = (words: RegExp) =>
    new Set([...headings.keys()].filter((index) => words.test(headings[index] ?? '')));
  const columns = {
    notStart: headings.some((heading) => ranks.test(heading)) ? new Set(headings.keys()) : columnsOf(noStart),
    ofDay: columnsOf(ofDay),
    speakers: columnsOf(speakerHeadings),
  };
  for (const words of titleHeadings) {
    const column = headings.findIndex((heading) => words.test(heading));
    if (column >= 0) return { title: column, isTitle: words === titleHeadings[0], ...columns };
  }
  return { title: null, isTitle: false, ...columns };
}

/**
 * Turns a table row into a line `T | X`: the cell that is a time, then the title. That is the cell of the column for
 * titles; where no heading tells which one that is, the next cell with words, else the one before. The other cells follow
 * after a hard break, because further times (the end, the length) start nothing. A row without a time becomes its cells, one
 * after the other.
 */
export function readRow(cells: readonly RichText[], columns: Columns | null): RichText {
  const builder = new RichTextBuilder();
  const linked = cells.findIndex(
    (cell, index) =>
      isStart(cell, index, columns) && cell.links.some(({ href }) => timeOfLink(href) !== null),
  );
  const clock = linked >= 0 ? linked : cells.findIndex((cell, index) => isStart(cell, index, columns));
  const clockCell = cells[clock];
  const append = (cell: RichText, isFirst: boolean) => {
    if (!isFirst) builder.append(' | ');
    builder.appendRich(cell);
  };
  if (clockCell === undefined) {
    for (const [index, cell] of cells.filter(hasText).entries()) append(cell, index === 0);
    const isOfOthers = cells.some((cell) => isTime(cell));
    return isOfOthers ? { ...builder.finish(), isOfOthers } : builder.finish();
  }
  const headed = columns === null || columns.title === null ? undefined : cells[columns.title];
  const title =
    headed !== undefined && mayBeTitle(headed, columns?.isTitle === true)
      ? headed
      : chooseTitle(cells, clock, columns?.speakers ?? noColumns);
  if (isLengthRow(cells, clock)) {
    // As a line of text has it: `Duration: 1:09:30`.
    for (const [index, cell] of cells.filter(hasText).entries()) {
      if (index > 0) builder.append(': ');
      builder.appendRich(cell);
    }
    return builder.finish();
  }
  append(clockCell, true);
  builder.append(' | ');
  if (title !== undefined) builder.appendRich(title);
  const rest = cells.filter((cell) => cell !== clockCell && cell !== title && hasText(cell));
  if (rest.length > 0) builder.append(`${hardBreak}| `);
  for (const [index, cell] of rest.entries()) append(cell, index === 0);
  return { ...builder.finish(), column: clock, isOfDay: columns?.ofDay.has(clock) === true };
}

/** Whether a row says how long something is, and no more: `| Duration | 1:09:30 |`. */
function isLengthRow(cells: readonly RichText[], clock: number): boolean {
  const [label, ...others] = cells.filter(hasText);
  return (
    label !== undefined &&
    others.length === 1 &&
    others[0] === cells[clock] &&
    lengthLabel.test(smallLetters(`${label.text.trim()}:`))
  );
}

const noColumns: ReadonlySet<number> = new Set();

function mayBeTitle(cell: RichText, isTitle: boolean): boolean {
  return hasText(cell) && !isTime(cell) && (isTitle || hasWords(cell));
}

/** A number of the row is a title only where there is nothing else. */
function chooseTitle(
  cells: readonly RichText[],
  clock: number,
  speakers: ReadonlySet<number>,
): RichText | undefined {
  const isTitle = (cell: RichText) => hasText(cell) && !isDayTime(cell);
  const names = new Set(cells.filter((_, index) => speakers.has(index)));
  const others = cells.filter((cell, index) => index !== clock && isTitle(cell) && !names.has(cell));
  const candidates = others.some(hasWords) ? new Set(others) : new Set(cells.filter(isTitle));
  const after = cells.slice(clock + 1).filter((cell) => candidates.has(cell));
  const before = cells.slice(0, clock).filter((cell) => candidates.has(cell));
  const hasOnlyWords = (cell: RichText) => hasWords(cell) && !/\d[:：]\d/.test(cell.text);
  return (
    after.find(hasOnlyWords) ??
    (after.some(hasWords) ? before.findLast(hasOnlyWords) : undefined) ??
    after.find(hasWords) ??
    before.findLast(hasWords) ??
    after[0] ??
    before.at(-1)
  );
}

/** Whether a cell is a time, or a range of two. */
export function isTime(cell: RichText): boolean {
  return isLoneTime(cell.text);
}

/** Whether a cell may be the start of a chapter; a range is one even below "Duration". */
export function isStart({ text }: RichText, index: number, columns: Columns | null): boolean {
  return loneTimes(text) > (columns?.notStart.has(index) === true ? 1 : 0);
}

/** `7:01 PM` is a time, too, but not a start. */
function isDayTime(cell: RichText): boolean {
  return isLoneTime(cell.text.replace(/\s?(?:[ap]\.?m\.?|uhr|h|[A-Z]{2,4})\s*$/i, ''));
}

function isLoneTime(text: string): boolean {
  return loneTimes(text) > 0;
}

/** How many times there are, as in a range or side by side; 0 if there are words. */
function loneTimes(text: string): number {
  if (text.length > 60 || !/\d/.test(text)) return 0;
  const clocks = findClocks(foldDigits(text), false);
  let rest = text;
  for (const { start, end } of clocks.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
  return /^[\s()[\]（）@`~～〜→>/,;&、+–—−-]*(?:(?:to|bis|and|und)[\s()[\]（）@`]*)?$/u.test(rest)
    ? clocks.length
    : 0;
}

function hasText(cell: RichText): boolean {
  return cell.text.trim() !== '';
}

function hasWords(cell: RichText): boolean {
  return hasLetter(cell.text);
}
