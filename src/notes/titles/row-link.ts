import { timeOfLink } from '../../chapters/link-time.js';
import type { Span } from '../../text/span.js';
import type { RichText } from '../units/rich-text.js';
import { type ChapterLink, chapterLink } from './link.js';

/** The link in another cell, where it does not say when something starts: `| 0:10 | Why? | https://… |`. */
export function linkOfRow(rich: RichText, { end }: Span): ChapterLink {
  const others = rich.links.filter((link) => link.start >= end && timeOfLink(link.href) === null);
  return chapterLink({ ...rich, links: others }, { start: end, end: rich.text.length }, null);
}
