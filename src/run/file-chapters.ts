import type { Chapter } from '../chapters/chapter.js';
import type { FileChapter } from '../formats/format.js';
import type { Format } from '../formats/formats.js';

/** The chapters of an episode in both layouts. */
export interface EpisodeChapters {
  readonly nested: readonly Chapter[];
  readonly flat: readonly Chapter[];
}

/** The chapters for a format, in the layout that it can hold, by start. */
export function fileChapters({ nested, flat }: EpisodeChapters, { holds }: Format): readonly FileChapter[] {
  return (holds.depth ? nested : flat).map(
    ({ startMs, endMs, title, url, image, hidden, depth }): FileChapter => ({
      startMs,
      endMs,
      title,
      url,
      image: image ?? null,
      hidden: hidden ?? false,
      depth,
    }),
  );
}
