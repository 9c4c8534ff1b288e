import { sameInRow } from '../bytes/byte-rope.js';
import { concatBytes } from '../bytes/concat.js';
import { inflate } from '../bytes/inflate.js';
import type { Chapter } from '../chapters/chapter.js';
import type { HeldInChapters } from '../diagnostic/codes/id3-chapters.js';
import { hasErrors } from '../diagnostic/diagnostic.js';
import {
  type ChapterVersion,
  type KeptSubframes,
  type NewFrame,
  type NewSubframe,
  ownIndexOf,
} from '../id3/chapter-frames.js';
import { countOwnForm, readChapterParts } from '../id3/chapter-parts.js';
import { convertFrames } from '../id3/convert/convert.js';
import type { BareFrame } from '../id3/frame-content.js';
import { type SubframeReader, subframeReader } from '../id3/frame-region.js';
import { parsePictureFrame } from '../id3/frames/apic.js';
import { encodeLatin1 } from '../id3/latin1.js';
import { type LocatedTag, locateTags } from '../id3/locate-tags.js';
import { linkOf } from '../id3/read-chapters.js';
import type { Tag } from '../id3/tag.js';
import type { Id3Version } from '../id3/tag-header.js';
import { frameSet } from './frame-set.js';
import { originalParts } from './head-origin.js';
import { hasOwnMark, readOwnMark } from './own-output.js';
import { foreignOf, keptInChapters } from './written-chapter.js';

/** Sub-frames that other programs have put into chapters: pictures, links, texts. */
export interface ForeignSubframes {
  /** What is in the chapters of the file. */
  readonly present: readonly SourceFrame[];
  /** By the start of the chapter: what is in chapters of other programs, or was there before chapterize. */
  readonly foreign: FramesByStart;
  /** By the start of the chapter: what other programs have put into our chapters. */
  readonly added: FramesByStart;
  /** Whether there are so many that not all were looked at. */
  readonly isUnread: boolean;
}

type FramesByStart = ReadonlyMap<number, readonly SourceFrame[]>;

/** A frame as stored in a tag of a version. */
interface SourceFrame extends BareFrame {
  readonly version: Id3Version;
}

/**
 * Finds the sub-frames of other programs in the chapters of a file, and in those that it had before chapterize.
 *
 * @param known tags that may be those before chapterize: if they are given, they need not be reconstructed
 */
export function findForeignSubframes(
  tags: readonly LocatedTag[],
  known: readonly LocatedTag[] = [],
): ForeignSubframes {
  const foreign = new Map<number, SourceFrame[]>();
  const added = new Map<number, SourceFrame[]>();
  const [former, now] = [subframeReader(), subframeReader()];
  for (const tag of originalTags(tags, known)) sortChapters(tag, former, foreign, added);
  const present = tags.flatMap(({ tag }) => (tag === null ? [] : sortChapters(tag, now, foreign, added)));
  return { present, foreign, added, isUnread: now.isUnread() };
}

/** The most sub-frames of one chapter; two or three are usual. */
const mostInChapter = 256;

/** Which of them stay in the chapters of a new tag: those of a chapter that starts at the same time. */
export function keptSubframesIn(
  { foreign, added }: ForeignSubframes,
  version: ChapterVersion,
): KeptSubframes {
  return ({ startMs }, ours) => {
    const theirs = carryAll(foreign.get(startMs) ?? [], version);
    const known = frameSet(theirs);
    const more = carryAll(added.get(startMs) ?? [], version).filter((frame) => !known.has(frame));
    return [...withoutReplaced(theirs, ours), ...more].slice(0, mostInChapter - ours.length);
  };
}

/**
 * The chapters as a tag then has them: with the links of other programs where they have none of their own.
 *
 * @param frames as renderChapterFrames gives them for the chapters
 */
export function withKeptLinks(chapters: readonly Chapter[], frames: readonly NewFrame[]): readonly Chapter[] {
  const kept = keptInChapters(frames);
  return chapters.map((chapter, index) => {
    const url = chapter.url ?? kept[index]?.map(linkOf).find((link) => link.trim() !== '') ?? null;
    return url === chapter.url ? chapter : { ...chapter, url: url?.trim() ?? null };
  });
}

/** How many sub-frames of the file stay in a new tag, and how many are removed; a link that is written again is neither. */
export function countSubframes(
  { present }: ForeignSubframes,
  frames: readonly NewFrame[],
  version: ChapterVersion,
): { readonly kept: HeldInChapters; readonly gone: HeldInChapters } {
  const written = frames.flatMap(({ subframes }) => subframes);
  const kept = written.filter(({ isKept }) => isKept === true);
  const links = new Set(written.map(linkOf).filter((link) => link !== ''));
  const known = frameSet(kept);
  const gone = present.filter(
    (frame) => !carry(frame, version).some((one) => known.has(one)) && !links.has(linkOf(frame).trim()),
  );
  return { kept: countKinds(kept), gone: countKinds(gone) };
}

