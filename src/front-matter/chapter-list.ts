import type { ChapterMark, MarkWriting } from '../chapters/chapter.js';
import { parseTimestamp } from '../chapters/timestamp.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { placeOf } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import { type Candidate, isStated } from './candidates.js';
import { titleIn } from './entry-writing.js';
import { listRawChapters, type RawChapter } from './raw-chapters.js';
import type { Span } from './value-tree.js';

/** The chapters that the front matter lists, in its order, with what could not be read. */
export interface ChapterList {
  readonly chapters: readonly ChapterMark[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the chapter list of the front matter.
 *
 * @param candidates values under a key for chapters, likeliest first; the first that is a list counts
 */
export function readChapterList(source: SourceText, candidates: readonly Candidate[]): ChapterList {
  for (const { key, entry } of candidates.filter(isStated)) {
    const raw = listRawChapters(source.text, entry.value);
    if (raw === null) continue;
    if (raw.length > 0 && raw.every(({ start }) => start === null)) {
      const args = { key, count: raw.length };
      return {
        chapters: [],
        diagnostics: [createDiagnostic('front-matter/no-starts', args, placed(source, entry.keySpan))],
      };
    }
    const diagnostics: Diagnostic[] = unheldFindings(source, raw);
    return {
      chapters: raw.flatMap((chapter) => readChapter(source, chapter, diagnostics) ?? []),
      diagnostics,
    };
  }
  return { chapters: [], diagnostics: [] };
}

function placed(source: SourceText, { start, end }: Span): ChapterMark['place'] {
  return placeOf(source.file, source.lines, start, end);
}

/** What no mp3 can hold is reported once for the list, where it first occurs. */
function unheldFindings(source: SourceText, raw: readonly RawChapter[]): Diagnostic[] {
  const [first, ...others] = raw.filter(({ unheld }) => unheld.length > 0);
  if (first === undefined) return [];
  const args = { key: first.unheld[0] ?? '', count: 1 + others.length };
  return [createDiagnostic('front-matter/chapter-value-not-held', args, placed(source, first.span))];
}

function readChapter(source: SourceText, raw: RawChapter, diagnostics: Diagnostic[]): ChapterMark | null {
  const title = foldTitle(raw.title);
  if (raw.start === null) {
    diagnostics.push(
      createDiagnostic('front-matter/chapter-without-start', { title }, placed(source, raw.span)),
    );
    return null;
  }
  const place = placed(source, raw.start);
  const found = raw.start.text.trim();
  const start = readTime(found, raw.unitMs);
  if (start === null) {
    diagnostics.push(createDiagnostic('front-matter/chapter-start-malformed', { found }, place));
    return null;
  }
  if (title === '')
    diagnostics.push(createDiagnostic('front-matter/chapter-untitled', { start: found }, place));
  const endMs = readEnd(source, raw, start.startMs, diagnostics);
  return {
    ...start,
    endMs,
    title,
    url: readLink(source, raw, diagnostics),
    ...readImage(source, raw),
    ...(raw.hidden ? { hidden: true } : {}),
    depth: 0,
    place,
    writing: writingOf(source, raw),
  };
}

/** The start as a value; quotes stay outside of the clock. */
function writingOf({ text }: SourceText, { start: at, entry }: RawChapter): MarkWriting | null {
  if (at === null) return null;
  const { start, end } = at;
  const written = text.slice(start, end);
  const clock = /^["']?\s*([\d:：.,]+)\s*["']?$/.exec(written);
  if (clock === null) return null;
  const from = start + written.indexOf(clock[1] ?? '');
  const places = {
    clock: { start: from, end: from + (clock[1] ?? '').length },
    endClock: null,
    stamp: { start, end },
  };
  if (entry === 'line') return { ...places, title: null, position: 'before', entry: null };
  return { ...places, title: entry === null ? null : titleIn(entry), position: 'value', entry };
}

function readEnd(
  source: SourceText,
  raw: RawChapter,
  startMs: number,
  diagnostics: Diagnostic[],
): number | null {
  if (raw.end === null) return null;
  const found = raw.end.text.trim();
  const endMs = readTime(found, raw.unitMs)?.startMs ?? startMs;
  if (endMs > startMs) return endMs;
  const args = { found, start: raw.start?.text.trim() ?? '' };
  diagnostics.push(createDiagnostic('front-matter/chapter-end-malformed', args, placed(source, raw.end)));
  return null;
}

function readLink(source: SourceText, raw: RawChapter, diagnostics: Diagnostic[]): string | null {
  const found = raw.link?.text.trim() ?? '';
  if (raw.link === null || found === '') return null;
  const url = URL.canParse(found) ? new URL(found) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href;
  diagnostics.push(createDiagnostic('front-matter/chapter-link', { found }, placed(source, raw.link)));
  return null;
}

/** As it stands, with where it is: whether there is such a file is for those to say who read it. */
function readImage(source: SourceText, { image }: RawChapter): Pick<ChapterMark, 'image' | 'imagePlace'> {
  const text = image?.text.trim() ?? '';
  return image === null || text === '' ? {} : { image: text, imagePlace: placed(source, image) };
}

/** A clock, or a number of seconds (of milliseconds under a key that says so). */
function readTime(text: string, unitMs: number): Pick<ChapterMark, 'startMs' | 'otherReadings'> | null {
  if (/^\d{1,12}(?:\.\d{1,15})?(?:e\+?\d{1,2})?$/i.test(text)) {
    const startMs = Math.round(Number(text) * unitMs);
    return Number.isSafeInteger(startMs) ? { startMs, otherReadings: [] } : null;
  }
  const clock = parseTimestamp(text);
  if (clock === null || clock.slips.length > 0) return null;
  return { startMs: clock.startMs, otherReadings: clock.otherReadings };
}

/** A title on one line, without control characters. */
function foldTitle(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
