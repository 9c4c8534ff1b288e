import type { Span } from '../text/span.js';

const linkedData = /<script\b[^>]{0,200}\bld\+json\b[^>]{0,200}>/gi;

/** Where the JSON-LD of a page is that lists clips; null for none. */
export function findLinkedData(text: string): Span | null {
  for (const { 0: opener, index } of text.matchAll(linkedData)) {
    const start = index + opener.length;
    const end = text.indexOf('</script', start);
    if (end > start && text.slice(start, end).includes('"startOffset"')) return { start, end };
  }
  return null;
}
