import type { PageMark, PageNotes } from '../page-state.js';
import type { Draft, DraftMark } from './draft.js';

/** A mark in one of three versions. */
export type MarkVersion = Pick<PageMark, 'startMs' | 'title' | 'image'>;

/** One mark in all three; null if it is not there. */
export interface ThreeWayRow {
  /** As the page had read it. */
  readonly base: MarkVersion | null;
  /** As it was changed in the page. */
  readonly mine: MarkVersion | null;
  /** As it is in the notes now. */
  readonly theirs: MarkVersion | null;
  /** Whether both sides changed it, and differently. */
  readonly isConflict: boolean;
}

/** Notes that were changed in the page and elsewhere. */
export interface ThreeWay {
  /** The marks in which the versions differ. */
  readonly rows: readonly ThreeWayRow[];
  /** The changes of the page made to the notes as they are now; where both sides changed a mark, it has the page's values. */
  readonly merged: Draft;
}

/** Compares the draft of the page with notes that have changed under it. */
export function compareThreeWay(base: PageNotes, mine: Draft, theirs: PageNotes): ThreeWay {
  const matches = matchMarks(base.marks, theirs.marks);
  const rows: ThreeWayRow[] = [];
  const merged: DraftMark[] = [];
  const add = (row: Omit<ThreeWayRow, 'isConflict'>): void => {
    const isMineChanged = !isSame(row.base, row.mine);
    const isTheirsChanged = !isSame(row.base, row.theirs);
    if (!isMineChanged && !isTheirsChanged) return;
    rows.push({ ...row, isConflict: isMineChanged && isTheirsChanged && !isSame(row.mine, row.theirs) });
  };
  base.marks.forEach((mark, index) => {
    const at = matches.get(index) ?? null;
    const other = at === null ? null : (theirs.marks[at] ?? null);
    const own = mine.find((one) => one.base === index) ?? null;
    add({ base: mark, mine: own, theirs: other });
    const key = at === null ? `mine-${index}` : `mark-${at}`;
    // Changes of only one side are taken; a mark that is removed on one side and changed on the other stays.
    if (own !== null && other !== null) merged.push({ key, base: at, ...mergeMark(mark, own, other) });
    else if (own !== null && !isSame(mark, own)) merged.push({ ...own, key, base: null });
    else if (own === null && other !== null && !isSame(mark, other)) merged.push(draftMark(other, at, key));
  });
  const matched = new Set(matches.values());
  theirs.marks.forEach((mark, index) => {
    if (matched.has(index)) return;
    add({ base: null, mine: null, theirs: mark });
    merged.push(draftMark(mark, index, `mark-${index}`));
  });
  for (const mark of mine.filter((one) => one.base === null)) {
    add({ base: null, mine: mark, theirs: null });
    merged.push(mark);
  }
  return { rows, merged: merged.sort((a, b) => a.startMs - b.startMs) };
}

function draftMark({ startMs, title, image }: PageMark, base: number | null, key: string): DraftMark {
  return { key, base, startMs, title, image };
}

function mergeMark(base: MarkVersion, mine: MarkVersion, theirs: MarkVersion): MarkVersion {
  return {
    startMs: mine.startMs === base.startMs ? theirs.startMs : mine.startMs,
    title: mine.title === base.title ? theirs.title : mine.title,
    image: mine.image === base.image ? theirs.image : mine.image,
  };
}

function isSame(a: MarkVersion | null, b: MarkVersion | null): boolean {
  if (a === null || b === null) return a === b;
  return a.startMs === b.startMs && a.title === b.title && a.image === b.image;
}

/** Which mark of the notes as they are now is which of those before: the same one, else one of the same title or start. */
function matchMarks(
  base: readonly MarkVersion[],
  theirs: readonly MarkVersion[],
): ReadonlyMap<number, number> {
  const matches = new Map<number, number>();
  const free = new Set(theirs.keys());
  const ways: readonly ((a: MarkVersion, b: MarkVersion) => boolean)[] = [
    isSame,
    (a, b) => a.title === b.title,
    (a, b) => a.startMs === b.startMs,
  ];
  for (const isMatch of ways) {
    base.forEach((mark, index) => {
      if (matches.has(index)) return;
      const at = [...free].find((one) =>
        isMatch(mark, theirs[one] ?? { startMs: Number.NaN, title: '', image: null }),
      );
      if (at === undefined) return;
      matches.set(index, at);
      free.delete(at);
    });
  }
  return matches;
}
