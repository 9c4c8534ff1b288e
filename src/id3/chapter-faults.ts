import { mostChapters } from '../chapters/most-chapters.js';
import type { Args, Code } from '../diagnostic/codes.js';
import type { Id3Frame } from './frame.js';
import { parseFrameHeader, sizeFormOf } from './frame-header.js';
import type { ChapterFrame } from './frames/chap.js';
import type { ContentsFrame } from './frames/ctoc.js';
import { nestingDepths } from './nesting-depths.js';
import type { Id3Version } from './tag-header.js';

/** A frame of a tag with what was read from it. */
export interface ParsedFrame<T> {
  readonly frame: Id3Frame;
  readonly parsed: T;
}

/** One with the frames inside of it. */
export interface OpenedFrame<T> extends ParsedFrame<T> {
  readonly subframes: readonly Id3Frame[];
}

/** The chapters of one tag, as their frames have them, in file order. */
export interface TagChapters {
  readonly version: Id3Version;
  readonly chapters: readonly OpenedFrame<ChapterFrame>[];
  readonly contents: readonly OpenedFrame<ContentsFrame>[];
  /** The title of each of the chapters; empty when there is none. */
  readonly titles: readonly string[];
}

/** Takes a finding about a frame. */
export type ReportFrame = <C extends Code>(code: C, args: Args<C>, frame: Id3Frame) => void;

type Fault = (tag: TagChapters, report: ReportFrame) => void;

/** What programs get wrong about chapters. Each row looks for one breakage and reports it once, at the first frame that has it. */
const faults: readonly Fault[] = [
  counting('id3/chapter-sizes', wrongSizes),
  counting('id3/chapter-encoding', wrongEncoding),
  missingContents,
  contentsNotTop,
  secondContents,
  wrappedCount,
  unknownEntries,
  counting('id3/chapters-hidden', hiddenChapters),
  nestedChapters,
  duplicateIds,
  counting('id3/chapters-doubled', doubledChapters),
  counting('id3/chapters-untitled', untitledChapters),
  counting('id3/chapter-ends', missingEnds),
  unordered,
];

/** Reports each breakage of the chapters of a tag, each once. */
export function reportChapterFaults(tag: TagChapters, report: ReportFrame): void {
  for (const fault of faults) fault(tag, report);
}

/** A breakage that is reported with the number of frames that have it. */
function counting(
  code:
    | 'id3/chapter-sizes'
    | 'id3/chapter-encoding'
    | 'id3/chapters-hidden'
    | 'id3/chapters-doubled'
    | 'id3/chapters-untitled'
    | 'id3/chapter-ends',
  find: (tag: TagChapters) => readonly { readonly frame: Id3Frame }[],
): Fault {
  return (tag, report) => {
    const broken = find(tag);
    const [first] = broken;
    if (first !== undefined) report(code, { count: broken.length }, first.frame);
  };
}

/** A size must be in the form of the version: in v2.4 syncsafe, in v2.3 plain. Below 128 bytes the two are the same. */
function wrongSizes({ version, chapters, contents }: TagChapters) {
  const isWrong = ({ raw, body }: Id3Frame) => {
    const header = parseFrameHeader(raw, 0, version);
    const size = sizeFormOf(version) === 'syncsafe' ? header?.syncsafeSize : header?.plainSize;
    return size !== body.length;
  };
  return [...chapters, ...contents].filter(
    ({ frame, subframes }) => isWrong(frame) || subframes.some(isWrong),
  );
}

/** v2.3 has Latin-1 and UTF-16 with a byte order mark; 2 and 3 came with v2.4. */
function wrongEncoding({ version, chapters }: TagChapters) {
  const isText = (id: string) => id.startsWith('T') || id === 'WXXX';
  const isWrong = ({ id, body }: Id3Frame) => isText(id) && (body[0] ?? 0) > 1;
  return version === '2.3' ? chapters.filter(({ subframes }) => subframes.some(isWrong)) : [];
}

function missingContents({ chapters, contents }: TagChapters, report: ReportFrame): void {
  const [first] = chapters;
  if (first !== undefined && contents.length === 0)
    report('id3/contents-missing', { count: chapters.length }, first.frame);
}

