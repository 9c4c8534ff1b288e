import type { Candidate } from './candidates.js';
import { foldKey, isChapterKey } from './keys.js';
import { listRawChapters } from './raw-chapters.js';
import type { RecordingList } from './recordings.js';
import { msOf } from './timed-entry.js';

/** A list of times with titles. */
export interface TitledTimes {
  readonly candidate: Candidate;
  readonly starts: readonly number[];
  readonly titles: readonly string[];
}

/** The times and titles of a list in which each entry has a start, and most a title; null for any other. */
export function readTimes(text: string, candidate: Candidate): TitledTimes | null {
  const { key, value } = candidate.entry;
  const raw = listRawChapters(text, key, value) ?? [];
  const starts = raw.map(({ start }) => msOf(start?.text.trim() ?? ''));
  const titles = raw.map(({ title }) => title.trim());
  // A block with a label, `chapter "Why?" { … }`, is an entry of a list.
  const isBlock = value.kind === 'list' && isChapterKey(key) && /\w/.test(text.charAt(value.start));
  const least = isBlock ? 1 : 2;
  const titled = titles.filter((title) => title !== '').length;
  const isList = titled >= least && titled * 3 >= raw.length * 2 && !starts.some(Number.isNaN);
  return isList ? { candidate, starts, titles } : null;
}

/** The lists of several recordings in data; none if there is only one recording. */
export function findSeveral(text: string, candidates: readonly Candidate[]): readonly RecordingList[] {
  const lists = candidates.flatMap((candidate) => readTimes(text, candidate) ?? []);
  return listsOfRecordings(lists, false);
}

/**
 * The lists that are each of another recording: those under one key in different maps, or any in a program, unless one is a
 * copy or a translation of another.
 *
 * @returns in the order of the text; none if there is only one recording
 */
export function listsOfRecordings(
  lists: readonly TitledTimes[],
  isProgram: boolean,
): readonly RecordingList[] {
  const isOther = (own: TitledTimes, other: TitledTimes) =>
    (isProgram || areNamesakes(own.candidate, other.candidate)) && !areSame(own, other);
  return lists
    .filter((own) => lists.some((other) => isOther(own, other)))
    .map(({ candidate: { key, entry } }) => ({ key, span: entry.keySpan }))
    .sort((a, b) => a.span.start - b.span.start);
}

function areNamesakes(a: Candidate, b: Candidate): boolean {
  return a.map !== b.map && foldKey(a.entry.key) === foldKey(b.entry.key);
}

function areSame(a: TitledTimes, b: TitledTimes): boolean {
  if (a.starts.length === b.starts.length && a.starts.every((start, index) => start === b.starts[index]))
    return true;
  const [few, many] = a.starts.length < b.starts.length ? [a, b] : [b, a];
  const shared = few.starts.filter((start, index) =>
    many.starts.some((other, at) => other === start && many.titles[at] === few.titles[index]),
  );
  return shared.length * 2 > few.starts.length;
}
