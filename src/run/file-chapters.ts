import type { Chapter } from '../chapters/chapter.js';
import type { FileChapter } from '../formats/format.js';
import type { Format } from '../formats/formats.js';
import { type ImageAddress, statedAddress } from './image-address.js';

/** The chapters of an episode in both layouts. */
export interface EpisodeChapters {
  readonly nested: readonly Chapter[];
  readonly flat: readonly Chapter[];
}

/** The chapters for a format, in the layout that it can hold, by start. */
export function fileChapters(
  { nested, flat }: EpisodeChapters,
  { holds }: Format,
  addressOf: ImageAddress = statedAddress(null),
): readonly FileChapter[] {
  return (holds.depth ? nested : flat).map((chapter): FileChapter => {
    const { startMs, endMs, title, url, image, hidden = false, depth } = chapter;
    // A format that cannot hold pictures at all gets them as stated, so that the loss is reported.
    const address = holds.image ? addressOf(chapter) : (image ?? null);
    return { startMs, endMs, title, url, image: address, hidden, depth };
  });
}
