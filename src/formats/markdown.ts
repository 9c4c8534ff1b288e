import { formatTimestamp, parseTimestamp } from '../chapters/timestamp.js';
import type { SourceText } from '../text/source-text.js';
import { createFindingList, quoted } from './finding.js';
import { type FileChapter, mostRead, plainChapter, type ReadChapter, type ReadChapters } from './format.js';
import { oneLine, readLines } from './lines.js';

const item = /^( *)- \[@([\d:.]+)\] - (.*)$/;
const linkedTitle = /^\[([^\\\]]*(?:\\[^][^\\\]]*)*)\]\(<([^\\>]*(?:\\[^][^\\>]*)*)>\)$/;

/** The list of a show's notes: `- [@0:10] - Title`, with a link around the title, and nested items for parts. */
export function parse(source: SourceText): ReadChapters {
  const findings = createFindingList(source);
  const chapters: ReadChapter[] = [];
  for (const line of readLines(source)) {
    if (line.text.trim() === '' || chapters.length >= mostRead) continue;
    const [, indent = '', clock = '', rest = ''] = item.exec(line.text) ?? [];
    const startMs = parseTimestamp(clock)?.startMs ?? null;
    if (startMs === null) {
      findings.add('formats/time', { found: quoted(line.text), expected: '- [@M:SS] - Title' }, line);
      continue;
    }
    const [, label = rest, url] = linkedTitle.exec(rest) ?? [];
    const start = line.start + line.text.indexOf(clock, indent.length);
    chapters.push({
      ...plainChapter(startMs, unescape(label)),
      url: url === undefined ? null : unescape(url),
      depth: indent.length / 2,
      place: findings.placeOf(start, start + clock.length),
    });
  }
  return { chapters, diagnostics: findings.diagnostics };
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

function unescape(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
