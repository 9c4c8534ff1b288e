import type { ChapterMark } from '../chapters/chapter.js';
import type { TextEdit } from '../front-matter/text-edit.js';
import type { ShowNotes } from '../notes/show-notes.js';
import { locate } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import type { Span } from '../text/span.js';

/**
 * The list of data that holds a mark. Entries in rows take whole lines (`- start: 0`), those in brackets have commas
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
      readonly spans: readonly Span[];
      readonly indexOf: ReadonlyMap<ChapterMark, number>;
      /** The index of the first entry that stays, -1 where none does. */
      readonly firstKept: number;
      /** The space after a comma. */
      readonly space: string;
    };

/**
 * Finds out how the list of the marks is laid out.
 *
 * @param removed all marks that go in the same edit
 * @returns null for a list that is not data, or when the layout cannot be determined
 */
export function dataListOf({ source, marks }: ShowNotes, removed: ReadonlySet<ChapterMark>): DataList | null {
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
  return {
    kind: 'brackets',
    spans: entries.map((entry) => entry.span),
    indexOf: new Map(entries.map(({ mark }, index) => [mark, index])),
    firstKept: entries.findIndex(({ mark }) => !removed.has(mark)),
    space,
  };
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

/** The edit that takes an entry out. */
export function removeEntry(list: DataList, mark: ChapterMark): TextEdit | null {
  if (list.kind === 'rows') {
    const row = list.rows.get(mark);
    return row === undefined ? null : { ...row, content: '' };
  }
  const { spans, indexOf, firstKept } = list;
  const at = indexOf.get(mark) ?? -1;
  const own = spans[at];
  if (own === undefined) return null;
  // A comma belongs to the entry after it; only at the start of the list does it belong to the one before.
  const before = spans[at - 1];
  const isHead = firstKept === -1 || at < firstKept;
  if (!isHead && before !== undefined) return { start: before.end, end: own.end, content: '' };
  return { start: own.start, end: spans[at + 1]?.start ?? own.end, content: '' };
}

/**
 * The edit that puts an entry after another one.
 *
 * @param after null for the head of the list
 * @param isFirst whether no other entry is put in before this one
 */
export function insertEntry(
  list: DataList,
  content: string,
  after: ChapterMark | null,
  isFirst: boolean,
): TextEdit | null {
  if (list.kind === 'rows') {
    const row = after === null ? list.rows.values().next().value : list.rows.get(after);
    if (row === undefined) return null;
    const start = after === null ? row.start : row.end;
    return { start, end: start, content: list.lead + content + list.lineEnd };
  }
  const { spans, indexOf, firstKept, space } = list;
  const at = after === null ? -1 : (indexOf.get(after) ?? -1);
  if (firstKept === -1) {
    const end = spans.at(-1)?.end ?? 0;
    return { start: end, end, content: isFirst ? content : `,${space}${content}` };
  }
  if (at < firstKept) {
    const start = spans[firstKept]?.start ?? 0;
    return { start, end: start, content: `${content},${space}` };
  }
  const end = spans[at]?.end ?? 0;
  return { start: end, end, content: `,${space}${content}` };
}
