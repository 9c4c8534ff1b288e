import type { ByteEdit } from '../bytes/byte-edit.js';
import type { Args, Code } from '../diagnostic/codes.js';
import { MalformedError } from '../diagnostic/failure.js';
import { zerosInFrame } from './frame-content.js';
import { frameFlags, isFrameId, renderFrameSize, sizeFormOf } from './frame-header.js';
import type { LocatedFrame } from './frame-region.js';
import { keptPosition } from './seek-points.js';
import { framesEnd, type Tag } from './tag.js';
import { tagFlags, tagHeaderLength } from './tag-header.js';
import { type InsertedZeros, listZeros, noZeros, resynchronise } from './unsynchronisation.js';

/** Receives a finding about bytes of a tag as decoded. */
export type ReportInTag = <C extends Code>(code: C, args: Args<C>, offset: number, length: number) => void;

/** Flags that a version defines. */
const knownFlags = { '2.2': 0xc0, '2.3': 0xe0, '2.4': 0xf0 } as const;

/**
 * The edits that remove from a tag what keeps players from reading it: extended header, empty frames, sizes in the form of
 * another version, unsynchronised frames. They lose no information. Their offsets count in the tag as decoded; the header,
 * the zeros of tag-level unsynchronisation and a footer are the caller's.
 *
 * @param isKept whether a frame stays; others get no edits
 * @see docs/tags.md for the players behind each
 */
export function tidyEdits(tag: Tag, isKept: (frame: LocatedFrame) => boolean): readonly ByteEdit[] {
  const extended = tag.extendedHeader?.raw.length ?? 0;
  const kept = tag.frames.filter(isKept);
  const isSingle = countFrameZeros(tag, kept) <= mostSingleZeros;
  return [
    ...(extended > 0 ? [removal(tagHeaderLength, extended)] : []),
    ...kept.flatMap((frame) => [...frameEdits(tag, frame, isSingle), ...keptPosition(frame)]),
  ];
}

/** How many zeros unsynchronisation has inserted into frames of a tag. */
export function countFrameZeros(tag: Tag, frames: readonly LocatedFrame[]): number {
  return frames.reduce((sum, frame) => sum + zerosIn(tag, frame).count, 0);
}

/** Reports what tidyEdits and the caller change in a tag, and oddities that stay. */
export function reportOddities(
  tag: Tag,
  isKept: (frame: LocatedFrame) => boolean,
  report: ReportInTag,
): void {
  reportHeader(tag, report);
  const kept = tag.frames.filter(isKept);
  for (const frame of kept) reportFrame(tag, frame, report);
  const misread = kept.filter((frame) => hasOtherSizeForm(tag, frame));
  const [first] = misread;
  if (first !== undefined) {
    const found = first.sizeForm === 'plain' ? 'plain' : 'syncsafe';
    report('id3/size-form', { count: misread.length, version: tag.version, found }, first.offset, 10);
  }
  const zeros = tag.zeros.count + countFrameZeros(tag, kept);
  if (zeros > 0) report('id3/unsynchronisation-undone', { count: zeros }, 0, tagHeaderLength);
  const junk = tag.contentEnd - framesEnd(tag);
  if (junk > 0 && tag.overrun === null) report('id3/junk-in-tag', { byteLength: junk }, framesEnd(tag), junk);
}

function reportHeader({ version, header, extendedHeader, footer }: Tag, report: ReportInTag): void {
  const unknown = header.flags & ~knownFlags[version] & 0xff;
  if (unknown !== 0) report('id3/unknown-flags', { flags: unknown }, 5, 1);
  if (extendedHeader !== null) {
    const { crc32, restrictions, isUpdate, raw } = extendedHeader;
    const held = [
      crc32 === null ? [] : ['a checksum'],
      restrictions === null ? [] : ['limits of the tag'],
      isUpdate ? ['a mark as update of an earlier tag'] : [],
    ];
    const args = { byteLength: raw.length, holds: held.flat().join(' and ') };
    report('id3/extended-header', args, tagHeaderLength, raw.length);
  }
  if (version === '2.4' && (header.flags & tagFlags.footer) !== 0) {
    report('id3/footer', { found: footer.length > 0 ? 'footer' : 'nothing' }, 5, 1);
  }
}

function reportFrame({ version }: Tag, frame: LocatedFrame, report: ReportInTag): void {
  const { id, offset, raw, body, flags } = frame;
  if (body.length === 0) report('id3/empty-frame', { id }, offset, raw.length);
  else if (!isFrameId(id, version)) report('id3/odd-frame-id', { id }, offset, raw.length);
  else if ((flags & frameFlags[version].discard) !== 0)
    report('id3/discard-flag', { id }, offset, raw.length);
}

/**
 * @param isSingle whether each zero is an edit of its own, or the frame as a whole is one edit: a tag can have thousands of
 * such frames
 */
function frameEdits(tag: Tag, frame: LocatedFrame, isSingle: boolean): readonly ByteEdit[] {
  const { version } = tag;
  const { offset, flags, body, raw } = frame;
  if (body.length === 0) return [removal(offset, raw.length)];
  const zeros = zerosIn(tag, frame);
  const { count } = zeros;
  if (count === 0 && !hasOtherSizeForm(tag, frame) && !isMarkedUnsynchronised(tag, frame)) return [];
  const headerLength = raw.length - body.length;
  const header = [{ offset: 4, length: 4, content: renderFrameSize(body.length - count, version) }];
  if (isMarkedUnsynchronised(tag, frame)) {
    const content = Uint8Array.of(flags & 0xff & ~frameFlags[version].unsynchronised);
    header.push({ offset: 9, length: 1, content });
  }
  const undone = count === 0 || isSingle ? null : resynchronise(raw, headerLength + zeros.start);
  if (undone !== null) {
    for (const edit of header) undone.bytes.set(edit.content, edit.offset);
    return [{ offset, length: raw.length, content: undone.bytes }];
  }
  const removals = Array.from(count === 0 ? [] : listZeros(zeros), (zero) => removal(headerLength + zero, 1));
  return [...header, ...removals].map((edit) => ({ ...edit, offset: offset + edit.offset }));
}

/** If a tag has more of them, strip could not remember them anyway, and each edit takes a hundred bytes. */
export const mostSingleZeros = 65_536;

function hasOtherSizeForm({ version }: Tag, { sizeForm, body }: LocatedFrame): boolean {
  return version !== '2.2' && body.length > 0 && sizeForm !== sizeFormOf(version);
}

function isMarkedUnsynchronised({ version }: Tag, { flags }: LocatedFrame): boolean {
  return (flags & frameFlags[version].unsynchronised) !== 0;
}

function zerosIn(tag: Tag, frame: LocatedFrame): InsertedZeros {
  const whole = tag.unsynchronisation === 'frames';
  if (!whole && !isMarkedUnsynchronised(tag, frame)) return noZeros;
  try {
    return zerosInFrame(frame, tag.version, whole);
  } catch (error) {
    // A frame that is too short for what its flags announce stays as it is.
    if (error instanceof MalformedError) return noZeros;
    throw error;
  }
}

/** An edit that takes bytes out. */
export function removal(offset: number, length: number): ByteEdit {
  return { offset, length, content: new Uint8Array(0) };
}
