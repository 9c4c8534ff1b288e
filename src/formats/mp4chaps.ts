import { chapterUrl } from '../chapters/chapter-url.js';
import type { SourceText } from '../text/source-text.js';
import { parseClock, renderClock } from './clock.js';
import { createFindingList, quoted } from './finding.js';
import { type FileChapter, mostRead, type ReadChapter, type ReadChapters } from './format.js';
import { oneLine, readLines } from './lines.js';

/** `HH:MM:SS.mmm Title <https://…>`, one line per chapter: mp4chaps, Auphonic, Ultraschall, Podlove, mp3chaps. */
export function parse(source: SourceText): ReadChapters {
  const findings = createFindingList(source);
  const chapters: ReadChapter[] = [];
  for (const line of readLines(source)) {
    if (line.text.trim() === '' || chapters.length >= mostRead) continue;
    const [, lead = '', clock = '', rest = ''] = /^(\s*)(\S+)(?:\s(.*))?$/.exec(line.text) ?? [];
    const startMs = clock.includes(':') ? parseClock(clock) : null;
    if (startMs === null) {
      findings.add('formats/time', { found: quoted(line.text), expected: 'HH:MM:SS.mmm Title' }, line);
      continue;
    }
    const start = line.start + lead.length;
    const place = findings.placeOf(start, start + clock.length);
    chapters.push({ startMs, endMs: null, ...splitLink(rest), image: null, hidden: false, depth: 0, place });
  }
  return { chapters, diagnostics: findings.diagnostics };
}

export function render(chapters: readonly FileChapter[]): string {
  return chapters
    .map(({ startMs, title, url }) => {
      const link = url === null ? '' : ` <${url.replaceAll('>', '%3E')}>`;
      return `${`${renderClock(startMs)} ${oneLine(title)}${link}`.trimEnd()}\n`;
    })
    .join('');
}

/** The link is what is in angle brackets at the end. */
function splitLink(text: string): { readonly title: string; readonly url: string | null } {
  const found = /<([^<>]*)>\s*$/.exec(text);
  const url = found === null ? null : chapterUrl(found[1] ?? '');
  return url === null ? { title: text.trim(), url } : { title: text.slice(0, found?.index).trim(), url };
}
