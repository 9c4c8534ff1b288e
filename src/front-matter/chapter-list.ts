import type { ChapterMark } from '../chapters/chapter.js';
import { parseTimestamp } from '../chapters/timestamp.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { placeOf } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import type { Candidate } from './candidates.js';
import { isStated } from './candidates.js';
import { foldKey } from './keys.js';
import { parseYaml } from './yaml-tree.js';
import type { MapEntry, MapNode, ScalarNode, Span, ValueNode } from './value-tree.js';

interface ChapterList {
  readonly chapters: readonly ChapterMark[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One entry of a list before its values are read; every part with the span to point at. */
interface RawChapter {
  readonly start: ScalarNode | null;
  readonly end: ScalarNode | null;
  readonly title: string;
  readonly link: ScalarNode | null;
  /** The unit of a bare number in `start` and `end`. */
  readonly unitMs: number;
  readonly span: Span;
}

const startKeys = [
  'start',
  'starttime',
  'time',
  'timestamp',
  'startseconds',
  'from',
  'at',
  'begin',
  'startms',
  'starttimems',
];
const endKeys = ['end', 'endtime', 'endseconds', 'to', 'until', 'endms', 'endtimems'];
const titleKeys = ['title', 'name', 'label', 'text', 'chapter'];
const linkKeys = ['url', 'link', 'href'];

/** A stamp at the start of a line, brackets and separator included; then the title. */
const stampedLine = /^[\s*-]*[[(<]?@?(\d[\d:：.]*)[\])>]?(?:\s+[-–—~|]|\s*:(?=\s))?\s+(\S.*)$/s;

/** The most entries that are read; an mp3 takes 255 chapters. */
const maxEntries = 20_000;

/**
 * Reads the chapter list of the front matter: a list of maps (`start`, `title`, …), a map with `chapters` in it, JSON
 * in a string, lines of `00:10 Title`, or a map of times to titles.
 *
 * @returns the chapters of the first candidate that has any; findings for entries that cannot be read
 */
export function readChapterList(source: SourceText, candidates: readonly Candidate[]): ChapterList {
  for (const candidate of candidates.filter(isStated)) {
    const raw = rawChapters(source, candidate.entry.value);
    if (raw === null) continue;
    if (raw.length > 0 && raw.every((chapter) => chapter.start === null)) {
      const { value } = candidate.entry;
      const place = placeOf(
        source.file,
        source.lines,
        candidate.entry.keySpan.start,
        candidate.entry.keySpan.end,
      );
      const count = value.kind === 'list' ? value.items.length : raw.length;
      return {
        chapters: [],
        diagnostics: [createDiagnostic('front-matter/no-starts', { key: candidate.key, count }, place)],
      };
    }
    const diagnostics: Diagnostic[] = [];
    const chapters = raw.flatMap((chapter) => readChapter(source, chapter, diagnostics) ?? []);
    return { chapters, diagnostics };
  }
  return { chapters: [], diagnostics: [] };
}

/** The entries of a value, or null when it is no list of chapters (`chapter: 3`, the address of a file). */
function rawChapters(source: SourceText, value: ValueNode): RawChapter[] | null {
  if (value.kind === 'list') return value.items.slice(0, maxEntries).map((item) => rawChapter(item));
  if (value.kind === 'map') {
    const inner = value.entries.find((entry) => foldKey(entry.key) === 'chapters')?.value;
    if (inner?.kind === 'list') return rawChapters(source, inner);
    const timed = value.entries.filter(
      (entry) => readStart(entry.key, 1000) !== null && /[:：]/.test(entry.key),
    );
    return timed.length === 0 ? null : timed.slice(0, maxEntries).map(timedEntry);
  }
  if (value.type !== 'string') return null;
  return /^\s*[[{]/.test(value.text) ? embeddedChapters(source, value) : stampedLines(source, value);
}

/** A list written as JSON inside a string; its entries point at their start where the string shows it. */
function embeddedChapters(source: SourceText, value: ScalarNode): RawChapter[] | null {
  // YAML is a superset of JSON, and its reader is bounded in depth and size.
  const { root } = parseYaml(`{"chapters": ${value.text}\n}`, 0);
  const entry = root?.entries[0]?.value;
  const raw = entry === undefined ? null : rawChapters(source, entry.kind === 'list' ? entry : entry);
  if (raw === null) return null;
  const find = finderIn(source, value);
  return raw.map((chapter) => {
    const span = find(chapter.start?.text ?? '');
    return {
      ...chapter,
      span,
      start: moved(chapter.start, span),
      end: moved(chapter.end, span),
      link: moved(chapter.link, span),
    };
  });
}

function moved(scalar: ScalarNode | null, span: Span): ScalarNode | null {
  return scalar === null ? null : { ...scalar, start: span.start, end: span.end };
}

/** Lines of `00:10 Title` in one string; null when none is stamped. */
function stampedLines(source: SourceText, value: ScalarNode): RawChapter[] | null {
  const lines = value.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, maxEntries);
  if (!lines.some((line) => stampedLine.test(line))) return null;
  const find = finderIn(source, value);
  return lines.map((line) => {
    const [, clock = ''] = stampedLine.exec(line) ?? [];
    const span = find(clock === '' ? line.trim() : clock);
    return rawChapter({ kind: 'scalar', type: 'string', text: line, style: 'plain', ...span });
  });
}

/** Finds texts one after the other in the source of a string; the whole string where one cannot be seen. */
function finderIn(source: SourceText, value: ScalarNode): (text: string) => Span {
  const written = source.text.slice(value.start, value.end);
  let from = 0;
  return (text) => {
    const found = text === '' ? -1 : written.indexOf(text, from);
    if (found === -1) return { start: value.start, end: value.end };
    from = found + text.length;
    return { start: value.start + found, end: value.start + from };
  };
}

function rawChapter(item: ValueNode): RawChapter {
  const nothing = { start: null, end: null, title: '', link: null, unitMs: 1000, span: item };
  if (item.kind === 'list') return nothing;
  if (item.kind === 'scalar') {
    const [, clock = '', title = ''] = stampedLine.exec(item.text) ?? [];
    if (clock === '') return nothing;
    // The clock stands right after the opening quote and brackets.
    const lead = item.text.indexOf(clock) + (item.style.endsWith('quoted') ? 1 : 0);
    const start = item.end - item.start > lead + clock.length ? item.start + lead : item.start;
    const end = Math.min(start + clock.length, item.end);
    return { ...nothing, start: { ...item, text: clock, start, end }, title, span: { start, end } };
  }
  const [sole] = item.entries;
  if (item.entries.length === 1 && sole !== undefined && /^\d+[:：]/.test(sole.key)) return timedEntry(sole);
  return mapChapter(item);
}

function mapChapter(item: MapNode): RawChapter {
  const scalars = new Map<string, [string, ScalarNode]>();
  for (const { key, value } of item.entries) {
    if (value.kind === 'scalar' && value.type !== 'null') scalars.set(foldKey(key), [key, value]);
  }
  const pick = (keys: readonly string[]) => keys.flatMap((key) => (scalars.has(key) ? [key] : []))[0];
  const value = (key: string | undefined) => (key === undefined ? null : (scalars.get(key)?.[1] ?? null));
  const startKey = pick(startKeys);
  return {
    start: value(startKey),
    end: value(pick(endKeys)),
    title: value(pick(titleKeys))?.text ?? '',
    link: value(pick(linkKeys)),
    unitMs: startKey?.endsWith('ms') === true ? 1 : 1000,
    span: { start: item.start, end: Math.min(item.end, item.start + 1) },
  };
}

/** `00:10: Title`, where the key is the start. */
function timedEntry(entry: MapEntry): RawChapter {
  const { value, keySpan } = entry;
  const inner = value.kind === 'map' ? mapChapter(value) : null;
  return {
    start: { kind: 'scalar', type: 'string', text: entry.key, style: 'plain', ...keySpan },
    end: inner?.end ?? null,
    title: value.kind === 'scalar' ? value.text : (inner?.title ?? ''),
    link: inner?.link ?? null,
    unitMs: 1000,
    span: keySpan,
  };
}

function readChapter(source: SourceText, raw: RawChapter, diagnostics: Diagnostic[]): ChapterMark | null {
  const placed = ({ start, end }: Span) => placeOf(source.file, source.lines, start, end);
  const title = foldTitle(raw.title);
  if (raw.start === null) {
    diagnostics.push(createDiagnostic('front-matter/chapter-without-start', { title }, placed(raw.span)));
    return null;
  }
  const place = placed(raw.start);
  const found = raw.start.text.trim();
  const start = readStart(found, raw.unitMs);
  if (start === null) {
    diagnostics.push(createDiagnostic('front-matter/chapter-start-malformed', { found }, place));
    return null;
  }
  if (title === '')
    diagnostics.push(createDiagnostic('front-matter/chapter-untitled', { start: found }, place));
  const end = raw.end === null ? null : readStart(raw.end.text.trim(), raw.unitMs);
  if (raw.end !== null && (end === null || end.startMs <= start.startMs)) {
    const args = { found: raw.end.text.trim(), start: found };
    diagnostics.push(createDiagnostic('front-matter/chapter-end-malformed', args, placed(raw.end)));
  }
  const url = raw.link === null ? null : httpUrl(raw.link.text);
  if (raw.link !== null && url === null && raw.link.text.trim() !== '') {
    const args = { found: raw.link.text.trim() };
    diagnostics.push(createDiagnostic('front-matter/chapter-link', args, placed(raw.link)));
  }
  const endMs = end !== null && end.startMs > start.startMs ? end.startMs : null;
  return { startMs: start.startMs, endMs, title, url, depth: 0, place, otherReadings: start.otherReadings };
}

/** A clock, or a number of seconds (or of milliseconds under a key that says so). */
function readStart(text: string, unitMs: number): Pick<ChapterMark, 'startMs' | 'otherReadings'> | null {
  if (/^\d{1,12}(?:\.\d+)?(?:e\+?\d{1,2})?$/i.test(text)) {
    const startMs = Math.round(Number(text) * unitMs);
    return Number.isSafeInteger(startMs) ? { startMs, otherReadings: [] } : null;
  }
  const clock = parseTimestamp(text);
  return clock === null || clock.slips.length > 0 ? null : clock;
}

/** A title on one line, without control characters. */
function foldTitle(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u00a0\u3000]+/gu, ' ').trim();
}

function httpUrl(text: string): string | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
