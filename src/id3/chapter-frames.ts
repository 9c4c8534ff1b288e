import { asRope, ByteRope, type PartedBytes } from '../bytes/byte-rope.js';
import { concatBytes } from '../bytes/concat.js';
import type { Chapter } from '../chapters/chapter.js';
import { mostChapters } from '../chapters/most-chapters.js';
import type { ChapterPicture } from '../chapters/picture.js';
import { renderFrameHeader } from './frame-header.js';
import { renderPictureFrame } from './frames/apic.js';
import { noOffset, renderChapterFrame } from './frames/chap.js';
import { renderContentsFrame } from './frames/ctoc.js';
import { renderTextFrame } from './frames/text.js';
import { renderUrlFrame } from './frames/url.js';

/** The versions that have chapters. */
export type ChapterVersion = '2.3' | '2.4';

/** A frame of ours, before it gets its header. */
export interface NewFrame {
  readonly id: string;
  /** What findings call it. */
  readonly name: string;
  readonly body: ByteRope;
  readonly subframes: readonly NewSubframe[];
}

/** A frame in a chapter, before it gets its header. */
export interface NewSubframe {
  readonly id: string;
  readonly name: string;
  /** None if left out. */
  readonly flags?: number;
  readonly body: Uint8Array;
  /** Whether another program has put it into the chapter; then it is kept there. */
  readonly isKept?: boolean;
}

/** The sub-frames of other programs that stay in a chapter, given those that chapterize writes into it. */
export type KeptSubframes = (chapter: Chapter, ours: readonly NewSubframe[]) => readonly NewSubframe[];

/** From this length, some players read a size of v2.4 wrongly: below it plain and syncsafe are the same bytes. */
export const firstLengthMisread = 128;

/**
 * The frames that make chapters, in the order in which they go into a tag: CTOC, then CHAP by CHAP.
 *
 * Element IDs are `toc` and `ch0`, `ch1`, …. A CTOC lists at most 255 chapters; if there are more, it lists the first ones.
 *
 * @param chapters in order, with ends, as writableChapter gives them
 * @param keptIn what else is in a chapter: its texts and links are before all pictures
 * @see docs/tags.md for the players behind each byte
 */
export function renderChapterFrames(
  chapters: readonly Chapter[],
  version: ChapterVersion,
  keptIn: KeptSubframes = () => [],
): readonly NewFrame[] {
  // An empty table of contents hides the chapters of other tags.
  if (chapters.length === 0) return [];
  const entries = listedChapters(chapters).map(elementIdOf);
  const contents = {
    elementId: 'toc',
    isTopLevel: true,
    isOrdered: true,
    entries,
    subframes: new Uint8Array(0),
  };
  return [
    { id: 'CTOC', name: 'CTOC', body: new ByteRope([renderContentsFrame(contents)]), subframes: [] },
    ...chapters.map((chapter, index) => chapterFrame(chapter, elementIdOf(index), version, keptIn)),
  ];
}

/** Indices of the chapters that the table of contents lists: not the hidden ones, and at most 255. */
export function listedChapters(chapters: readonly Chapter[]): readonly number[] {
  return chapters.flatMap(({ hidden }, index) => (hidden === true ? [] : [index])).slice(0, mostChapters);
}

/**
 * A chapter with what a tag can hold and players show: a title without line breaks, control characters and halves of
 * surrogate pairs, a URL in ASCII whose every `%` begins an escape (AntennaPod drops links with a stray one).
 */
export function writableChapter(chapter: Chapter): Chapter {
  const url = chapter.url
    ?.replaceAll(/[\ud800-\udfff]/gu, '\ufffd')
    .replaceAll(/[^\u0021-\u007e]+/g, encodeURIComponent)
    .replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25');
  return { ...chapter, title: writableTitle(chapter.title), url: url ?? null };
}

/**
 * A title without line breaks, control characters and halves of surrogate pairs; empty when there was nothing else in it.
 */
export function writableTitle(title: string): string {
  return title
    .replaceAll(/[\ud800-\udfff]/gu, '\ufffd')
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim();
}

/** The first frame or subframe that some players would read wrongly in a v2.4 tag, null when there is none. */
export function findMisreadFrame(frames: readonly NewFrame[]) {
  for (const { id, name, body, subframes } of frames) {
    const sizes = subframes.map((frame) => ({
      id: frame.id,
      name: frame.name,
      byteLength: frame.body.length,
    }));
    const found = [...sizes, { id, name, byteLength: body.byteLength }].find(
      ({ byteLength }) => byteLength >= firstLengthMisread,
    );
    if (found !== undefined) return found;
  }
  return null;
}

