import type { Chapter } from '../chapters/chapter.js';
import type { FoundChapter } from '../id3/read-chapters.js';

/**
 * The chapters that a tag was meant to have, from those that are in it in whatever shape: by start, each once, each with a
 * title and an end, none after the audio.
 *
 * @param durationMs of the audio
 * @param isContentsSound whether what the table of contents leaves out is hidden on purpose, and stays so
 */
export function repairChapters(
  found: readonly FoundChapter[],
  durationMs: number,
  isContentsSound = false,
): readonly Chapter[] {
  const ordered = found
    .filter(({ startMs }) => startMs < durationMs)
    .toSorted((a, b) => a.startMs - b.startMs);
  const ranked = ordered.filter(
    (chapter, index) => !ordered.some((other, at) => outranks(other, at, chapter, index)),
  );
  const kept = ranked.reduce<FoundChapter[]>(addOrJoin, []);
  return kept.map(({ startMs, endMs, title, url, hidden }, index) => {
    const staysHidden = isContentsSound && hidden;
    // A hidden chapter is a mark within the one before it, which goes on.
    const later = kept.slice(index + 1);
    const next = isContentsSound && !staysHidden ? later.find((one) => !one.hidden) : later[0];
    const nextMs = next?.startMs ?? durationMs;
    // An end before the next start is a gap that somebody wanted; one after it would overlap.
    const end = endMs === null || endMs <= startMs || endMs > nextMs ? nextMs : endMs;
    return {
      startMs,
      endMs: end,
      title: title === '' ? `Chapter ${index + 1}` : title,
      url,
      depth: 0,
      line: null,
      ...(staysHidden ? { hidden: true } : {}),
    };
  });
}

/** Chapters that have one start, each with a title and a length, are one with the titles of all, as in a timeline. */
function addOrJoin(before: FoundChapter[], chapter: FoundChapter): FoundChapter[] {
  const same = before.findIndex(
    ({ startMs, hidden }) => startMs === chapter.startMs && hidden === chapter.hidden,
  );
  const first = before[same];
  if (first === undefined) return [...before, chapter];
  const title = [first.title, chapter.title].filter((one) => one !== '').join(' / ');
  const endMs = Math.max(first.endMs ?? 0, chapter.endMs ?? 0) || null;
  return before.with(same, { ...first, title, endMs, url: first.url ?? chapter.url });
}

/** If several chapters have one start, one with a length and a title wins, and among equal ones the earlier. */
function outranks(other: FoundChapter, otherAt: number, chapter: FoundChapter, at: number): boolean {
  if (other.startMs !== chapter.startMs || otherAt === at) return false;
  const [weight, otherWeight] = [chapter, other].map(
    ({ title, endMs }) => (endMs === null ? 0 : 2) + (title === '' ? 0 : 1),
  );
  if (weight !== otherWeight) return (weight ?? 0) < (otherWeight ?? 0) && (weight ?? 0) < 3;
  return other.title === chapter.title && otherAt < at;
}
