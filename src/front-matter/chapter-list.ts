import type { ChapterMark, MarkWriting } from '../chapters/chapter.js';
import type { Clock } from '../chapters/clock-grammar.js';
import { findSlips } from '../chapters/clock-slips.js';
import { readClock } from '../chapters/read-clock.js';
import { editorTimecodes } from '../chapters/timestamp.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { placeOf } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import { type Candidate, isStated } from './candidates.js';
import { titleIn } from './entry-writing.js';
import { isChapterKey } from './keys.js';
import type { RawChapter } from './raw-chapter.js';
import { listRawChapters } from './raw-chapters.js';
import { areMilliseconds, isBareNumber, unitSeconds } from './seconds.js';
import type { Span } from './value-tree.js';

/**
 * Reads the chapter list of the front matter.
 *
 * @param candidates values under a key for chapters, likeliest first; the first that is a list counts
 */
export function readChapterList(source: SourceText, candidates: readonly Candidate[]) {
  for (const { key, entry } of candidates.filter(isStated)) {
    const written = listRawChapters(source.text, entry.key, entry.value);
    if (written === null) continue;
    const raw = inMilliseconds(written);
    if (raw.length > 0 && raw.every(({ start }) => start === null)) {
      const args = { key, count: raw.length };
      return {
        chapters: [],
        diagnostics: [createDiagnostic('front-matter/no-starts', args, placed(source, entry.keySpan))],
      };
    }
    const diagnostics = unusableFindings(source, raw);
    const isOfClocks = areClocks(raw);
    if (!isChapterKey(entry.key) && !ofRecording.test(entry.key))
      diagnostics.push(...roundDoubt(source, raw));
    const { list, end } = withoutEndMark(source, raw, isOfClocks, diagnostics);
    const chapters = list.flatMap((chapter) => readChapter(source, chapter, isOfClocks, diagnostics) ?? []);
    const last = chapters.at(-1);
    return {
      chapters:
        last === undefined || end === null || last.endMs !== null
          ? chapters
          : [...chapters.slice(0, -1), { ...last, endMs: end }],
      diagnostics,
    };
  }
  return { chapters: [], diagnostics: [] };
}

function placed(source: SourceText, { start, end }: Span): ChapterMark['place'] {
  return placeOf(source.file, source.lines, start, end);
}

/**
 * Reports what an mp3 cannot hold, and links and pictures that are lists or maps, each once for the list, where it first
 * occurs.
 */
const unusable = [
  ['unheld', 'front-matter/chapter-value-not-held'],
  ['nested', 'front-matter/chapter-value-nested'],
] as const;

function unusableFindings(source: SourceText, raw: readonly RawChapter[]): Diagnostic[] {
  return unusable.flatMap(([keys, code]) => {
    const [first, ...others] = raw.filter((chapter) => chapter[keys].length > 0);
    if (first === undefined) return [];
    const args = { key: first[keys][0] ?? '', count: 1 + others.length };
    return [createDiagnostic(code, args, placed(source, first.span))];
  });
}

const leastThousands = 2;

/** The same list, in milliseconds where its bare numbers are so many thousands, or so large, that they cannot be seconds. */
function inMilliseconds(raw: readonly RawChapter[]): readonly RawChapter[] {
  const starts = raw.map(({ start }) => start?.text.trim() ?? '');
  const later = starts.filter((start) => !/^0+$/.test(start));
  const areThousands = later.length >= leastThousands && later.every((start) => /^\d+000$/.test(start));
  return areThousands || (starts.every(isBareNumber) && areMilliseconds(starts.map(Number)))
    ? raw.map((chapter) => ({ ...chapter, unitMs: 1 }))
    : raw;
}

/** Whether most starts are clocks with a colon: `21.50` among them is one with a dot, not a number of seconds. */
function areClocks(raw: readonly RawChapter[]): boolean {
  const clocks = raw.filter(({ start }) => /\d ?[:：] ?\d/.test(start?.text ?? ''));
  return clocks.length * 2 > raw.length;
}

/** Keys whose times are in a recording. */
const ofRecording = /stamp|code|chapter|notes/i;
const leastRound = 3;
const latestRoundMs = 24 * 60_000;

