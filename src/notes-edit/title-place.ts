import type { ChapterMark } from '../chapters/chapter.js';
import type { SourceText } from '../text/source-text.js';
import type { Span } from '../text/span.js';
import { titleSpan } from './mark-lines.js';
import { type TitleWriting, writeTitle } from './title-markup.js';

const target = String.raw`\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]*\)`;

/** Where the text of a link ends: `](address "words")`, `][label]` or `]`. */
const linkEnd = String.raw`\](?:${target}|\[[^\]\n]*\])?`;

/** Markup that comes in pairs, and characters that a backslash escapes. */
const markup = new RegExp(
  String.raw`\\.|${'`'}+|\*\*|\*|__|_|~~|\[|${linkEnd}|</?[a-z][a-z0-9]*(?:\s[^<>\n]*)?>|<(?=[a-z][a-z+.-]*:|[^\s<>@]+@)|>`,
  'gi',
);

const markupHere = new RegExp(`^(?:${markup.source})`, 'i');

/** How much text is searched for markup: a title, and what is next to it. */
const maxMarkupLength = 2000;

/**
 * Where a title is written, with markup that begins or ends in it: of `See [this](https://…)` all of it. If a whole title is
 * bold or linked, only the text within is its place.
 */
export function titlePlace(source: SourceText, mark: ChapterMark): Span | null {
  const span = titleSpan(source, mark);
  if (span === null || mark.writing?.entry != null) return span;
  if (span.end - span.start > maxMarkupLength) return span;
  const { text } = source;
  const open = openIn(text.slice(span.start, span.end));
  let { start, end } = span;
  for (let closer = closerAt(text, end, open); closer > 0; closer = closerAt(text, end, open)) end += closer;
  for (let opener = openerAt(text, start, open); opener > 0; opener = openerAt(text, start, open))
    start -= opener;
  return { start, end };
}

/** The same with a link around the whole title: for a line that is written with another link, or none. */
export function linkedTitlePlace(source: SourceText, mark: ChapterMark): Span | null {
  const place = titlePlace(source, mark);
  if (place === null || mark.url === null || mark.writing?.entry != null) return place;
  const { text } = source;
  const before = /(?:\[|<a\s[^<>\n]*>)$/i.exec(
    text.slice(Math.max(0, place.start - maxMarkupLength), place.start),
  )?.[0];
  if (before === undefined) return place;
  const behind = new RegExp(before === '[' ? `^${linkEnd}` : '^</a>', 'i').exec(near(text, place.end))?.[0];
  return behind === undefined
    ? place
    : { start: place.start - before.length, end: place.end + behind.length };
}

/** Writes a title at the place of the present one: a link that is in it stays as it is written, one around it stays where it is. */
export function writeTitleAt(
  { text }: SourceText,
  { start, end }: Span,
  title: string,
  url: string | null,
  how: TitleWriting,
): string {
  const present = text.slice(start, end);
  if (url === null) return writeTitle(title, null, how);
  const ends = [...present.matchAll(new RegExp(linkEnd, 'g'))].filter(([found]) => found !== ']');
  if (ends.length === 1 && /\[/.test(present.slice(0, ends[0]?.index)))
    return `[${writeTitle(title, null, 'escaped')}${ends[0]?.[0]}`;
  const isInside = /\]|<a\s|<[a-z][a-z+.-]*:|https?:|www\./i.test(present);
  return writeTitle(title, isInside ? url : null, how);
}

/** What is still open at the end of a title, and what was closed in it without being opened. */
interface Open {
  readonly openers: string[];
  readonly closers: string[];
}

function openIn(title: string): Open {
  const openers: string[] = [];
  const closers: string[] = [];
  for (const [token] of title.matchAll(markup)) {
    if (token.startsWith('\\')) continue;
    const opener = openerOf(token);
    const at = openers.lastIndexOf(opener);
    if (at >= 0 && opener !== token.toLowerCase()) openers.splice(at);
    else if (at >= 0 && !/^[[<]/.test(token)) openers.splice(at);
    else if (opener === token.toLowerCase() || /^<[^/]/.test(token)) openers.push(opener);
    else closers.push(opener);
  }
  return { openers, closers };
}

/** What a token opens, or what opens it where it closes. */
function openerOf(token: string): string {
  if (token.startsWith(']')) return '[';
  if (token === '>') return '<';
  const [, tag] = /^<\/?([a-z][a-z0-9]*)/i.exec(token) ?? [];
  return tag === undefined ? token : `<${tag.toLowerCase()}`;
}

/** How long the markup at a place is that closes something which is open; 0 for none. */
function closerAt(text: string, at: number, { openers }: Open): number {
  const [token] = markupHere.exec(near(text, at)) ?? [];
  if (token === undefined || /^(?:\[|<(?!\/))/.test(token)) return 0;
  const found = openers.lastIndexOf(openerOf(token));
  if (found < 0) return 0;
  openers.splice(found);
  return token.length;
}

/** How long the markup before a place is that opens what was closed; an unpaired `*` may be either. */
function openerAt(text: string, at: number, { openers, closers }: Open): number {
  const before = text.slice(Math.max(0, at - maxMarkupLength), at);
  const [token] = /(?:`+|\*\*|\*|__|_|~~|\[|<[a-z][a-z0-9]*(?:\s[^<>\n]*)?>|<)$/i.exec(before) ?? [];
  if (token === undefined) return 0;
  for (const list of [closers, openers]) {
    const found = list.indexOf(openerOf(token));
    if (found < 0 || (list === openers && /^[[<]/.test(token))) continue;
    list.splice(0, found + 1);
    return token.length;
  }
  return 0;
}

function near(text: string, at: number): string {
  return text.slice(at, at + maxMarkupLength);
}
