import { maskDamagedTags } from './damaged-tags.js';
import { maskDefinitions } from './definitions.js';
import { maskLongQuotations } from './long-quotations.js';
import { maskLongStrings } from './long-strings.js';
import { maskData } from './markup-data.js';
import { mayHoldTag } from './may-hold-tag.js';
import { maskTimeTags } from './time-tags.js';

/**
 * Changes what would keep the chapters from being read, each character for another, so that lines and offsets stay.
 *
 * @param text the body of the notes
 */
export function maskText(text: string): string {
  return maskWikiLinks(
    maskTags(
      withoutDefinitions(
        maskLongQuotations(
          maskDamagedTags(
            maskComments(maskStrings(maskNumbered(maskOrg(mayHoldData.test(text) ? maskData(text) : text)))),
          ),
        ),
      ),
    ),
  );
}

function maskTags(text: string): string {
  return mayHoldTag.test(text) || /\]\S[^\n]{0,400}\[\//.test(text) ? maskTimeTags(text) : text;
}

/** Markdown has a definition of a link or a footnote where a bracket and a colon are. */
function withoutDefinitions(text: string): string {
  return text.includes(']:') ? maskDefinitions(text) : text;
}

/** What has times in its markup, or all of them in sections of character data. */
const mayHoldData = /\sdata-[a-z-]{1,20}=|^\s*<[?a-z][^]*<!\[CDATA\[/;

/** Control characters are dropped from titles. */
function hide(marks: string): string {
  return '\u0001'.repeat(marks.length);
}

/** What only files of Org have. */
const orgKeyword = /^#\+(?:title|author|date|email|options|startup|filetags|language|begin_\w+|property):?/im;

function maskOrg(text: string): string {
  return text.includes('#+') && orgKeyword.test(text) ? orgAsMarkdown(text) : text;
}

/** `~code~` and `=verbatim=`. */
const orgCode = /(?<=[\s({'"-])([~=])(\S(?:[^\r\n]{0,200}?\S)?)\1(?=[\s.,;:!?'")}[-])/g;

/** `/italic/` and `+deleted+`; a path such as `/usr/bin/` has more of them. */
const orgEmphasis = /(?<=[\s({'"-])([/+])(?!\s)([^\r\n/+]{1,200})(?<!\s)\1(?=[\s.,;:!?'")}[-])/g;

/** Turns headings (`** Talk`), code and emphasis of Org into those of Markdown. */
function orgAsMarkdown(text: string): string {
  return text
    .replace(/^\*{1,6}(?= \S)/gm, (stars) => '#'.repeat(stars.length))
    .replace(orgCode, '`$2`')
    .replace(orgEmphasis, '*$2*');
}

/** What begins a string over several lines in a program. */
const longString = /"""|'''|[=:(,] ?[`"']/;

/** Leaves only the text of such strings. */
function maskStrings(text: string): string {
  return longString.test(text) ? maskLongStrings(text, hide) : text;
}

/** Leaves of the chapters of a Matroska file (`CHAPTER01=00:00:00.000`, `CHAPTER01NAME=Why?`) times and titles. */
function maskNumbered(text: string): string {
  if (!/^[ \t]*CHAPTER\d+NAME=/m.test(text)) return text;
  return text.replace(/^[ \t]*CHAPTER\d{1,4}(?:NAME)?=/gm, hide);
}

const opening =
  /<!--|\{>>|^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){0,20}(`{3,}(?=[^`\n\r]*$)|~{3,})[^\n\r]*|`+/;
const closings: Readonly<Record<string, string>> = { '<!--': '-->', '{>>': '<<}', '{/*': '*/}' };

/**
 * Overwrites what authors hide from readers, `<!-- … -->`, `{>> … <<}`, `{/* … *\/}` and the attributes of headings and links
 * (`{#why}`, `{: .new}`), everywhere except in code, keeping every line and offset. Markdown alone would end a comment at the
 * first empty line within a paragraph or item.
 */
function maskComments(text: string): string {
  // NUL is a control character like others, not the replacement character that Markdown makes of it.
  const safe = text.includes('\0') ? text.replaceAll('\0', '\u0001') : text;
  const hiddenOrCode = new RegExp(
    /[{^]|~~|:::|<\/[A-Z]|\[\//.test(safe) ? `${opening.source}|${rareMarks()}` : opening,
    'gm',
  );
  const unclosed = new Set<string>();
  const pieces: string[] = [];
  let kept = 0;
  for (let match = hiddenOrCode.exec(safe); match !== null; match = hiddenOrCode.exec(safe)) {
    const [found, fence] = match;
    if (fence !== undefined) {
      hiddenOrCode.lastIndex = endOfFence(safe, fence, hiddenOrCode.lastIndex);
    } else if (found.startsWith('`')) {
      hiddenOrCode.lastIndex = endOfCodeSpan(safe, found, hiddenOrCode.lastIndex);
    } else if (!unclosed.has(found)) {
      const close = closings[found] ?? '';
      const end = safe.indexOf(close, hiddenOrCode.lastIndex);
      if (end < 0) {
        unclosed.add(found);
        continue;
      }
      pieces.push(safe.slice(kept, match.index), blank(safe, match.index, end + close.length));
      kept = end + close.length;
      hiddenOrCode.lastIndex = kept;
    }
  }
  return kept === 0 ? safe : pieces.join('') + safe.slice(kept);
}

/**
 * What few notes have: comments of MDX; what kramdown, Pandoc and Hugo read as attributes, `{#why}` behind a heading or a link and
 * `{: .new}` anywhere; `^a1b2c3` by which Obsidian names a line; the end of a container (`:::`, `</Tip>`, `[/tip]`); a line or item that is crossed out.
 */
function rareMarks(): string {
  const attribute = String.raw`(?:-|[#.][^\s{}"'=#]{1,100}|[\w:-]{1,40}=(?:"[^"\n]{0,400}"|'[^'\n]{0,400}'|[^\s"'{}]{1,200}))`;
  const where = String.raw`(?::|(?<=\)\{)|(?<=^#{1,6}[ \t][^\n]{0,500}\{)|(?<=[ \t]\{)(?=#[\w-]{1,80}\}[ \t\r]*$))`;
  const named = /\^(?<=\S[ \t]\^)(?=[a-z]*\d)[a-z\d]{6}(?=[ \t\r]*$)/.source;
  const struck = /~~(?<=^[ \t]{0,20}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})?~~)[^~\n]{1,400}~~(?=[ \t\r]*$)/
    .source;
  const closing =
    /^[ \t>]*(?::{3,}|<\/[A-Z][\w.-]{0,40}>|\[\/[\w-]{1,40}\]|\{\{\/[\w-]{1,40}\}\})(?=[ \t\r]*$)/.source;
  return String.raw`${closing}|\{\/\*|\{${where}[ \t]*${attribute}(?:[ \t]+${attribute}){0,8}[ \t]*\}|${named}|${struck}`;
}

/** `[[Page]]`, `[[Page|label]]` of wikis and Obsidian, but not with a Markdown link around it. */
const wikiLink =
  /(?<![![])(\[\[(?:[^[\]|\n]{1,200}\|)?)([^[\]|\n]{0,200}\p{L}[^[\]|\n]{0,200})(\]\])(?![[(:])/gu;

/** Leaves the label of links to pages of a wiki. */
function maskWikiLinks(text: string): string {
  if (!text.includes('[[')) return text;
  return text.replace(
    wikiLink,
    (_, open: string, label: string, close: string) => hide(open) + label + hide(close),
  );
}

function endOfFence(text: string, fence: string, from: number): number {
  const closing = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/gm;
  closing.lastIndex = from;
  for (let match = closing.exec(text); match !== null; match = closing.exec(text)) {
    const [, marks = ''] = match;
    if (marks.charAt(0) === fence.charAt(0) && marks.length >= fence.length) return closing.lastIndex;
  }
  return text.length;
}

/** How far to look for the end of a code span. */
const codeSpanReach = 1000;

/** Backticks are text if the same number of them does not follow on their line. */
function endOfCodeSpan(text: string, ticks: string, from: number): number {
  const runs = /`+|[\r\n]/g;
  const rest = text.slice(from, from + codeSpanReach);
  for (let match = runs.exec(rest); match !== null && match[0].startsWith('`'); match = runs.exec(rest)) {
    if (match[0].length === ticks.length) return from + runs.lastIndex;
  }
  return from;
}

/**
 * Tabs instead of the comment: unlike spaces, they make no hard break. Before text on the same line a control
 * character, which is dropped from titles, keeps the text from turning into indented code.
 */
function blank(text: string, start: number, end: number): string {
  const lineEnd = /[^\S\r\n]*(?:[\r\n]|$)/y;
  lineEnd.lastIndex = end;
  const comment = text.slice(start, end).replace(/[^\r\n]/g, '\t');
  if (lineEnd.test(text)) return comment;
  return comment.replace(/(?<!\t)\t+$/, (tail) => '\u0001'.repeat(tail.length));
}
