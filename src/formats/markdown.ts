import { formatTimestamp } from '../chapters/timestamp.js';
import { parseNotes } from '../notes/parse-notes.js';
import type { SourceText } from '../text/source-text.js';
import type { FileChapter, ReadChapters } from './format.js';
import { oneLine } from './lines.js';

/** The list of a show's notes: `- [@0:10] - Title`, with a link around the title, and nested items for parts. */
export function parse(source: SourceText): ReadChapters {
  const { marks, diagnostics } = parseNotes(source);
  return {
    chapters: marks.map((mark) => ({ ...mark, image: mark.image ?? null, hidden: false })),
    diagnostics,
  };
}

export function render(chapters: readonly FileChapter[]): string {
  let deepest = -1;
  return chapters
    .map(({ startMs, title, url, depth }) => {
      // An item can be one level deeper than the one above it, not two.
      deepest = Math.min(depth, deepest + 1);
      const text = escape(oneLine(title));
      const label = url === null ? text : `[${text}](<${url.replace(/[<>\\]/g, '\\$&')}>)`;
      return `${'  '.repeat(deepest)}- [@${formatTimestamp(startMs)}] - ${label}\n`;
    })
    .join('');
}

/** What Markdown would take for markup, wherever it occurs. */
function escape(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&~|$]/g, '\\$&')
    .replace(/^[-+#=]|^\d+(?=[.)])/, (start) => (/^\d/.test(start) ? start : `\\${start}`));
}
