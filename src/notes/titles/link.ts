import { chapterUrl } from '../../chapters/chapter-url.js';
import { timeOfLink } from '../../chapters/link-time.js';
import type { Span } from '../../text/span.js';
import { type LinkSpan, linksWithin, type RichText } from '../units/rich-text.js';

/** The link of a chapter, and links that look like one but are not. */
export interface ChapterLink {
  readonly url: string | null;
  /** The first address that was passed over although it leads somewhere. */
  readonly unusable: { readonly found: string; readonly link: LinkSpan } | null;
}

/**
 * Rule L: the first http(s) link in the chapter's own text.
 *
 * @param title the span of the title in the text; the stamp's own link is before it
 * @param own the link that says when the chapter starts
 */
export function chapterLink(rich: RichText, title: Span, own: LinkSpan | null): ChapterLink {
  let unusable: ChapterLink['unusable'] = null;
  for (const link of linksWithin(rich, title)) {
    if (link === own && timeOfLink(link.href) !== null) continue;
    const url = chapterUrl(link.href);
    if (url !== null) {
      if (link.start < title.start && timeOfLink(link.href) !== null) continue;
      return { url, unusable };
    }
    if (!/^(?:#|mailto:|tel:|$)/i.test(link.href.trim())) unusable ??= { found: link.href, link };
  }
  return { url: null, unusable };
}
