import type { ChapterMark } from '../../chapters/chapter.js';
import { formatTimestamp } from '../../chapters/timestamp.js';
import { createDiagnostic, type Diagnostic } from '../../diagnostic/diagnostic.js';

/** The chapters that count, and what the two lists disagree about. */
export interface ChosenList {
  readonly marks: readonly ChapterMark[];
  /** Whether the body's list was set aside. */
  readonly fromFrontMatter: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Lists made by programs have fractions of a second that the text leaves out. */
const slackMs = 1000;

/**
 * Chooses between the chapters that the front matter lists and those that the body's stamps mark. The front matter
 * comes first. Where both say the same, the body's marks are taken, because they have depth and link and are where people
 * look, but with the front matter's times, which are at least as exact.
 */
export function chooseChapterList(
  frontMatter: readonly ChapterMark[],
  body: readonly ChapterMark[],
): ChosenList {
  if (frontMatter.length === 0) return { marks: body, fromFrontMatter: false, diagnostics: [] };
  if (body.length === 0) return { marks: frontMatter, fromFrontMatter: true, diagnostics: [] };
  const listed = inOrder(frontMatter);
  const stamped = inOrder(body);
  const longest = listed.length > stamped.length ? listed : stamped;
  const differing = [...longest.keys()].filter((index) => !areSame(listed[index], stamped[index]));
  const [first] = differing;
  if (first === undefined) {
    const exact = new Map(stamped.map((mark, index) => [mark, listed[index] ?? mark]));
    return {
      marks: body.map((mark) => joined(mark, exact.get(mark) ?? mark)),
      fromFrontMatter: false,
      diagnostics: [],
    };
  }
  const args = {
    frontMatter: describe(listed[first]),
    body: describe(stamped[first]),
    count: differing.length,
  };
  const place = listed[first]?.place ?? stamped[first]?.place ?? null;
  const diagnostics = [createDiagnostic('notes/chapter-lists-differ', args, place)];
  return { marks: frontMatter, fromFrontMatter: true, diagnostics };
}

function inOrder(marks: readonly ChapterMark[]): ChapterMark[] {
  return [...marks].sort((a, b) => a.startMs - b.startMs);
}

function areSame(a: ChapterMark | undefined, b: ChapterMark | undefined): boolean {
  return (
    a !== undefined && b !== undefined && Math.abs(a.startMs - b.startMs) < slackMs && a.title === b.title
  );
}

function joined(body: ChapterMark, listed: ChapterMark): ChapterMark {
  return { ...body, startMs: listed.startMs, endMs: listed.endMs ?? body.endMs, url: listed.url ?? body.url };
}

function describe(mark: ChapterMark | undefined): string {
  return mark === undefined
    ? 'no such chapter'
    : `${formatTimestamp(mark.startMs)} "${mark.title}" (line ${mark.place.line})`;
}
