import { ownLinkDescriptions } from './chapter-frames.js';
import type { Id3Frame } from './frame.js';
import { type Inflate, unpackingWith } from './frame-content.js';
import { isFrameId } from './frame-header.js';
import type { SubframeReader } from './frame-region.js';
import { parsePictureFrame } from './frames/apic.js';
import { parseChapterFrame } from './frames/chap.js';
import { parseUrlFrame } from './frames/url.js';
import { parseEach } from './read-chapters.js';
import type { Tag } from './tag.js';

/** A chapter of a tag with what is in it. */
export interface ChapterParts {
  readonly elementId: string;
  readonly startMs: number;
  /** Without those that are empty, and those that no version knows. */
  readonly subframes: readonly Id3Frame[];
}

/**
 * The chapters of a tag, in file order; those that cannot be read are left out.
 *
 * @param reader of the sub-frames of the file
 */
export function readChapterParts(
  tag: Tag,
  inflate: Inflate,
  reader: SubframeReader,
): readonly ChapterParts[] {
  const { version } = tag;
  return parseEach(tag, 'CHAP', parseChapterFrame, unpackingWith(inflate), () => {}).map(({ parsed }) => {
    const { elementId, startMs, subframes } = parsed;
    const frames = reader.read(subframes, version);
    const proper = frames.filter(({ id, body }) => isFrameId(id, version) && body.length > 0);
    return { elementId, startMs, subframes: proper };
  });
}

/**
 * How many sub-frames of one of our chapters have the form that we give them: a title, a link, a picture, in that order.
 * Used when the mark does not tell.
 */
export function countOwnForm(subframes: readonly Pick<Id3Frame, 'id' | 'body'>[]): number {
  let count = 0;
  for (const isOurs of [isTitle, isOwnLink, isOwnPicture]) {
    const frame = subframes[count];
    if (frame !== undefined && isOurs(frame)) count += 1;
  }
  return count;
}

function isTitle({ id }: Pick<Id3Frame, 'id'>): boolean {
  return id === 'TIT2';
}

function isOwnLink({ id, body }: Pick<Id3Frame, 'id' | 'body'>): boolean {
  return id === 'WXXX' && ownLinkDescriptions.has(parseUrlFrame(body).description);
}

function isOwnPicture({ id, body }: Pick<Id3Frame, 'id' | 'body'>): boolean {
  if (id !== 'APIC') return false;
  const { encoding, pictureType, description } = parsePictureFrame(body);
  return encoding === 0 && pictureType === 0 && description === '';
}
