/** What a listener sees of a chapter. Two lists of chapters are compared by it. */
export interface ChapterEntry {
  readonly startMs: number;
  readonly title: string;
  readonly url: string | null;
}

/** One difference between two lists of chapters: a chapter that was added, removed, or changed. */
export type ChapterChange =
  | { readonly kind: 'added'; readonly from: null; readonly to: ChapterEntry }
  | { readonly kind: 'removed'; readonly from: ChapterEntry; readonly to: null }
  | { readonly kind: 'changed'; readonly from: ChapterEntry; readonly to: ChapterEntry };

/** Chapters this close with different titles may still be the same one, moved and renamed. */
const nearMs = 5000;

/** The most pairs to compare. Lists that would need more have nothing in common that is worth showing. */
const mostPairs = 4_000_000;

/**
 * Compares two lists of chapters.
 *
 * @returns what differs, in the order of the lists; chapters that are the same are left out
 */
export function compareChapters(
  before: readonly ChapterEntry[],
  after: readonly ChapterEntry[],
): readonly ChapterChange[] {
  let start = 0;
  while (start < Math.min(before.length, after.length) && isSame(before[start], after[start])) start += 1;
  const [old, fresh] = [before.slice(start), after.slice(start)];
  if (old.length * fresh.length > mostPairs) return [...old.map(removed), ...fresh.map(added)];
  return alignedChanges(old, fresh, costTable(old, fresh));
}

/** Row after row, the least cost to turn the first n chapters of one list into the first m of the other. */
function costTable(old: readonly ChapterEntry[], fresh: readonly ChapterEntry[]): Uint32Array {
  const width = fresh.length + 1;
  const costs = new Uint32Array((old.length + 1) * width);
  for (let row = 0; row <= old.length; row += 1) {
    for (let column = 0; column <= fresh.length; column += 1) {
      const at = row * width + column;
      costs[at] = Math.min(
        row === 0 && column === 0 ? 0 : Number.MAX_SAFE_INTEGER,
        row === 0 ? Number.MAX_SAFE_INTEGER : costAt(costs, at - width) + 2,
        column === 0 ? Number.MAX_SAFE_INTEGER : costAt(costs, at - 1) + 2,
        row === 0 || column === 0
          ? Number.MAX_SAFE_INTEGER
          : costAt(costs, at - width - 1) + pairCost(old[row - 1], fresh[column - 1]),
      );
    }
  }
  return costs;
}

/** Walks the table back from its end. */
function alignedChanges(
  old: readonly ChapterEntry[],
  fresh: readonly ChapterEntry[],
  costs: Uint32Array,
): ChapterChange[] {
  const width = fresh.length + 1;
  const changes: ChapterChange[] = [];
  let [row, column] = [old.length, fresh.length];
  while (row > 0 || column > 0) {
    const at = row * width + column;
    const [from, to] = [old[row - 1], fresh[column - 1]];
    const pair = from && to ? costAt(costs, at - width - 1) + pairCost(from, to) : null;
    if (from && to && pair === costAt(costs, at)) {
      if (!isSame(from, to)) changes.push({ kind: 'changed', from, to });
      [row, column] = [row - 1, column - 1];
    } else if (to && costAt(costs, at - 1) + 2 === costAt(costs, at)) {
      changes.push(added(to));
      column -= 1;
    } else {
      if (from) changes.push(removed(from));
      row -= 1;
    }
  }
  return changes.toReversed();
}

function costAt(costs: Uint32Array, at: number): number {
  return costs[at] ?? 0;
}

/**
 * 0 for the same chapter, less than removing and adding for one that was moved or renamed, more for two that have nothing to
 * do with each other.
 */
function pairCost(from: ChapterEntry | undefined, to: ChapterEntry | undefined): number {
  if (from === undefined || to === undefined) return 5;
  if (isSame(from, to)) return 0;
  if (from.title === to.title || from.startMs === to.startMs) return 1;
  return Math.abs(from.startMs - to.startMs) <= nearMs ? 3 : 5;
}

function isSame(from: ChapterEntry | undefined, to: ChapterEntry | undefined): boolean {
  return from?.startMs === to?.startMs && from?.title === to?.title && from?.url === to?.url;
}

function added(to: ChapterEntry): ChapterChange {
  return { kind: 'added', from: null, to };
}

function removed(from: ChapterEntry): ChapterChange {
  return { kind: 'removed', from, to: null };
}
