import type { ChapterMark } from '../chapters/chapter.js';
import type { ExpectedMark } from './expected-mark.js';
import type { MarkChange } from './mark-change.js';

/** A chapter of the notes this close to a marker is the same chapter. */
const sameWithinMs = 5000;

/** The changes that give the notes the markers. */
export interface MatchedMarkers {
  readonly changes: readonly MarkChange[];
  /** Markers that become new chapters. */
  readonly added: readonly ExpectedMark[];
  /** Chapters of the notes with the markers that they match. */
  readonly matched: readonly { readonly mark: ChapterMark; readonly marker: ExpectedMark }[];
}

/**
 * Finds the marker that matches each chapter of the notes: the nearest within five seconds, each marker once. A
 * chapter keeps its title and link and takes the marker's time; a chapter without a marker is removed, and a marker without
 * a chapter is added.
 */
export function matchMarkers(
  marks: readonly ChapterMark[],
  markers: readonly ExpectedMark[],
): MatchedMarkers {
  const pairs = marks
    .flatMap((mark, index) =>
      markers.map((marker, at) => ({ index, at, gapMs: Math.abs(mark.startMs - marker.startMs) })),
    )
    .filter(({ gapMs }) => gapMs <= sameWithinMs)
    .sort((a, b) => a.gapMs - b.gapMs || a.index - b.index);
  const markerOf = new Map<number, number>();
  const taken = new Set<number>();
  for (const { index, at } of pairs) {
    if (markerOf.has(index) || taken.has(at)) continue;
    markerOf.set(index, at);
    taken.add(at);
  }
  const kept = marks.flatMap((mark, index): MarkChange[] => {
    const marker = markers[markerOf.get(index) ?? -1];
    if (marker === undefined) return [{ kind: 'remove', mark: index }];
    return marker.startMs === mark.startMs ? [] : [{ kind: 'move', mark: index, startMs: marker.startMs }];
  });
  const added = markers.filter((_, at) => !taken.has(at));
  const matched = marks.flatMap((mark, index) => {
    const marker = markers[markerOf.get(index) ?? -1];
    return marker === undefined ? [] : [{ mark, marker }];
  });
  const inserted = added.map((marker): MarkChange => ({ kind: 'insert', ...marker }));
  return { changes: [...kept, ...inserted], added, matched };
}