/** A doubt about clocks under a key that need not be of chapters: those of a plan are multiples of five, and below 24:00. */
function roundDoubt(source: SourceText, raw: readonly RawChapter[]): Diagnostic[] {
  const [first] = raw;
  const isRound = raw.every(({ start }) => {
    const ms = readClock(start?.text.trim() ?? '')?.readings[0].startMs ?? 1;
    return ms % 5000 === 0 && ms < latestRoundMs;
  });
  if (first?.start == null || raw.length < leastRound || !isRound) return [];
  const args = { found: first.start.text.trim(), count: raw.length, reasons: ['below-24', 'round'] } as const;
  return [createDiagnostic('notes/doubtful-list', args, placed(source, first.start))];
}

/** Takes the last entry off a list where it has no title and is later than all others: it is the end of the recording. */
function withoutEndMark(
  source: SourceText,
  raw: readonly RawChapter[],
  isOfClocks: boolean,
  diagnostics: Diagnostic[],
): { readonly list: readonly RawChapter[]; readonly end: number | null } {
  const msOf = ({ start, unitMs }: RawChapter) =>
    start === null ? null : (readTime(start.text.trim(), unitMs, isOfClocks)?.startMs ?? null);
  const last = raw.at(-1);
  const others = raw.slice(0, -1);
  const end = last === undefined || last.title.trim() !== '' ? null : msOf(last);
  const isEnd =
    others.length > 1 &&
    others.every((other) => other.title.trim() !== '' && (msOf(other) ?? 0) < (end ?? 0));
  if (last?.start == null || end === null || !isEnd) return { list: raw, end: null };
  diagnostics.push(
    createDiagnostic('notes/end-mark', { found: last.start.text.trim() }, placed(source, last.start)),
  );
  return { list: others, end };
}

function readChapter(
  source: SourceText,
  raw: RawChapter,
  isOfClocks: boolean,
  diagnostics: Diagnostic[],
): ChapterMark | null {
  const title = foldTitle(raw.title);
  if (raw.start === null) {
    diagnostics.push(
      createDiagnostic('front-matter/chapter-without-start', { title }, placed(source, raw.span)),
    );
    return null;
  }
  const place = placed(source, raw.start);
  const found = raw.start.text.trim();
  const start = readTime(found, raw.unitMs, isOfClocks);
  if (start === null) {
    diagnostics.push(createDiagnostic('front-matter/chapter-start-malformed', { found }, place));
    return null;
  }
  const { startMs, clock } = start;
  if (clock !== null) diagnostics.push(...findSlips(clock, startMs, place));
  if (title === '')
    diagnostics.push(createDiagnostic('front-matter/chapter-untitled', { start: found }, place));
  const endMs = readEnd(source, raw, startMs, isOfClocks, diagnostics);
  return {
    startMs,
    otherReadings: clock === null ? [] : editorTimecodes(clock),
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

/** The start as a value; the clock does not include the quotes. */
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
  isOfClocks: boolean,
  diagnostics: Diagnostic[],
): number | null {
  if (raw.end === null) return null;
  const found = raw.end.text.trim();
  const endMs = readTime(found, raw.unitMs, isOfClocks)?.startMs ?? startMs;
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

/** As written, with its place. Whether there is such a file is checked by whoever reads it. */
function readImage(source: SourceText, { image }: RawChapter): Pick<ChapterMark, 'image' | 'imagePlace'> {
  const text = image?.text.trim() ?? '';
  return image === null || text === '' ? {} : { image: text, imagePlace: placed(source, image) };
}

/**
 * A clock, or a number of seconds (of milliseconds under a key that says so).
 *
 * @param isOfClocks whether the other starts of the list are clocks
 */
function readTime(
  text: string,
  unitMs: number,
  isOfClocks: boolean,
): { readonly startMs: number; readonly clock: Clock | null } | null {
  const isNumber = /^\d{1,12}(?:\.\d{1,15})?(?:e\+?\d{1,2})?$/i.test(text);
  if (isNumber && !(isOfClocks && /^\d{1,3}\.\d{2}$/.test(text))) {
    const startMs = Math.round(Number(text) * unitMs);
    return Number.isSafeInteger(startMs) ? { startMs, clock: null } : null;
  }
  const seconds = unitSeconds(text);
  if (seconds !== null) return { startMs: Math.round(seconds * 1000), clock: null };
  const clock = readClock(text);
  return clock === null || clock.fields > 3 ? null : { startMs: clock.readings[0].startMs, clock };
}

/** A title on one line, without control characters. */
function foldTitle(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