function contentsNotTop({ contents }: TagChapters, report: ReportFrame): void {
  const [first] = contents;
  if (first !== undefined && !contents.some(({ parsed }) => parsed.isTopLevel))
    report('id3/contents-not-top', { elementId: first.parsed.elementId }, first.frame);
}

/** @see ID3v2 Chapter Frame Addendum 1.0, "Table of contents frame": only one has the top-level bit. */
function secondContents({ contents }: TagChapters, report: ReportFrame): void {
  const tops = contents.filter(({ parsed }) => parsed.isTopLevel);
  const second = tops.find(({ parsed }) => parsed.elementId !== tops[0]?.parsed.elementId);
  if (second !== undefined)
    report('id3/second-contents', { elementId: second.parsed.elementId }, second.frame);
}

/** One byte counts the entries: of 300 chapters, 44 remain. */
function wrappedCount({ chapters, contents }: TagChapters, report: ReportFrame): void {
  const wrapped = contents.find(
    ({ parsed }) =>
      chapters.length > mostChapters && parsed.entries.length === chapters.length % (mostChapters + 1),
  );
  if (wrapped !== undefined)
    report(
      'id3/contents-count',
      { listed: wrapped.parsed.entries.length, count: chapters.length },
      wrapped.frame,
    );
}

function unknownEntries({ chapters, contents }: TagChapters, report: ReportFrame): void {
  const known = new Set([...chapters, ...contents].map(({ parsed }) => parsed.elementId));
  for (const { parsed, frame } of contents) {
    const unknown = parsed.entries.find((entry) => !known.has(entry));
    if (unknown !== undefined) report('id3/contents-unknown-chapter', { elementId: unknown }, frame);
  }
}

/** Players that follow the table of contents hide what it does not list; some programs use this on purpose. */
function hiddenChapters({ chapters, contents }: TagChapters) {
  const listed = nestingDepths(contents.map(({ parsed }) => parsed));
  return contents.length === 0 ? [] : chapters.filter(({ parsed }) => !listed.has(parsed.elementId));
}

function nestedChapters({ contents }: TagChapters, report: ReportFrame): void {
  const depths = nestingDepths(contents.map(({ parsed }) => parsed));
  const nested = contents.find(({ parsed }) => parsed.entries.some((entry) => (depths.get(entry) ?? 0) > 0));
  if (nested !== undefined)
    report('id3/chapters-nested', { elementId: nested.parsed.elementId }, nested.frame);
}

function duplicateIds({ chapters, contents }: TagChapters, report: ReportFrame): void {
  const again = repeated([...chapters, ...contents], ({ parsed }) => parsed.elementId);
  const [first] = again;
  if (first === undefined) return;
  const args = { elementId: first.parsed.elementId, count: again.length };
  report('id3/duplicate-element-id', args, first.frame);
}

function doubledChapters({ chapters, titles }: TagChapters) {
  return repeated(chapters, ({ parsed }, index) => `${parsed.startMs} ${titles[index] ?? ''}`);
}

/** Those whose key one before them has. */
function repeated<T>(items: readonly T[], keyOf: (item: T, index: number) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item, index) => {
    const key = keyOf(item, index);
    const isAgain = seen.has(key);
    seen.add(key);
    return isAgain;
  });
}

function untitledChapters({ chapters, titles }: TagChapters) {
  return chapters.filter((_, index) => titles[index] === '');
}

/** 0, FFFFFFFF, 4294: whatever is not after the start, or is not a time at all. */
function missingEnds({ chapters }: TagChapters) {
  return chapters.filter(({ parsed }) => parsed.endMs <= parsed.startMs || parsed.endMs === 0xffffffff);
}

function unordered({ chapters }: TagChapters, report: ReportFrame): void {
  const late = chapters.find(
    ({ parsed }, index) => parsed.startMs < (chapters[index - 1]?.parsed.startMs ?? 0),
  );
  if (late !== undefined) report('id3/chapters-unordered', { startMs: late.parsed.startMs }, late.frame);
}
