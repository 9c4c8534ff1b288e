import { type ByteSource, readRange } from '../bytes/byte-source.js';
import { equalBytes } from '../bytes/concat.js';
import { firstDifference, type ListedChapter } from '../diagnostic/list-difference.js';
import type { LocatedTag } from '../id3/locate-tags.js';
import { isOwnFrame } from '../id3/own-frame.js';
import type { FoundChapter } from '../id3/read-chapters.js';
import { findPieces } from './find-pieces.js';
import type { StreamClaim, Verdict, VerdictKind } from './published-facts.js';

/** The local mp3 as it is compared. */
export interface LocalFile {
  readonly source: ByteSource;
  /** The bytes between the tags at the head and those at the end. */
  readonly start: number;
  readonly end: number;
  readonly tags: readonly LocatedTag[];
  /** The file with the chapters of the notes; null if no plan could be made. */
  readonly finishedTags: readonly LocatedTag[] | null;
  /** Exact, in milliseconds; null without MPEG audio. */
  readonly durationMs: number | null;
  /** The chapters that the file should have: those of the notes, else its own. */
  readonly chapters: readonly ListedChapter[];
}

/** The published file as it is compared. */
export interface RemotePart {
  readonly source: ByteSource;
  readonly start: number;
  readonly end: number;
  readonly tags: readonly LocatedTag[];
  readonly chapters: readonly FoundChapter[];
  readonly stream: StreamClaim | null;
}

/** 16 pieces, evenly spread, the first and the last bytes among them: 64 KB. */
const sampleCount = 16;
const sampleByteLength = 4096;

/**
 * Compares samples of the published audio with the local one: first at the same places, then anywhere in it, which
 * distinguishes a file with something inserted from one that was encoded again.
 */
export async function compareAudio(remote: RemotePart, local: LocalFile): Promise<Verdict> {
  const byteLength = remote.end - remote.start;
  const localByteLength = local.end - local.start;
  const length = Math.min(sampleByteLength, byteLength);
  const count = byteLength <= sampleByteLength ? 1 : sampleCount;
  const samples: Uint8Array[] = [];
  const offsets: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const offset = count === 1 ? 0 : Math.floor((index * (byteLength - length)) / (count - 1));
    offsets.push(offset);
    samples.push(await readRange(remote.source, remote.start + offset, length));
  }
  let sameCount = 0;
  for (const [index, sample] of samples.entries()) {
    const there = await readRange(local.source, local.start + (offsets[index] ?? 0), sample.length);
    if (equalBytes(sample, there)) sameCount += 1;
  }
  const isSameLength = byteLength === localByteLength;
  const bytesPerMs = local.durationMs === null ? 0 : localByteLength / local.durationMs;
  const byLengthMs = bytesPerMs === 0 ? null : Math.round((byteLength - localByteLength) / bytesPerMs);
  const counted = { sampleCount: count, sameCount };
  if (isSameLength && sameCount === count) {
    return { kind: kindOfTag(remote, local), differenceMs: 0, ...counted };
  }
  const found = await findPieces(samples, local.source, { start: local.start, end: local.end });
  const foundCount = found.filter((at) => at !== null).length;
  const known = { sampleCount: count, sameCount: foundCount };
  // One piece may be the same by accident: silence encodes to the same bytes everywhere.
  if (foundCount * 8 >= count) {
    const longer: VerdictKind = byteLength > localByteLength ? 'ads-inserted' : 'cut';
    return { kind: isSameLength ? 'altered' : longer, differenceMs: byLengthMs, ...known };
  }
  const claimedMs = remote.stream?.durationMs ?? null;
  const differenceMs = claimedMs === null || local.durationMs === null ? null : claimedMs - local.durationMs;
  return { kind: 're-encoded', differenceMs, ...known };
}

/** The audio is the same: finds out what happened to the tag. */
function kindOfTag(remote: RemotePart, local: LocalFile): VerdictKind {
  // Only the length of what follows the audio is compared: its few bytes are not worth a request.
  const isTail = remote.source.byteLength - remote.end === local.source.byteLength - local.end;
  const isKnown = [local.tags, local.finishedTags].some((tags) => areSameTags(remote.tags, tags));
  if (isKnown && isTail) return 'same';
  if (remote.tags.length === 0 && local.tags.length > 0) return 'tag-stripped';
  const expected = local.chapters;
  if (expected.length > 0 && remote.chapters.length === 0) return 'tag-stripped';
  return expected.length === 0 || hasChapters(remote.chapters, expected) ? 'retagged' : 'chapters-differ';
}

/** The same bytes, or the same frames except for our own mark: what it remembers may differ, and therefore the padding. */
function areSameTags(found: readonly LocatedTag[], others: readonly LocatedTag[] | null): boolean {
  if (others === null || others.length !== found.length) return false;
  return found.every((tag, index) => {
    const other = others[index];
    return other !== undefined && (equalBytes(tag.bytes, other.bytes) || haveSameFrames(tag, other));
  });
}

function haveSameFrames({ tag: a }: LocatedTag, { tag: b }: LocatedTag): boolean {
  if (a === null || b === null || a.version !== b.version) return false;
  // Bytes after the frames that are not padding have no meaning that could be compared.
  if ([a, b].some(({ overrun, rest }) => overrun !== null || rest.some((byte) => byte !== 0))) return false;
  const [ours, theirs] = [a, b].map(({ frames }) => frames.filter((frame) => !isOwnFrame(frame)));
  return (
    ours !== undefined &&
    ours.length === theirs?.length &&
    ours.every(({ raw }, index) => equalBytes(raw, theirs[index]?.raw ?? new Uint8Array()))
  );
}

/** Whether the chapters of a tag are the expected ones; ignores their ends, which players do not show. */
export function hasChapters(found: readonly ListedChapter[], expected: readonly ListedChapter[]): boolean {
  return differenceInChapters(found, expected) === null;
}

/** The first chapter of a tag that is not the expected one, in words; null if there is none. */
export function differenceInChapters(
  found: readonly ListedChapter[],
  expected: readonly ListedChapter[],
): string | null {
  const isSame = (a: ListedChapter, b: ListedChapter) => a.startMs === b.startMs && a.title === b.title;
  return firstDifference(found, expected, isSame)?.words ?? null;
}
