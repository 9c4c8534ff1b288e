import type { FileChapter } from '../formats/format.js';
import type { PageChange } from './page-state.js';

/** What the end of a chapter follows: nothing if none is stated, its own start, the next chapter, or a moment of its own. */
type End = 'none' | 'start' | 'next' | 'own';

/** A chapter that stays, with its old start, or a new one. */
interface Kept {
  readonly chapter: FileChapter;
  readonly end: End;
}

/**
 * Carries out changes of the page on the chapters of a file. Ends follow: that of a chapter which ends where the next one starts is again
 * where the next one starts, a label without length stays one, and no chapter ends before its start.
 *
 * @param changes as the page sends them, `mark` is an index in `chapters`
 * @returns by their starts
 */
export function changeChapters(
  chapters: readonly FileChapter[],
  changes: readonly PageChange[],
): readonly FileChapter[] {
  const sorted = chaptersByStart(chapters);
  const lastEndMs = Math.max(0, ...sorted.map(({ endMs }) => endMs ?? 0));
  const ends = new Map(sorted.map((chapter, index) => [chapter, endOf(sorted, index, lastEndMs)]));
  const kept = chapters.flatMap((chapter, index): readonly Kept[] => {
    const own = changes.filter((change) => change.kind !== 'insert' && change.mark === index);
    if (own.some(({ kind }) => kind === 'remove')) return [];
    return [{ chapter: own.reduce(changed, chapter), end: ends.get(chapter) ?? 'none' }];
  });
  const added = changes.flatMap((change): readonly Kept[] => {
    if (change.kind !== 'insert') return [];
    const neighbour = sorted.findLast(({ startMs }) => startMs <= change.startMs) ?? sorted[0];
    const neighbourEnd = (neighbour && ends.get(neighbour)) ?? 'none';
    const { startMs, title, image = null } = change;
    const chapter = { startMs, endMs: null, title, url: null, image, hidden: false, depth: 0 };
    return [{ chapter, end: neighbourEnd === 'own' ? 'next' : neighbourEnd }];
  });
  const all = [...kept, ...added].sort((a, b) => a.chapter.startMs - b.chapter.startMs);
  return all.map(({ chapter, end }, index) => {
    const next = all[index + 1]?.chapter.startMs ?? Math.max(lastEndMs, chapter.startMs, chapter.endMs ?? 0);
    return { ...chapter, endMs: endMsOf(chapter, end, next) };
  });
}

/** In the order in which a file of chapters is written. */
export function chaptersByStart<T extends FileChapter>(chapters: readonly T[]): readonly T[] {
  return [...chapters].sort((a, b) => a.startMs - b.startMs);
}

function endOf(sorted: readonly FileChapter[], index: number, lastEndMs: number): End {
  const [chapter, before] = [sorted[index], sorted[index - 1]];
  if (chapter === undefined || chapter.endMs === null) return 'none';
  const { startMs, endMs } = chapter;
  if (endMs === startMs) return 'start';
  // After the last one comes the end of the audio.
  const isJoined = before === undefined || before.endMs === startMs;
  const nextMs = sorted[index + 1]?.startMs ?? (isJoined ? lastEndMs : null);
  return endMs === nextMs ? 'next' : 'own';
}

function changed(chapter: FileChapter, change: PageChange): FileChapter {
  if (change.kind === 'retitle') return { ...chapter, title: change.title };
  if (change.kind === 'picture') return { ...chapter, image: change.image };
  if (change.kind !== 'move') return chapter;
  const { endMs, startMs } = chapter;
  // One that would end before it starts keeps its length.
  const isBehind = endMs !== null && endMs <= change.startMs;
  return {
    ...chapter,
    startMs: change.startMs,
    endMs: isBehind ? endMs + change.startMs - startMs : endMs,
  };
}

function endMsOf({ startMs, endMs }: FileChapter, end: End, nextMs: number): number | null {
  if (end === 'none') return null;
  if (end === 'start') return startMs;
  return end === 'next' ? nextMs : endMs;
}
