import { type ByteRange, rangeLength } from '../bytes/byte-range.js';
import { type ByteSource, readRange } from '../bytes/byte-source.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { type ForeignFormat, recogniseForeignFormat } from './foreign-format.js';
import type { LeadingTags } from './leading-tags.js';

/** How much of a file is looked at to say what it is. */
const headByteLength = 1 << 16;

const convert = 'export as mp3, or convert it: `ffmpeg -i IN -c:a libmp3lame -b:a 128k OUT.mp3`';

/**
 * The other format that stands where the audio should, null when none is known: MPEG frames inside it do not count.
 *
 * @param room from the end of the leading tags to the start of the trailing ones
 */
export async function findForeignFormat(source: ByteSource, room: ByteRange): Promise<ForeignFormat | null> {
  return recogniseForeignFormat(await readHead(source, room));
}

/**
 * Says why a file holds no MPEG audio, and what would help.
 *
 * @param leading the tags at the head of the file
 * @param room from their end to the start of the trailing tags
 */
export async function notMpegFinding(
  source: ByteSource,
  leading: LeadingTags,
  room: ByteRange,
): Promise<Diagnostic> {
  const { name: file, byteLength } = source;
  if (byteLength === 0) return createDiagnostic('audio/empty', {}, { kind: 'file', file });
  const tag = leading.tags.at(-1);
  if (leading.missingBytes > 0 && tag !== undefined) {
    const { length } = tag.bytes;
    const args = { statedByteLength: length + leading.missingBytes, byteLength: length };
    return createDiagnostic('audio/tag-past-end', args, { kind: 'bytes', file, offset: tag.offset, length });
  }
  if (rangeLength(room) <= 0)
    return createDiagnostic('audio/only-tag', { tagByteLength: byteLength }, { kind: 'file', file });
  const head = await readHead(source, room);
  const found = recogniseForeignFormat(head) ?? (await askMusicMetadata(head, byteLength));
  const place = { kind: 'bytes', file, offset: room.start, length: 0 } as const;
  if (found === null) return createDiagnostic('audio/no-frames', {}, place);
  return createDiagnostic('audio/not-mpeg', { ...found }, place);
}

function readHead(source: ByteSource, room: ByteRange): Promise<Uint8Array> {
  return readRange(source, room.start, Math.min(headByteLength, rangeLength(room)));
}

/** It knows more formats than we care to; it is loaded only here, and whatever it throws means that it knows nothing. */
async function askMusicMetadata(head: Uint8Array, byteLength: number): Promise<ForeignFormat | null> {
  try {
    const { parseBuffer } = await import('music-metadata');
    const { format } = await parseBuffer(head, { size: byteLength }, { skipCovers: true });
    const name = [format.container, format.codec].filter((part) => part !== undefined).join(', ');
    // "MPEG" is what it takes any bytes for that look like a frame once.
    if (name === '' || /^MPEG\b/.test(name)) return null;
    return { found: `a file of another format (${name})`, remedy: convert };
  } catch {
    return null;
  }
}
