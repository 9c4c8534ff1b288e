import { inflate } from '../bytes/inflate.js';
import type { Chapter } from '../chapters/chapter.js';
import { hasErrors } from '../diagnostic/diagnostic.js';
import { type ChapterVersion, type KeptSubframes, type NewFrame, ownIndexOf } from '../id3/chapter-frames.js';
import { countOwnForm, readChapterParts } from '../id3/chapter-parts.js';
import { convertFrames } from '../id3/convert/convert.js';
import type { BareFrame } from '../id3/frame-content.js';
import { mostSubframes } from '../id3/frame-region.js';
import { type LocatedTag, locateTags } from '../id3/locate-tags.js';
import { linkOf } from '../id3/read-chapters.js';
import type { Tag } from '../id3/tag.js';
import type { Id3Version } from '../id3/tag-header.js';
import { frameSet } from './frame-set.js';
import { originalOf } from './head-origin.js';
import { hasOwnMark, readMark, recogniseOwnOutput } from './own-output.js';

/** Sub-frames that other programs have put into chapters: pictures, links, texts. */
export interface ForeignSubframes {
  /** What is in the chapters of the file. */
  readonly present: readonly SourceFrame[];
  /** By the start of the chapter: what is in chapters of other programs, or stood there before chapterize. */
  readonly foreign: FramesByStart;
  /** By the start of the chapter: what other programs have put into chapters of ours. */
  readonly added: FramesByStart;
}

type FramesByStart = ReadonlyMap<number, readonly SourceFrame[]>;

/** A frame as it stands in a tag of a version. */
interface SourceFrame extends BareFrame {
  readonly version: Id3Version;
}

/** How many sub-frames there are of each kind. */
export interface SubframeCounts {
  readonly pictures: number;
  readonly links: number;
  readonly others: number;
}

/** Finds the sub-frames of other programs in the chapters of a file, and in those that it had before chapterize. */
export function findForeignSubframes(tags: readonly LocatedTag[]): ForeignSubframes {
  const foreign = new Map<number, SourceFrame[]>();
  const added = new Map<number, SourceFrame[]>();
  for (const tag of originalTags(tags)) sortChapters(tag, foreign, added);
  const present = tags.flatMap(({ tag }) => (tag === null ? [] : sortChapters(tag, foreign, added)));
  return { present, foreign, added };
}

/** Which of them stay in the chapters of a new tag: those of a chapter that starts at the same time. */
export function keptSubframesIn(
  { foreign, added }: ForeignSubframes,
  version: ChapterVersion,
): KeptSubframes {
  return ({ startMs }, ours) => {
    const theirs = carryAll(foreign.get(startMs) ?? [], version);
    const known = frameSet(theirs);
    const more = carryAll(added.get(startMs) ?? [], version).filter((frame) => !known.has(frame));
    return [...withoutReplaced(theirs, ours), ...more].slice(0, mostSubframes - ours.length);
  };
}

/**
 * The chapters as a tag then has them: with the links of other programs where they have none of their own.
 *
 * @param frames as renderChapterFrames gives them for the chapters
 */
export function withKeptLinks(chapters: readonly Chapter[], frames: readonly NewFrame[]): readonly Chapter[] {
  const chapterFrames = frames.filter(({ id }) => id === 'CHAP');
  return chapters.map((chapter, index) => {
    const kept = chapterFrames[index]?.subframes.filter(({ isKept }) => isKept === true) ?? [];
    const url = chapter.url ?? kept.map(linkOf).find((link) => link.trim() !== '') ?? null;
    return url === chapter.url ? chapter : { ...chapter, url: url?.trim() ?? null };
  });
}

/** How many sub-frames of the file stay in a new tag, and how many go; a link that is written anew is neither. */
export function countSubframes(
  { present }: ForeignSubframes,
  frames: readonly NewFrame[],
  version: ChapterVersion,
): { readonly kept: SubframeCounts; readonly gone: SubframeCounts } {
  const written = frames.flatMap(({ subframes }) => subframes);
  const kept = written.filter(({ isKept }) => isKept === true);
  const links = new Set(written.map(linkOf).filter((link) => link !== ''));
  const known = frameSet(kept);
  const gone = present.filter(
    (frame) => !carry(frame, version).some((one) => known.has(one)) && !links.has(linkOf(frame).trim()),
  );
  return { kept: countKinds(kept), gone: countKinds(gone) };
}

function countKinds(frames: readonly Pick<BareFrame, 'id'>[]): SubframeCounts {
  const pictures = frames.filter(({ id }) => kindOf(id) === 'picture').length;
  const links = frames.filter(({ id }) => kindOf(id) === 'link').length;
  return { pictures, links, others: frames.length - pictures - links };
}

/** The tags that undo would give back, none where no chapters of other programs were replaced. */
function originalTags(tags: readonly LocatedTag[]): readonly Tag[] {
  const first = tags[0]?.tag ?? null;
  const own = first === null ? null : recogniseOwnOutput(first);
  if (first === null || own?.memory.origin.kind !== 'pieces') return [];
  const original = originalOf(tags, first);
  return original === null ? [] : locateTags(original).flatMap(({ tag }) => tag ?? []);
}

/** Adds what other programs have put into the chapters of a tag; returns it in file order. */
function sortChapters(
  tag: Tag,
  foreign: Map<number, SourceFrame[]>,
  added: Map<number, SourceFrame[]>,
): readonly SourceFrame[] {
  const mark = readMark(tag);
  const isMarked = hasOwnMark(tag);
  return readChapterParts(tag, inflate).flatMap(({ elementId, startMs, subframes }) => {
    const index = isMarked ? ownIndexOf(elementId) : null;
    const found =
      index === null
        ? subframes.filter(({ id }) => id !== 'TIT2')
        : subframes.slice(mark?.ownSubframeCounts[index] ?? countOwnForm(subframes));
    const frames = found.map(({ id, flags, body }) => ({ id, flags, body, version: tag.version }));
    const byStart = index === null ? foreign : added;
    const standing = byStart.get(startMs);
    if (standing === undefined) byStart.set(startMs, frames);
    else standing.push(...frames);
    return frames;
  });
}

/** In the form of a version, each once; what cannot be carried is left out. */
function carryAll(frames: readonly SourceFrame[], version: ChapterVersion): readonly NewFrame[] {
  const known = frameSet([]);
  const carried = frames.flatMap((frame) => carry(frame, version)).filter((frame) => known.add(frame));
  return carried.map((frame) => ({ ...frame, name: frame.id, subframes: [] }));
}

function carry(frame: SourceFrame, version: ChapterVersion): readonly BareFrame[] {
  const { version: from, id, flags, body } = frame;
  if (from === version) return [{ id, flags, body }];
  // A plain body means the same in v2.4; flags have other places there.
  if (from !== '2.4') return flags === 0 ? [{ id, flags, body }] : [];
  const converted = convertFrames([frame], from, { place: () => null, inflate, unsynchronised: false });
  return hasErrors(converted.diagnostics) ? [] : converted.frames;
}

/** What stays of the sub-frames of others: a chapter has one title, and the notes' link or picture replaces the first of theirs. */
function withoutReplaced(theirs: readonly NewFrame[], ours: readonly NewFrame[]): readonly NewFrame[] {
  const replaced = ours.flatMap(({ id }) => theirs.find((frame) => kindOf(frame.id) === kindOf(id)) ?? []);
  return theirs.filter((frame) => !replaced.includes(frame));
}

function kindOf(id: string): string {
  return id === 'APIC' ? 'picture' : id.startsWith('W') ? 'link' : id;
}
