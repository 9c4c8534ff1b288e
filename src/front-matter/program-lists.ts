import type { ChapterMark } from '../chapters/chapter.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { SourceText } from '../text/source-text.js';
import { findCandidates } from './candidates.js';
import { readChapterList } from './chapter-list.js';
import { readLiteral } from './json-tree.js';
import { isChapterKey } from './keys.js';
import type { RecordingList } from './recordings.js';
import { listsOfRecordings, readTimes } from './several-lists.js';
import { decodeLiteral } from './string-literals.js';
import { findTimedLists } from './timed-lists.js';
import type { MapEntry, MapNode, Span, ValueNode } from './value-tree.js';

/** What a text that is, or has in it, a program lists. */
export interface ProgramLists {
  readonly chapters: readonly ChapterMark[];
  readonly diagnostics: readonly Diagnostic[];
  /** The lists of several recordings, where it has those of more than one. */
  readonly recordings: readonly RecordingList[];
}

/** What a literal is assigned or handed to, with the type that may be between: `const parts: Part[] = `. */
const nameBefore = /(?<![\w$])([\p{L}_$][\w$-]{0,60})["']?\s{0,4}(?::[^=;{}()\n]{0,60}=|[:=(])\s{0,20}$/u;
/** A block with a label, as of HCL, or what is handed over with the object: `chapter "Why?" {`, `mark('Why?', {`. */
const labelBefore =
  /(?<![\w$.-])([\p{L}_$][\w$.-]{0,60})[ \t]{0,4}(?:\([ \t]{0,4})?("(?:[^"\\\n]|\\.){1,120}"|'(?:[^'\\\n]|\\.){1,120}')[ \t]{0,4},?[ \t]{0,4}$/u;
const longestName = 200;
/** What is in the program of an animation, whose numbers count frames. */
const countsFrames = /\b(?:fps|frameRate|durationInFrames|useCurrentFrame)\b/;
/** How deep to look for recordings. */
const deepest = 6;
/** How often, on average, a character may be read again. */
const mostReadings = 8;

/**
 * Finds the chapters in literals of a program: `export const chapters = [{ start: 95, title: 'Why?' }]`.
 *
 * @param hidden what is shown, and not meant: blocks of code
 * @param places where the chapters are that the text gives when it is read as notes
 * @returns null if it has none, or a place is in none of its literals
 */
export function readProgram(
  source: SourceText,
  from: number,
  to: number,
  hidden: readonly Span[],
  places: readonly number[],
): ProgramLists | null {
  const literals = findLiterals(source.text, from, to, hidden);
  if (!places.every((at) => literals.some(({ value }) => value.start <= at && at < value.end))) return null;
  const entries = literals.flatMap((entry) => [entry, ...partsOf(entry, 0)]);
  const root: MapNode = { kind: 'map', entries, braced: true, start: from, end: to };
  const lists = [...findCandidates(root).chapters, ...findTimedLists(root)].flatMap(
    (candidate) => readTimes(source.text, candidate) ?? [],
  );
  const told = lists.filter(({ candidate }) => isChapterKey(candidate.entry.key));
  const likely = told.length > 0 ? told : countsFrames.test(source.text) ? [] : lists;
  const [best] = likely.toSorted((a, b) => b.starts.length - a.starts.length);
  if (best === undefined) return null;
  const recordings = listsOfRecordings(likely, true);
  if (recordings.length > 0) return { chapters: [], diagnostics: [], recordings };
  return { ...readChapterList(source, [best.candidate]), recordings };
}

/** The entries of lists within, which may be recordings with lists of their own. */
function partsOf({ key, value }: MapEntry, depth: number): readonly MapEntry[] {
  if (value.kind === 'scalar' || depth > deepest) return [];
  if (value.kind === 'map') return value.entries.flatMap((entry) => partsOf(entry, depth + 1));
  if (value.items.length < 2) return [];
  return value.items.flatMap((item, index) => {
    if (item.kind !== 'map') return [];
    const entry = { key: `${key}[${index}]`, keySpan: item, value: item, merged: false };
    return [entry, ...partsOf(entry, depth + 1)];
  });
}

/** Objects and lists that are not within others, each under what it is assigned to. */
function findLiterals(text: string, from: number, to: number, hidden: readonly Span[]): readonly MapEntry[] {
  const fences = hidden.filter(({ start }) => fence.test(text.slice(start, start + longestName)));
  const runs: Run[] = [];
  let left = (to - from) * mostReadings;
  const search = /[[{]/g;
  search.lastIndex = from;
  for (let match = search.exec(text); match !== null && match.index < to; match = search.exec(text)) {
    const { index: at } = match;
    const around = fences.find(({ start, end }) => start <= at && at < end);
    if (around !== undefined) {
      search.lastIndex = around.end;
      continue;
    }
    const { value: literal, end } = readLiteral(text, at, to);
    left -= end - at;
    if (left < 0) break;
    if (literal === null) continue;
    search.lastIndex = end;
    const before = text.slice(Math.max(from, at - longestName), at);
    const label = labelBefore.exec(before);
    const value = label === null ? literal : withLabel(literal, label, at - before.length);
    const [, key = ''] = label ?? nameBefore.exec(before) ?? [];
    const run = runs.at(-1);
    if (run !== undefined && (label === null || run.key === key) && continues(run, value, text))
      run.values.push(value);
    else runs.push({ key, values: [value], isLabelled: label !== null });
  }
  return runs.flatMap(entryOf);
}

/** Literals under one name; several are objects that are handed over one by one: `mark({ … });`, or lines of JSON. */
interface Run {
  readonly key: string;
  readonly values: ValueNode[];
  readonly isLabelled: boolean;
}

/** The object with what it is labelled with as its title. */
function withLabel(
  value: ValueNode,
  { index, 0: written, 2: label = '' }: RegExpExecArray,
  from: number,
): ValueNode {
  if (value.kind !== 'map') return value;
  const start = from + index;
  const at = { start: start + written.indexOf(label), end: start + written.indexOf(label) + label.length };
  const text = decodeLiteral(label) ?? label;
  const title = { kind: 'scalar', type: 'string', text, style: 'indirect', ...at } as const;
  const entry = { key: 'title', keySpan: at, value: title, merged: false };
  return { ...value, start, entries: [entry, ...value.entries] };
}

/** Code that shows how something is written. */
const fence = /^[\s>]*(?:`{3}|~{3})/;
const between = /^[\s,;)%-]{0,20}(?:[\w$.]{1,60} ?\(?)?\s{0,20}$/;

function continues({ values }: Run, next: ValueNode, text: string): boolean {
  const last = values.at(-1);
  const areMaps = last?.kind === 'map' && next.kind === 'map';
  return (
    areMaps && last.entries[0]?.key === next.entries[0]?.key && between.test(text.slice(last.end, next.start))
  );
}

function entryOf({ key, values, isLabelled }: Run): readonly MapEntry[] {
  const [first, ...others] = values;
  if (first === undefined) return [];
  const { start } = first;
  const end = others.at(-1)?.end ?? first.end;
  const value =
    others.length === 0 && !isLabelled ? first : ({ kind: 'list', items: values, start, end } as const);
  return [{ key, keySpan: { start, end: start + 1 }, value, merged: false }];
}
