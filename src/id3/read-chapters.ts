import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { MalformedError } from '../diagnostic/failure.js';
import { type ParsedFrame, type ReportFrame, reportChapterFaults } from './chapter-faults.js';
import { writableTitle } from './chapter-frames.js';
import type { Id3Frame } from './frame.js';
import { type Inflate, openFrame, type Unpacking, unpack, unpackingWith } from './frame-content.js';
import { mostFrames, type SubframeReader, subframeReader } from './frame-region.js';
import { type PictureFrame, parsePictureFrame } from './frames/apic.js';
import { type ChapterFrame, parseChapterFrame } from './frames/chap.js';
import { type ContentsFrame, parseContentsFrame } from './frames/ctoc.js';
import { parseTextFrame } from './frames/text.js';
import { parseUrl, parseUrlFrame } from './frames/url.js';
import type { LocatedTag } from './locate-tags.js';
import { nestingDepths } from './nesting-depths.js';
import { storedOffset, type Tag } from './tag.js';

/** A chapter as it is in a tag, whichever program wrote it. */
export interface FoundChapter {
  readonly elementId: string;
  readonly startMs: number;
  /** null when the tag states none that is after the start. */
  readonly endMs: number | null;
  /** Empty when there is none. */
  readonly title: string;
  readonly url: string | null;
  readonly imageMimeType: string | null;
  /** Bytes of the picture; null when there is none. */
  readonly imageByteLength: number | null;
  /** Whether it is in no table of contents although there is one: some players do not list it. */
  readonly hidden: boolean;
  /** How many tables of contents are between the chapter and the topmost one. */
  readonly depth: number;
}

