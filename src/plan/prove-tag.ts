import { concatBytes, equalBytes, lengthOfParts } from '../bytes/concat.js';
import type { ChapterPicture } from '../chapters/picture.js';
import type { Args } from '../diagnostic/codes.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { listedChapters } from '../id3/chapter-frames.js';
import type { Id3Frame } from '../id3/frame.js';
import { renderFrameHeader } from '../id3/frame-header.js';
import { parseFrameRegion } from '../id3/frame-region.js';
import { parseChapterFrame } from '../id3/frames/chap.js';
import type { Tag } from '../id3/tag.js';
import { type Id3Version, renderTagHeader } from '../id3/tag-header.js';
import type { WrittenChapter } from './written-chapter.js';

/** A chapter as node-id3 decodes it; its types leave out what it may not find. */
interface DecodedChapter {
  readonly elementID?: string;
  readonly startTimeMs?: number;
  readonly endTimeMs?: number;
  readonly tags?: {
    readonly title?: string;
    readonly userDefinedUrl?: readonly { readonly url?: string }[];
    /** Its type also allows the path of a file, for writing. */
    readonly image?: string | { readonly mime: string; readonly imageBuffer: Uint8Array };
  };
}

interface DecodedTag {
  readonly chapter?: readonly DecodedChapter[];
  readonly tableOfContents?: readonly { readonly elements?: readonly string[] }[];
}

/**
 * Lets node-id3, which shares no code with this codec, decode the chapters of a tag, and compares them with the plan.
 *
 * @param tag the tag to be written, parsed from its bytes
 * @param planned the chapters that it should hold
 * @param file the name for findings
 * @returns `id3/proof-failed` for the first difference
 */
export async function proveTag(
  tag: Tag,
  planned: readonly WrittenChapter[],
  file: string,
): Promise<readonly Diagnostic[]> {
  const decoded = await decodeWithNodeId3(tag, planned);
  const difference = firstDifference(decoded, planned);
  return difference === null ? [] : [createDiagnostic('id3/proof-failed', difference, file)];
}

/** Only our frames are decoded: node-id3 throws for some frames of others, which are not changed anyway. */
async function decodeWithNodeId3(tag: Tag, planned: readonly WrittenChapter[]): Promise<DecodedTag> {
  const ours = tag.frames.filter(({ id }) => id === 'CHAP' || id === 'CTOC');
  const chapters = ours.filter(({ id }) => id === 'CHAP');
  const frames = ours.flatMap((frame) => {
    const { keptIds = [] } = planned[chapters.indexOf(frame)] ?? {};
    return frame.raw.length < largeFrame ? [frame.raw] : withoutLargeKept(tag.version, frame, keptIds);
  });
  const bodyLength = lengthOfParts(frames);
  const header = renderTagHeader({ ...tag.header, revision: 0, flags: 0, bodyLength });
  const bytes = concatBytes([header, ...frames]);
  const { default: nodeId3 } = await import('node-id3');
  return nodeId3.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
}

/** Bytes. */
const largeFrame = 1 << 16;

/**
 * A chapter in parts, without large frames of other programs. node-id3 would copy that several times, and nothing is
 * compared with it.
 */
function withoutLargeKept(
  version: Id3Version,
  { id, flags, body, raw }: Id3Frame,
  keptIds: readonly string[],
): readonly Uint8Array[] {
  if (id !== 'CHAP' || keptIds.length === 0) return [raw];
  const { subframes } = parseChapterFrame(body);
  const { frames, end } = parseFrameRegion(subframes, 0, subframes.length, version);
  const opening = body.subarray(0, body.length - subframes.length);
  const left = frames.filter((frame) => frame.raw.length < largeFrame || !keptIds.includes(frame.id));
  const parts = [opening, ...left.map((frame) => frame.raw), subframes.subarray(end)];
  const byteLength = lengthOfParts(parts);
  return [renderFrameHeader(id, flags, byteLength, version), ...parts];
}

function firstDifference(
  { chapter = [], tableOfContents = [] }: DecodedTag,
  planned: readonly WrittenChapter[],
): Args<'id3/proof-failed'> | null {
  const listedIndices = listedChapters(planned);
  const listed = tableOfContents[0]?.elements?.length ?? 0;
  const pairs: (readonly [what: string, planned: unknown, found: unknown])[] = [
    ['the number of chapters', planned.length, chapter.length],
    ['the number of tables of contents', 1, tableOfContents.length],
    ['the number of listed chapters', listedIndices.length, listed],
  ];
  for (const [index, { title, startMs, endMs, url, picture, keptIds = [] }] of planned.entries()) {
    const found = chapter[index];
    const name = `chapter ${index + 1}`;
    // It gives nothing at all for an empty text frame.
    pairs.push([`the title of ${name}`, title, found?.tags?.title ?? '']);
    pairs.push([`the start of ${name}`, startMs, found?.startTimeMs]);
    pairs.push([`the end of ${name}`, endMs, found?.endTimeMs]);
    // If chapterize writes none, there may be one of another program.
    if (url !== null || !keptIds.includes('WXXX'))
      pairs.push([`the link of ${name}`, url, found?.tags?.userDefinedUrl?.[0]?.url ?? null]);
    // It gives only one picture of a chapter, and there may be another one besides ours.
    if (!keptIds.includes('APIC')) pairs.push(...picturePairs(name, picture, found?.tags?.image));
    const entry = listedIndices.indexOf(index);
    if (entry >= 0)
      pairs.push([`the entry of ${name}`, found?.elementID, tableOfContents[0]?.elements?.[entry]]);
  }
  const different = pairs.find(([, wanted, found]) => wanted !== found);
  if (different === undefined) return null;
  const [what, wanted, found] = different;
  return { what, planned: JSON.stringify(wanted), found: JSON.stringify(found) ?? 'nothing' };
}

type DecodedImage = NonNullable<DecodedChapter['tags']>['image'];

function picturePairs(
  name: string,
  planned: ChapterPicture | undefined,
  decoded: DecodedImage,
): (readonly [what: string, planned: unknown, found: unknown])[] {
  const found = typeof decoded === 'string' ? undefined : decoded;
  const isSame = planned === undefined || found === undefined || equalBytes(planned.data, found.imageBuffer);
  return [
    [`the type of the picture of ${name}`, planned?.mimeType, found?.mime],
    [`the picture of ${name}`, planned?.data.length, isSame ? found?.imageBuffer.length : 'other bytes'],
  ];
}
