import type { SourceText } from '../text/source-text.js';
import { parseClock, renderClock } from './clock.js';
import { createFindingList, quoted } from './finding.js';
import { type FileChapter, mostRead, type ReadChapter, type ReadChapters } from './format.js';
import { oneLine, readLines, type TextLine } from './lines.js';

const timingLine = /^[ \t]*([\d:.]+)[ \t]*-->[ \t]*([\d:.]+)/;

/** The last chapter of audio that was not given ends with this length: a cue must have an end. */
const openEndMs = 60_000;

/**
 * WebVTT of kind chapters.
 *
 * @see https://www.w3.org/TR/webvtt1/, sections 4.3 and 6.1
 */
export function parse(source: SourceText): ReadChapters {
  const findings = createFindingList(source);
  const chapters: ReadChapter[] = [];
  for (const block of readBlocks(source)) {
    const index = block.findIndex(({ text }) => text.includes('-->'));
    const timing = block[index];
    if (timing === undefined || chapters.length >= mostRead) continue;
    const match = timingLine.exec(timing.text);
    const startMs = cueTime(match?.[1] ?? '');
    const endMs = cueTime(match?.[2] ?? '');
    if (startMs === null || endMs === null) {
      const expected = 'HH:MM:SS.mmm --> HH:MM:SS.mmm';
      findings.add('formats/time', { found: quoted(timing.text), expected }, timing);
      continue;
    }
    const lead = timing.text.search(/\S/);
    const start = timing.start + lead;
    const place = findings.placeOf(start, start + (match?.[1]?.length ?? 0));
    const title = cueText(block.slice(index + 1));
    chapters.push({ startMs, endMs, title, url: null, image: null, hidden: false, depth: 0, place });
  }
  return { chapters, diagnostics: findings.diagnostics };
}

export function render(chapters: readonly FileChapter[]): string {
  const cues = chapters.map(({ startMs, endMs, title }, index) => {
    const nextMs = chapters[index + 1]?.startMs ?? startMs + openEndMs;
    return `${renderClock(startMs)} --> ${renderClock(endMs ?? nextMs)}\n${escape(oneLine(title)) || '&nbsp;'}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

/** The blocks between empty lines, without the header. */
function* readBlocks(source: SourceText): Generator<readonly TextLine[]> {
  let [block, isHeader]: [TextLine[], boolean] = [[], true];
  for (const line of readLines(source)) {
    if (line.text !== '') {
      block.push(line);
      continue;
    }
    if (!isHeader && isCue(block)) yield block;
    [block, isHeader] = [[], false];
  }
  if (!isHeader && isCue(block)) yield block;
}

function isCue([first]: readonly TextLine[]): boolean {
  return first !== undefined && !/^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(first.text);
}

/** Minutes, seconds and exactly three decimals are required, hours are not. */
function cueTime(text: string): number | null {
  return /^(?:\d{2,}:)?\d{2}:\d{2}\.\d{3}$/.test(text) ? parseClock(text) : null;
}

/** The text of a cue without its tags and escapes. */
function cueText(lines: readonly TextLine[]): string {
  const text = lines.map((line) => line.text).join(' ');
  return unescape(text.replace(/<[^>]*(?:>|$)/g, '')).trim();
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  lrm: '\u200e',
  rlm: '\u200f',
  nbsp: '\u00a0',
  quot: '"',
};

function unescape(text: string): string {
  return text.replace(
    /&(?:(amp|lt|gt|lrm|rlm|nbsp|quot)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (whole, name, decimal, hex) => {
      if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : '';
    },
  );
}

function escape(text: string): string {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '');
}