/** The chapters of a file, by start. */
export interface FoundChapters {
  readonly chapters: readonly FoundChapter[];
  /** The pictures of the chapters that have one. They are kept apart, so that reports do not hold megabytes. */
  readonly pictures: ReadonlyMap<FoundChapter, PictureFrame>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the chapters of a file in any shape: with nested tables of contents or none, out of order, without ends.
 *
 * @param tags the ID3v2 tags at the head of the file
 * @param file the name for findings
 * @param inflate for compressed frames
 */
export function readChapters(tags: readonly LocatedTag[], file: string, inflate: Inflate): FoundChapters {
  const diagnostics: Diagnostic[] = [];
  const pictures = new Map<FoundChapter, PictureFrame>();
  const subframes = subframeReader();
  const reading: Reading = { pictures, subframes, textLeft: mostText };
  const chapters = tags.flatMap(({ bytes, offset: start, junkLength, tag }, index) => {
    const offset = start + junkLength;
    if (tag === null) return [];
    const found = readTagChapters(tag, reading, unpackingWith(inflate), (code, args, frame) => {
      const within = storedOffset(tag, frame.offset);
      const length = storedOffset(tag, frame.offset + frame.raw.length) - within;
      diagnostics.push(
        createDiagnostic(code, args, { kind: 'bytes', file, offset: offset + within, length }),
      );
    });
    if (index > 0 && found.length > 0) {
      const place = { kind: 'bytes', file, offset, length: bytes.length } as const;
      const args = { count: found.length, tagNumber: index + 1 };
      diagnostics.push(createDiagnostic('id3/chapters-in-further-tag', args, place));
    }
    return found;
  });
  return { chapters: chapters.sort((a, b) => a.startMs - b.startMs), pictures, diagnostics };
}

/** The most bytes of text that are read of the chapters of a file. Real ones have some thousands. */
const mostText = 1 << 20;

/** The most tables of contents that are read of a tag: each can list 255 chapters. */
const mostTables = 256;

/** What is needed to read one tag after the other. */
interface Reading {
  /** Bytes of text that may still be read. */
  textLeft: number;
  readonly pictures: Map<FoundChapter, PictureFrame>;
  readonly subframes: SubframeReader;
}

function readTagChapters(
  tag: Tag,
  reading: Reading,
  unpacking: Unpacking,
  report: ReportFrame,
): FoundChapter[] {
  const { pictures, subframes } = reading;
  const open = <T extends ChapterFrame | ContentsFrame>(one: ParsedFrame<T>) => ({
    ...one,
    subframes: subframes.read(one.parsed.subframes, tag.version),
  });
  const chapters = parseEach(tag, 'CHAP', parseChapterFrame, unpacking, report).map(open);
  const tables = tag.frames.filter(({ id }) => id === 'CTOC');
  const isCut = tables.length > mostTables;
  const readable = isCut ? { ...tag, frames: tables.slice(0, mostTables) } : tag;
  const contents = parseEach(readable, 'CTOC', parseContentsFrame, unpacking, report).map(open);
  const depths = nestingDepths(contents.map(({ parsed }) => parsed));
  const within = (each: Id3Frame): Id3Frame => {
    if (!isText(each)) return each;
    const body = each.body.subarray(0, Math.max(0, reading.textLeft));
    reading.textLeft -= each.body.length;
    return body.length === each.body.length ? each : { ...each, body };
  };
  const found = chapters.map(({ parsed, subframes: frames }) => {
    const depth = contents.length === 0 ? 0 : (depths.get(parsed.elementId) ?? null);
    const frame = frames.find(({ id }) => id === 'APIC');
    const picture = frame === undefined ? null : parsePictureFrame(frame.body);
    const chapter = describeChapter(parsed, frames.map(within), picture, depth);
    if (picture !== null) pictures.set(chapter, picture);
    return chapter;
  });
  const titles = found.map(({ title }) => writableTitle(title));
  const first = tag.frames.at(-1);
  if (first !== undefined && (tag.isUnread || isCut || subframes.isUnread()))
    report('id3/too-many-frames', { most: mostFrames }, first);
  if (first !== undefined && reading.textLeft < 0) {
    const reason = `its texts have too many bytes; ${mostText} of a file are read`;
    report('id3/chapter-damaged', { id: 'CHAP', reason }, first);
  }
  if (chapters.length + contents.length > 0)
    reportChapterFaults({ version: tag.version, chapters, contents, titles }, report);
  return found;
}

/** Unwraps and parses the CHAP or CTOC frames of a tag; those that cannot be parsed are reported and left out. */
export function parseEach<T extends ChapterFrame | ContentsFrame>(
  tag: Tag,
  id: string,
  parse: (body: Uint8Array) => T,
  unpacking: Unpacking,
  report: ReportFrame,
): ParsedFrame<T>[] {
  return tag.frames
    .filter((frame) => frame.id === id)
    .flatMap((frame) => {
      try {
        const content = openFrame(frame, tag.version, tag.unsynchronisation === 'frames');
        if (content.isEncrypted) throw new MalformedError('id3/chapter-damaged', 0, 'the frame is encrypted');
        return [{ frame, parsed: parse(unpack(content, unpacking)) }];
      } catch (error) {
        if (!(error instanceof MalformedError)) throw error;
        report('id3/chapter-damaged', { id, reason: error.message }, frame);
        return [];
      }
    });
}

function describeChapter(
  { elementId, startMs, endMs }: ChapterFrame,
  frames: readonly Id3Frame[],
  picture: PictureFrame | null,
  depth: number | null,
): FoundChapter {
  return {
    elementId,
    startMs,
    endMs: endMs === 0xffffffff || endMs <= startMs ? null : endMs,
    title: firstOf(frames, ({ id, body }) => (id === 'TIT2' ? parseTextFrame(body).text : '')) ?? '',
    url: firstOf(frames, linkOf),
    imageMimeType: picture?.mimeType ?? null,
    imageByteLength: picture?.data.length ?? null,
    hidden: depth === null,
    depth: depth ?? 0,
  };
}

function isText({ id }: Id3Frame): boolean {
  return id === 'TIT2' || id.startsWith('W');
}

/** The link that a sub-frame holds; empty if it holds none. */
export function linkOf({ id, body }: Pick<Id3Frame, 'id' | 'body'>): string {
  if (id === 'WXXX') return parseUrlFrame(body).url;
  return id.startsWith('W') ? parseUrl(body) : '';
}

/** The first text that is not empty. */
function firstOf(frames: readonly Id3Frame[], textOf: (frame: Id3Frame) => string): string | null {
  for (const frame of frames) {
    const text = textOf(frame).trim();
    if (text !== '') return text;
  }
  return null;
}