/** A frame without its header. */
interface Headless {
  readonly id: string;
  readonly flags?: number;
  readonly body: PartedBytes;
}

/** Frames in a row, each after its header. */
export function renderFrames(frames: readonly Headless[], version: ChapterVersion): Uint8Array {
  return concatBytes(framesInParts(frames, version));
}

/** The same in parts, none of them copied. */
export function framesInParts(frames: readonly Headless[], version: ChapterVersion): readonly Uint8Array[] {
  return frames.flatMap(({ id, flags = 0, body }) => {
    const { byteLength, parts } = asRope(body);
    return [renderFrameHeader(id, flags, byteLength, version), ...parts];
  });
}

function chapterFrame(
  chapter: Chapter,
  elementId: string,
  version: ChapterVersion,
  keptIn: KeptSubframes,
): NewFrame {
  const { startMs, endMs, url, picture } = chapter;
  // VLC 4 finds the title only in the first subframe.
  const ours = [
    titleFrame(chapter.title, elementId),
    ...(url === null ? [] : [linkFrame(url, elementId)]),
    // After the title: before it, VLC 4 would lose that.
    ...(picture === undefined ? [] : [pictureFrame(picture, elementId)]),
  ];
  const kept = keptIn(chapter, ours).map((frame) => ({
    ...frame,
    name: `${frame.id} of ${elementId}`,
    isKept: true,
  }));
  const subframes = picturesLast([...ours, ...kept]);
  const opening = renderChapterFrame({
    elementId,
    startMs,
    endMs: endMs ?? startMs,
    startOffset: noOffset,
    endOffset: noOffset,
    subframes: new Uint8Array(0),
  });
  // Kept in parts: a picture of another program can be nearly all of a tag.
  const body = new ByteRope([opening, ...framesInParts(subframes, version)]);
  return { id: 'CHAP', name: `CHAP ${elementId}`, body, subframes };
}

/**
 * Titles, links and texts come before pictures, which may be large. Our picture, which players show, is the first of the
 * pictures.
 */
function picturesLast(subframes: readonly NewSubframe[]): readonly NewSubframe[] {
  const isPicture = ({ id }: NewSubframe) => id === 'APIC';
  return [...subframes.filter((frame) => !isPicture(frame)), ...subframes.filter(isPicture)];
}

/** In v2.4, too: VLC 4 cuts off the end of UTF-8 text, or reads on into the next frame. */
function titleFrame(text: string, elementId: string): NewSubframe {
  const body = renderTextFrame({ encoding: 1, text }, true);
  return { id: 'TIT2', name: `TIT2 of ${elementId}`, body };
}

/**
 * VLC 4 decodes everything after a title as UTF-16 and shows the element ID where that fails: for an odd length, and for a
 * size whose low byte it takes for half a character. The description is chosen so that neither happens.
 */
function linkFrame(url: string, elementId: string): NewSubframe {
  const [short, long] = linkDescriptions[url.length % 2 === 1 ? 'odd' : 'even'];
  const body = renderUrlFrame({ encoding: 0, description: short, url });
  const isHalfCharacter = (body.length & 0xf8) === 0xd8;
  return {
    id: 'WXXX',
    name: `WXXX of ${elementId}`,
    body: isHalfCharacter ? renderUrlFrame({ encoding: 0, description: long, url }) : body,
  };
}

/**
 * Type 0 and an empty description in ISO-8859-1: Pocket Casts on iOS looks for a double zero in other encodings, and other
 * types mean a cover.
 */
function pictureFrame({ mimeType, data }: ChapterPicture, elementId: string): NewSubframe {
  const body = renderPictureFrame({ encoding: 0, mimeType, pictureType: 0, description: '', data });
  return { id: 'APIC', name: `APIC of ${elementId}`, body };
}

/** By the length of the URL; the second of each is eight bytes longer. */
const linkDescriptions = {
  odd: ['chapter url', 'url of this chapter'],
  even: ['chapter link', 'link of this chapter'],
} as const;

/** The descriptions that links of ours have. */
export const ownLinkDescriptions: ReadonlySet<string> = new Set(Object.values(linkDescriptions).flat());

/** The place in the list of one of our chapters; null for an element ID that is not ours. */
export function ownIndexOf(elementId: string): number | null {
  const index = Number(elementId.slice(2));
  return elementId === elementIdOf(index) ? index : null;
}

function elementIdOf(index: number): string {
  return `ch${index}`;
}
