import type { LeadingTags } from '../audio/leading-tags.js';
import type { ChapterMark } from '../chapters/chapter.js';
import { tagHeaderLength } from '../id3/tag-header.js';
import { planTagLength } from './padding.js';

/** The table of contents and our mark, without their entries. */
const fixedLength = 70;
/** A chapter without its title, and its entry in the table of contents. */
const chapterLength = 50;
/** A link without its address. */
const linkLength = 24;

/**
 * How long the tag of an mp3 without chapters will be, before anything is planned. Tags end at multiples of a block, so this
 * is nearly always right; only a plan tells for certain.
 */
export function guessTagLength(
  { tags, end: presentLength }: Pick<LeadingTags, 'tags' | 'end'>,
  marks: readonly Pick<ChapterMark, 'title' | 'url'>[],
  paddingLength: number | null,
): number {
  const kept = tags[0]?.tag?.contentEnd ?? tagHeaderLength;
  const neededLength = marks.reduce(
    (sum, { title, url }) =>
      sum + chapterLength + 2 * title.length + (url === null ? 0 : linkLength + url.length),
    kept + fixedLength,
  );
  return planTagLength({ neededLength, presentLength, gapLength: 0, paddingLength });
}