function countKinds(frames: readonly Pick<BareFrame, 'id'>[]): HeldInChapters {
  const pictures = frames.filter(({ id }) => kindOf(id) === 'picture').length;
  const links = frames.filter(({ id }) => kindOf(id) === 'link').length;
  return { pictures, links, others: frames.length - pictures - links };
}

/** The tags that undo would give back, none if no chapters of other programs were replaced. */
function originalTags(tags: readonly LocatedTag[], known: readonly LocatedTag[]): readonly Tag[] {
  const first = tags[0]?.tag ?? null;
  const parts = first === null ? null : originalParts(tags, first);
  if (parts === null) return [];
  const isKnown = sameInRow(
    known.map(({ bytes }) => bytes),
    parts,
  );
  // A large tag without chapters is not reconstructed only to find none.
  if (!isKnown && !holdChapters(parts)) return [];
  const original = isKnown ? known : locateTags(concatBytes(parts));
  return original.flatMap(({ tag }) => tag ?? []);
}

/** Whether the ID of chapters occurs in parts in a row. */
function holdChapters(parts: Iterable<Uint8Array>): boolean {
  const wanted = encodeLatin1('CHAP');
  let same = 0;
  for (const part of parts)
    for (let index = 0; index < part.length; index += 1) {
      const byte = part[index];
      same = byte === wanted[same] ? same + 1 : byte === wanted[0] ? 1 : 0;
      if (same === wanted.length) return true;
    }
  return false;
}

/** Adds what other programs have put into the chapters of a tag; returns it in file order. */
function sortChapters(
  tag: Tag,
  reader: SubframeReader,
  foreign: Map<number, SourceFrame[]>,
  added: Map<number, SourceFrame[]>,
): readonly SourceFrame[] {
  const mark = readOwnMark(tag);
  const isMarked = hasOwnMark(tag);
  return readChapterParts(tag, inflate, reader).flatMap(({ elementId, startMs, subframes }) => {
    const index = isMarked ? ownIndexOf(elementId) : null;
    const found =
      index === null
        ? subframes.filter(({ id }) => id !== 'TIT2')
        : foreignOf(subframes, mark?.ownSubframeCounts[index] ?? countOwnForm(subframes));
    const frames = found.map(({ id, flags, body }) => ({ id, flags, body, version: tag.version }));
    const byStart = index === null ? foreign : added;
    const standing = byStart.get(startMs);
    if (standing === undefined) byStart.set(startMs, frames);
    else standing.push(...frames);
    return frames;
  });
}

/** In the form of a version, each once; what cannot be converted is left out. */
function carryAll(frames: readonly SourceFrame[], version: ChapterVersion): readonly NewSubframe[] {
  const known = frameSet([]);
  const carried = frames.flatMap((frame) => carry(frame, version)).filter((frame) => known.add(frame));
  return carried.map((frame) => ({ ...frame, name: frame.id }));
}

function carry(frame: SourceFrame, version: ChapterVersion): readonly BareFrame[] {
  const { version: from, id, flags, body } = frame;
  if (from === version) return [{ id, flags, body }];
  // A plain body means the same in v2.4; flags are in other places there.
  if (from !== '2.4') return flags === 0 ? [{ id, flags, body }] : [];
  const converted = convertFrames([frame], from, { place: () => null, inflate, unsynchronised: false });
  return hasErrors(converted.diagnostics) ? [] : converted.frames;
}

/**
 * Which sub-frames of others stay: a chapter has one title; the link of the notes replaces their first link; the picture of
 * the notes replaces all their pictures that are of the chapter type, or their first picture if none is.
 */
function withoutReplaced(
  theirs: readonly NewSubframe[],
  ours: readonly NewSubframe[],
): readonly NewSubframe[] {
  const replaced = ours.flatMap(({ id }) => {
    const same = theirs.filter((frame) => kindOf(frame.id) === kindOf(id));
    const ofChapter = id === 'APIC' ? same.filter(isChapterPicture) : [];
    return ofChapter.length > 0 ? ofChapter : same.slice(0, 1);
  });
  return theirs.filter((frame) => !replaced.includes(frame));
}

/** Type 0, like ours: other types mean a cover, an artist and so on. */
function isChapterPicture({ flags = 0, body }: NewSubframe): boolean {
  return flags === 0 && parsePictureFrame(body).pictureType === 0;
}

function kindOf(id: string): string {
  return id === 'APIC' ? 'picture' : id.startsWith('W') ? 'link' : id;
}
