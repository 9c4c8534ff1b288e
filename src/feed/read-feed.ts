import { SaxesParser } from 'saxes';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { placeOf } from '../text/line-index.js';
import { decodeFeed } from './decode-feed.js';
import type { Feed } from './feed.js';
import { FeedBuilder, type OpenElement } from './feed-builder.js';
import { namespaceOf } from './namespaces.js';

/** Feeds have ten levels. The parser keeps each open element, so it must not be fed thousands. */
const maxDepth = 64;
const maxElements = 400_000;
const chunkLength = 64 * 1024;

/** Ends the reading. */
class EnoughRead extends Error {}

/**
 * Reads an RSS feed: its items, with everything that an episode also states elsewhere. Reading ends at the first error of
 * the XML, as it does in strict readers; items before it are kept.
 */
export function readFeed(
  file: string,
  bytes: Uint8Array,
): Feed | { readonly diagnostics: readonly Diagnostic[] } {
  const { source, diagnostics: undecoded } = decodeFeed(file, bytes);
  if (source === null) return { diagnostics: undecoded };
  const { text, lines } = source;
  const diagnostics: Diagnostic[] = [];
  const blank = /^\s+(?=<\?xml)/.exec(text)?.[0].length ?? 0;
  if (blank > 0) {
    const args = { lineCount: text.slice(0, blank).split('\n').length - 1 };
    diagnostics.push(createDiagnostic('feed/blank-start', args, placeOf(file, lines, 0, blank)));
  }
  const builder = new FeedBuilder(text);
  const stop = (what: string, limit: string, at: number): never => {
    diagnostics.push(createDiagnostic('feed/too-large', { what, limit }, placeOf(file, lines, at, at)));
    throw new EnoughRead();
  };
  let elementCount = 0;
  let attributes: OpenElement['attributes'] = new Map();
  let start = blank;
  let markupEnd = blank;
  const parser = new SaxesParser({ xmlns: true });
  const at = () => Math.min(blank + parser.position, text.length);
  parser.on('opentagstart', ({ name }) => {
    attributes = new Map();
    start = at() - name.length - 2;
  });
  parser.on('attribute', ({ name, value }) => {
    const end = at() - 1;
    const from = text.lastIndexOf(text[end] ?? '"', end - 1) + 1;
    attributes.set(name, { value, start: from, end, isPlain: end - from === value.length });
  });
  parser.on('opentag', ({ local, uri }) => {
    elementCount += 1;
    if (builder.depth >= maxDepth) stop(`elements nested more than ${maxDepth} deep`, `${maxDepth}`, start);
    if (elementCount > maxElements) stop(`more than ${maxElements} elements`, `${maxElements}`, start);
    markupEnd = at();
    builder.open({ name: local, space: namespaceOf(uri), attributes, start, end: markupEnd });
  });
  parser.on('text', (value) => builder.addText(value));
  parser.on('cdata', (value) => {
    markupEnd = at();
    builder.addText(value);
  });
  parser.on('closetag', () => {
    markupEnd = at();
    builder.close(markupEnd);
  });
  parser.on('error', ({ message }) => {
    const [, detail = message] = /^\d+:\d+: ([^]*)$/.exec(message) ?? [];
    const place = placeOf(file, lines, ...spanOfError(text, markupEnd, at()));
    diagnostics.push(createDiagnostic('feed/malformed', { detail: detail.slice(0, 160) }, place));
    throw new EnoughRead();
  });
  try {
    for (let from = blank; from < text.length; from += chunkLength)
      parser.write(text.slice(from, from + chunkLength));
    parser.close();
  } catch (error) {
    if (!(error instanceof EnoughRead)) throw error;
  }
  const { root } = builder;
  if (root !== null && root.name !== 'rss' && root.name !== 'RDF') {
    const place = placeOf(file, lines, root.start, root.end);
    return { diagnostics: [...diagnostics, createDiagnostic('feed/not-rss', { root: root.name }, place)] };
  }
  return { file, source, items: builder.items, strays: builder.strays, diagnostics };
}

/**
 * The parser looks for the end of an entity up to the next `;`, however far that is, before it says that an `&` begins
 * none: the `&` is what is wrong.
 *
 * @param from where the last markup before the error ended
 */
function spanOfError(text: string, from: number, position: number): readonly [number, number] {
  const offset = Math.max(position - 1, 0);
  const found = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)(?:\w{1,30};)?/i.exec(
    text.slice(from, position),
  );
  if (found === null) return [offset, Math.min(offset + 1, text.length)];
  return [from + found.index, from + found.index + found[0].length];
}

/** Whether reading gave a feed. */
export function isFeed(read: ReturnType<typeof readFeed>): read is Feed {
  return 'items' in read;
}
