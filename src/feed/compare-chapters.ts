import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { ListedChapter } from '../diagnostic/list-difference.js';
import { parseClock } from '../formats/clock.js';
import { parseNotes } from '../notes/parse-notes.js';
import { indexLines } from '../text/line-index.js';
import { textInMemory } from '../text/source-text.js';
import { differenceOf } from './compare-lists.js';
import type { FeedItem, FeedValue, PscList } from './feed.js';
import type { FindInFeed } from './find-in-feed.js';

type Lists = readonly (readonly ListedChapter[])[];

/** Types of a chapters file that apps read. */
const chaptersTypes = new Set(['application/json+chapters', 'application/json']);

/** Whether a type is one that a chapters file may have. */
export function isChaptersType(type: string): boolean {
  return chaptersTypes.has((type.split(';', 1)[0] ?? '').trim().toLowerCase());
}

/** Compares the chapters in an item with those of the notes. The chapters file is checked elsewhere. */
export function compareChapterLists(item: FeedItem, lists: Lists, find: FindInFeed): Diagnostic[] {
  return [...findLink(item, find), ...findPsc(item, lists, find), ...findInDescription(item, lists, find)];
}

function findLink({ chaptersLinks }: FeedItem, find: FindInFeed): Diagnostic[] {
  const [link, second] = chaptersLinks;
  if (link === undefined) return [];
  const found: Diagnostic[] = [];
  if (second !== undefined) {
    const args = { element: 'podcast:chapters', count: chaptersLinks.length };
    found.push(find('feed/several-chapter-lists', args, second));
  }
  for (const attribute of ['url', 'type'] as const) {
    const value = link.attributes[attribute];
    if (value === null || value.value.trim() === '')
      found.push(find('feed/chapters-link', { attribute }, value ?? link));
  }
  const { type } = link.attributes;
  if (type !== null && type.value.trim() !== '' && !isChaptersType(type.value)) {
    found.push(find('feed/chapters-type', { found: type.value, where: 'feed' }, type));
  }
  return found;
}

function findPsc({ pscLists }: FeedItem, lists: Lists, find: FindInFeed): Diagnostic[] {
  const [list, second] = pscLists;
  if (list === undefined) return [];
  const found: Diagnostic[] = [];
  if (second !== undefined) {
    found.push(
      find('feed/several-chapter-lists', { element: 'psc:chapters', count: pscLists.length }, second),
    );
  }
  const { chapters, problems } = readPsc(list, find);
  found.push(...problems);
  if (problems.length > 0 || lists.length === 0) return found;
  const difference = differenceOf(chapters, lists);
  if (difference === null) return found;
  const at = list.chapters[difference.index] ?? list;
  return [...found, find('feed/chapters-differ', { list: 'psc:chapters', first: difference.words }, at)];
}

/** The chapters of a list, and those that cannot be read. */
function readPsc(list: PscList, find: FindInFeed): { chapters: ListedChapter[]; problems: Diagnostic[] } {
  const chapters: ListedChapter[] = [];
  const problems: Diagnostic[] = [];
  for (const chapter of list.chapters) {
    const { start, title } = chapter.attributes;
    const startMs = start === null ? null : parseClock(start.value);
    if (startMs === null) {
      const problem =
        start === null ? 'has no start' : `has the start "${start.value.slice(0, 40)}", which is not a time`;
      problems.push(find('feed/psc-chapter', { problem }, start ?? chapter));
    } else if (title === null || title.value.trim() === '') {
      problems.push(find('feed/psc-chapter', { problem: 'has no title' }, title ?? chapter));
    } else chapters.push({ startMs, title: title.value });
  }
  return { chapters: chapters.toSorted((a, b) => a.startMs - b.startMs), problems };
}

/** The timestamps of a description, read as show notes are; null if they are not a list of chapters. */
export function chaptersInDescription({ descriptions }: FeedItem) {
  for (const description of descriptions) {
    const { marks } = parseNotes(textInMemory('description', description.value));
    if (marks.length >= 2) return { description, marks };
  }
  return null;
}

function findInDescription(item: FeedItem, lists: Lists, find: FindInFeed): Diagnostic[] {
  if (lists.length === 0) return [];
  const listed = chaptersInDescription(item);
  if (listed === null) return [];
  const { description, marks } = listed;
  const difference = differenceOf(marks, lists);
  if (difference === null) return [];
  const place = marks[difference.index]?.place ?? null;
  const at = place === null ? description : spanOf(description, place.line, place.column, place.endColumn);
  return [find('feed/chapters-differ', { list: 'the description', first: difference.words }, at)];
}

/** A place in a description as a span of the feed, exact where the text is there as it is. */
function spanOf(description: FeedValue, line: number, column: number, endColumn: number) {
  if (!description.isPlain) return description;
  const lineStart = description.start + (indexLines(description.value).starts[line - 1] ?? 0);
  return { start: lineStart + column - 1, end: lineStart + endColumn - 1 };
}
