import type { ChapterMark } from '../chapters/chapter.js';
import type { TextEdit } from '../front-matter/text-edit.js';
import type { ShowNotes } from '../notes/show-notes.js';
import { locate } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import type { Span } from '../text/span.js';

/**
 * The list of data in which a mark stands. Entries in rows take whole lines (`- start: 0`), those in brackets have commas
 * between them (`[{…}, {…}]`).
 */
export type DataList =
  | {
      readonly kind: 'rows';
      readonly lineEnd: string;
      readonly lead: string;
      readonly rows: Map<ChapterMark, Span>;
    }
  | {
      readonly kind: 'brackets';
      /** In the order of the text. */
      readonly entries: readonly { readonly mark: ChapterMark; readonly span: Span }[];
      /** The space after a comma. */
      readonly space: string;
    };

/** Finds out how the list of the marks is laid out; null where it is not data, or that cannot be determined. */
export function dataListOf({ source, marks }: ShowNotes): DataList | null {
  const { text } = source;
  const entries = marks
    .flatMap((one) => {
      const at = entrySpan(text, one);
      return at === null ? [] : [{ mark: one, span: at }];
    })
    .sort((a, b) => a.span.start - b.span.start);
  const span = entries[0]?.span;
  if (span === undefined) return null;
  const row = rowOf(source, span);
  if (row !== null) {
    const lead = text.slice(row.start, span.start);
    const lineEnd = /(?:\r\n|\r|\n)$/.exec(text.slice(row.start, row.end))?.[0] ?? '\n';
    const rows = entries.map((entry) => [entry.mark, rowOf(source, entry.span)] as const);
    const whole = rows.filter((one): one is [ChapterMark, Span] => one[1] !== null);
    return { kind: 'rows', lead, lineEnd, rows: new Map(whole) };
  }
  const gaps = entries.slice(1).map((entry, index) => text.slice(entries[index]?.span.end, entry.span.start));
  if (!gaps.every((gap) => /^\s*,\s*$/.test(gap))) return null;
  const inside = /[[{](\s*)$/.exec(text.slice(0, entries[0]?.span.start))?.[1];
  if (inside === undefined) return null;
  const space = gaps[0] === undefined ? (inside.includes('\n') ? inside : ' ') : gaps[0].replace(/^\s*,/, '');
  return { kind: 'brackets', entries, space };
}

function entrySpan(text: string, { writing }: ChapterMark): Span | null {
  const entry = writing?.entry ?? null;
  if (entry === null) return null;
  const written = text.slice(entry.start, entry.end);
  return { start: entry.start, end: entry.start + written.trimEnd().length };
}

/** The whole lines of an entry after a dash, or of one that begins its line as a key does. */
function rowOf({ text, lines }: SourceText, { start, end }: Span): Span | null {
  const first = lines.starts[locate(lines, start).line - 1] ?? 0;
  const next = lines.starts[locate(lines, end).line] ?? text.length;
  const lead = text.slice(first, start);
  const rest = text.slice(end, next);
  const isItem = /^[ \t]*(?:- +)+$/.test(lead);
  const isKey =
    /^[ \t]*$/.test(lead) && /^[^\s"{[][^\n]*?:\s|^["'][^"'\n]*["']:\s/.test(text.slice(start, end));
  return (isItem || isKey) && /^\s*(?:#[^\n]*\n?)?$/.test(rest) ? { start: first, end: next } : null;
}

/** The edit that takes an entry out; `removed` are all that go. */
export function removeEntry(
  list: DataList,
  mark: ChapterMark,
  removed: ReadonlySet<ChapterMark>,
): TextEdit | null {
  if (list.kind === 'rows') {
    const row = list.rows.get(mark);
    return row === undefined ? null : { ...row, content: '' };
  }
  const { entries } = list;
  const at = entries.findIndex((entry) => entry.mark === mark);
  const own = entries[at]?.span;
  if (own === undefined) return null;
  // A comma goes with the entry after it; only at the head of the list with the one before.
  const before = entries[at - 1]?.span;
  const isHead = entries.slice(0, at).every((entry) => removed.has(entry.mark));
  if (!isHead && before !== undefined) return { start: before.end, end: own.end, content: '' };
  return { start: own.start, end: entries[at + 1]?.span.start ?? own.end, content: '' };
}

/**
 * The edit that puts an entry after another one.
 *
 * @param after null for the head of the list
 * @param removed all marks that go in the same edit
 * @param isFirst whether no other entry is put in before this one
 */
export function insertEntry(
  list: DataList,
  content: string,
  after: ChapterMark | null,
  removed: ReadonlySet<ChapterMark>,
  isFirst: boolean,
): TextEdit | null {
  if (list.kind === 'rows') {
    const row = after === null ? [...list.rows.values()][0] : list.rows.get(after);
    if (row === undefined) return null;
    const start = after === null ? row.start : row.end;
    return { start, end: start, content: list.lead + content + list.lineEnd };
  }
  const { entries, space } = list;
  const firstKept = entries.findIndex((entry) => !removed.has(entry.mark));
  const at = entries.findIndex((entry) => entry.mark === after);
  if (firstKept === -1) {
    const end = entries.at(-1)?.span.end ?? 0;
    return { start: end, end, content: isFirst ? content : `,${space}${content}` };
  }
  if (at < firstKept) {
    const start = entries[firstKept]?.span.start ?? 0;
    return { start, end: start, content: `${content},${space}` };
  }
  const end = entries[at]?.span.end ?? 0;
  return { start: end, end, content: `,${space}${content}` };
}
