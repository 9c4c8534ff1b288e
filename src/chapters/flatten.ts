import type { Chapter } from './chapter.js';

/**
 * Lays nested chapters one after the other, as players show them.
 *
 * Chapters with the same start become one, since none may have zero length: a part is named after its whole
 * ("Parent: Child"), siblings are side by side ("A / B"); the link is that of the innermost that has one.
 *
 * @param nested sorted by start, parents before children
 * @param durationMs exact duration of the audio, null when there is none; chapters that start at or after it are left out
 */
export function flatten(nested: readonly Chapter[], durationMs: number | null): readonly Chapter[] {
  const within = nested.filter((chapter) => durationMs === null || chapter.startMs < durationMs);
  const groups = groupByStart(within);
  return groups.map((group, index) => join(group, groups[index + 1]?.[0]?.startMs ?? durationMs));
}

/** Listed chapters and hidden ones in one list; both are sorted by start. */
export function byStart(visible: readonly Chapter[], hidden: readonly Chapter[]): readonly Chapter[] {
  if (hidden.length === 0) return visible;
  return [...visible, ...hidden].sort((a, b) => a.startMs - b.startMs);
}

function groupByStart(chapters: readonly Chapter[]): readonly (readonly Chapter[])[] {
  const groups: Chapter[][] = [];
  for (const chapter of chapters) {
    const group = groups.at(-1);
    if (group?.[0]?.startMs === chapter.startMs) group.push(chapter);
    else groups.push([chapter]);
  }
  return groups;
}

function join(group: readonly Chapter[], nextMs: number | null): Chapter {
  const [outermost] = group;
  if (outermost === undefined) throw new RangeError('a group has at least one chapter');
  const innermost = group.reduce(
    (inner, chapter) => (chapter.depth >= inner.depth ? chapter : inner),
    outermost,
  );
  const linked = group.filter((chapter) => chapter.url !== null);
  const url = linked.reduce<Chapter | null>(
    (inner, chapter) => (inner === null || chapter.depth > inner.depth ? chapter : inner),
    null,
  );
  const pictured = group.findLast(({ image, picture }) => image != null || picture !== undefined);
  const ends = group.map((chapter) => chapter.endMs ?? Number.POSITIVE_INFINITY);
  const endMs = Math.min(Math.max(...ends), nextMs ?? Number.POSITIVE_INFINITY);
  return {
    startMs: outermost.startMs,
    endMs: Number.isFinite(endMs) ? endMs : null,
    title: joinTitles(group),
    url: url?.url ?? null,
    ...imageOf(pictured),
    ...(group.every(({ hidden }) => hidden === true) ? { hidden: true } : {}),
    depth: outermost.depth,
    line: innermost.line,
    ...(innermost.mark === undefined ? {} : { mark: innermost.mark }),
  };
}

/** The fields of a chapter that tell its picture; none if it has none. */
export function imageOf(
  chapter: Pick<Chapter, 'image' | 'imagePlace' | 'picture'> | undefined,
): Pick<Chapter, 'image' | 'imagePlace' | 'picture'> {
  const { image, imagePlace, picture } = chapter ?? {};
  return {
    ...(image == null ? {} : { image }),
    ...(imagePlace === undefined ? {} : { imagePlace }),
    ...(picture === undefined ? {} : { picture }),
  };
}

/** "Parent: A / B": levels by a colon, outermost first, chapters of one level by a slash, each title once. */
function joinTitles(group: readonly Chapter[]): string {
  if (group.length === 1) return group[0]?.title ?? '';
  const levels = new Map<number, Set<string>>();
  for (const { depth, title } of group) {
    if (title === '') continue;
    const level = levels.get(depth) ?? new Set<string>();
    levels.set(depth, level.add(title));
  }
  const depths = [...levels.keys()].sort((a, b) => a - b);
  return [...new Set(depths.map((depth) => [...(levels.get(depth) ?? [])].join(' / ')))].join(': ');
}
