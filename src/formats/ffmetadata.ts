import { findUnescaped } from '../text/find-unescaped.js';
import type { SourceText } from '../text/source-text.js';
import { createFindingList, type FindingList, quoted } from './finding.js';
import { chapterUntil, type FileChapter, mostRead, type ReadChapter, type ReadChapters } from './format.js';

/** A key and its value with the offset of the value; a section is a row without value. */
interface Row {
  readonly key: string;
  readonly value: string | null;
  readonly start: number;
  readonly end: number;
}

/**
 * FFmpeg's metadata file.
 *
 * @see https://ffmpeg.org/ffmpeg-formats.html#Metadata-2
 */
export function parse(source: SourceText): ReadChapters {
  const findings = createFindingList(source);
  const sections: Row[][] = [];
  for (const row of readRows(source.text)) {
    if (row.value === null && row.key.startsWith('[')) sections.push([row]);
    else if (row.value !== null) sections.at(-1)?.push(row);
    else
      findings.add('formats/syntax', { format: 'ffmetadata', detail: `no = in "${quoted(row.key)}"` }, row);
  }
  const chapters = sections
    .filter(([head]) => head?.key.toUpperCase() === '[CHAPTER]')
    .slice(0, mostRead)
    .flatMap((rows) => readChapter(rows, findings) ?? []);
  return { chapters, diagnostics: findings.diagnostics };
}

export function render(chapters: readonly FileChapter[]): string {
  const sections = chapters.map(({ startMs, endMs, title }, index) => {
    // Required: FFmpeg takes a missing end from the next start, and has none for the last chapter.
    const end = endMs ?? chapters[index + 1]?.startMs ?? startMs;
    return `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${startMs}\nEND=${end}\ntitle=${escape(title)}\n`;
  });
  return [';FFMETADATA1\n', ...sections].join('\n');
}

function readChapter(rows: readonly Row[], findings: FindingList): ReadChapter | null {
  const find = (key: string) => rows.find((row) => row.key.toLowerCase() === key);
  const [head] = rows;
  const [numerator, denominator] = timeBase(find('timebase')?.value ?? '1/1000000000');
  const timeOf = (row: Row | undefined): number | null => {
    if (row?.value == null || !/^\d{1,16}$/.test(row.value)) return null;
    const ms = Math.round((Number(row.value) * numerator * 1000) / denominator);
    return Number.isSafeInteger(ms) && ms <= 3_600_000_000 ? ms : null;
  };
  const start = find('start');
  const startMs = timeOf(start);
  const at = start ?? head ?? { start: 0, end: 0 };
  if (startMs === null) {
    const expected = 'START, a whole number, in units of TIMEBASE=1/1000';
    findings.add('formats/time', { found: quoted(start?.value ?? ''), expected }, at);
    return null;
  }
  const place = findings.placeOf(at.start, at.end);
  return { ...chapterUntil(startMs, timeOf(find('end')), find('title')?.value ?? ''), place };
}

function timeBase(text: string): readonly [number, number] {
  const match = /^\s*(\d{1,12})\s*\/\s*(\d{1,12})\s*$/.exec(text);
  const [numerator, denominator] = [Number(match?.[1] ?? 1), Number(match?.[2] ?? 1_000_000_000)];
  return numerator > 0 && denominator > 0 ? [numerator, denominator] : [1, 1_000_000_000];
}

/** Logical lines: a backslash takes the character after it as it is, line ends too. */
function* readRows(text: string): Generator<Row> {
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = findUnescaped(text, start, /[\\\r\n]/g);
    const line = text.slice(start, end);
    if (/^[;#]/.test(line) || line.trim() === '') continue;
    const key = line.slice(0, findUnescaped(line, 0, /[=\\]/g));
    const hasValue = key.length < line.length;
    yield {
      key: unescape(key).trim(),
      value: hasValue ? unescape(line.slice(key.length + 1)) : null,
      start: hasValue ? start + key.length + 1 : start,
      end: start + line.length,
    };
  }
}

/** FFmpeg reads C strings: a NUL would end the file. It takes a carriage return for a line end, escaped or not. */
function escape(title: string): string {
  return title
    .toWellFormed()
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n')
    .replace(/[=;#\\\n]/g, '\\$&');
}

function unescape(text: string): string {
  return text.replace(/\\([^])/g, '$1');
}
