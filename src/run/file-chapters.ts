import type { Chapter } from '../chapters/chapter.js';
import type { FileChapter } from '../formats/format.js';
import type { Format } from '../formats/formats.js';

/** The chapters of an episode in both layouts, and the marks that are not for lists. */
export interface EpisodeChapters {
  readonly nested: readonly Chapter[];
  readonly flat: readonly Chapter[];
  readonly hidden: readonly FileChapter[];
}

/** The chapters for a format, in the layout that it can hold, by start. */
export function fileChapters(
  { nested, flat, hidden }: EpisodeChapters,
  { holds }: Format,
): readonly FileChapter[] {
  const chapters = (holds.depth ? nested : flat).map(
    ({ startMs, endMs, title, url, image, depth }): FileChapter => ({
      startMs,
      endMs,
      title,
      url,
      image: image ?? null,
      hidden: false,
      depth,
    }),
  );
  return [...chapters, ...hidden].sort((a, b) => a.startMs - b.startMs);
}
