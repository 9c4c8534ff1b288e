import { parseTimestamp } from '../chapters/timestamp.js';
import type { HidingPlace } from '../diagnostic/codes/notes.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { placeOf } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import type { BodyChapter } from './body-chapters.js';
import { findWithin } from './clock-locator.js';
import { mostTimes } from './reading-limit.js';
import type { Stamp } from './stamps.js';
import type { Unit } from './unit.js';

/** Real chapter lists have medians of 34 s and more, transcripts of 17 s and less over 5,000 files. */
const transcriptGapMs = 20_000;
const transcriptCount = 30;

/** What is worth saying about the chapters as a list. */
export function findInList(chapters: readonly BodyChapter[]): Diagnostic[] {
  return [...findMissingAt(chapters), ...findTranscript(chapters)];
}

function findMissingAt(chapters: readonly BodyChapter[]): Diagnostic[] {
  if (!chapters.some(({ stamp }) => stamp.clock.form.name === '[@T] X')) return [];
  return chapters.flatMap(({ stamp, mark }) => {
    if (stamp.clock.form.name !== '[T] X') return [];
    const found = `[${stamp.clock.text}]`;
    return [createDiagnostic('notes/missing-at', { found }, mark.place)];
  });
}

function findTranscript(chapters: readonly BodyChapter[]): Diagnostic[] {
  const [first] = chapters;
  if (first === undefined || chapters.length < transcriptCount) return [];
  const starts = chapters.map(({ mark }) => mark.startMs).sort((a, b) => a - b);
  const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
  const median = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  if (median >= transcriptGapMs) return [];
  const args = { count: chapters.length, gapSeconds: Math.round(median / 1000) };
  return [createDiagnostic('notes/looks-like-transcript', args, first.mark.place)];
}

const unreadableStamp = /^[^\S\n]*\[\s?@\s?([\d:;.,HhMmSs：Oo -]{2,20})\](?!\((?![^()\s]*[?&#]t=))/gm;

/** A time in a bracket that nothing closes, or that another kind closes. */
const unclosedStamp =
  /^[^\S\n]*(\[\s?@\s?\d{1,3}(?:[:：]\d{2}){1,2})(?!\s?(?:[\]\d:：;.,~～〜→–—−-]|(?:to|bis)\b))/gm;

/** Lines that start like a chapter whose time cannot be read: `[@24.30]`, `[@24.30](…?t=1470)`, `[@HH:MM]`, `[@2:30)`. */
export function findUnreadable(source: SourceText, unit: Unit): Diagnostic[] {
  const { raw } = unit;
  if (!raw.includes('@')) return [];
  const unreadable = Array.from(raw.matchAll(unreadableStamp), ([, found = '']) => found).filter(
    (found) => /[\d:]/.test(found) && found.split('-').some((part) => parseTimestamp(part.trim()) === null),
  );
  const unclosed = Array.from(raw.matchAll(unclosedStamp), ([, found = '']) => found);
  const findings: Diagnostic[] = [];
  let from = unit.start;
  for (const found of unreadable.length > 0 ? unreadable : unclosed) {
    const span = findWithin(source.text, found, from, unit.end);
    if (span === null) continue;
    from = span.end;
    const place = placeOf(source.file, source.lines, span.start, span.end);
    findings.push(createDiagnostic('notes/timestamp-unreadable', { found }, place));
  }
  return findings;
}

/** Notes of which only the beginning was read. */
export function tooManyTimes(source: SourceText): Diagnostic {
  const place = { kind: 'file', file: source.file } as const;
  return createDiagnostic('notes/too-many-times', { most: mostTimes }, place);
}

/**
 * Notes without chapters.
 *
 * @param hasTranscript whether a part of them was left alone as one
 */
export function noChapters(source: SourceText, stamps: readonly Stamp[], hasTranscript: boolean): Diagnostic {
  const [first] = stamps;
  const example = first === undefined ? null : first.clock.text;
  const place = { kind: 'file', file: source.file } as const;
  const hiddenIn = example === null ? hidingPlace(source.text, hasTranscript) : null;
  return createDiagnostic('notes/no-chapters', { times: stamps.length, example, hiddenIn }, place);
}

const startsWithTime = String.raw`[^\w\n]{0,10}\d{1,3}[:：]\d{2}(?:[:：]\d{2})?[\])>]?(?:[-–—:：]?[^\S\n](?!-->)|$)`;

/** What hides lines that start with a time from being read, null where none or no such place is seen. */
function hidingPlace(text: string, hasTranscript: boolean): HidingPlace | null {
  const isSeen = (prefix: string) => new RegExp(`^${prefix}${startsWithTime}`, 'm').test(text);
  if (!isSeen(String.raw`[ \t>]*`)) return null;
  if (hasTranscript) return 'a transcript';
  if (isSeen(String.raw`[ \t]*>[ >\t]*`)) return 'a quotation';
  return isSeen(String.raw`(?: {4}|\t)[ \t]*`) || /```|~~~|<pre/i.test(text) ? 'code' : null;
}
