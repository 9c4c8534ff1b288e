import type { ByteRange } from '../bytes/byte-range.js';
import type { ByteSource } from '../bytes/byte-source.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { FrameScanner } from '../mpeg/frame-scanner.js';
import type { ScanResult } from '../mpeg/scan-result.js';
import type { AudioFacts } from './audio-facts.js';
import { AudioHash, type Hasher } from './audio-hash.js';
import { healthFindings } from './findings.js';
import { findForeignFormat } from './foreign-format.js';
import { layOut } from './layout.js';
import { cutLastTag, type LeadingTags, readLeadingTags } from './leading-tags.js';
import { notMpegFinding } from './not-mpeg.js';
import { tagLengthFindings } from './tag-length-claim.js';
import { readTrailingTags } from './trailing-tag-bytes.js';
import { locateTrailingTags } from './trailing-tags.js';
import { trueTagEnd } from './true-tag-end.js';
import { WindowReader } from './window-reader.js';

/** How an audio file is inspected. */
export interface InspectOptions {
  /** Takes the bytes of the audio, usually SHA-256; null when no hash is asked for. */
  readonly hash: Hasher | null;
  /** Bytes to read at once; what is found does not depend on it. */
  readonly blockByteLength?: number;
  /** The tags at the head, where they are read already. */
  readonly leading?: LeadingTags | undefined;
  /** `frames`: a tag whose size is wrong ends where the MPEG frames inside it begin. Otherwise such a file is refused. */
  readonly tagEnd?: 'stated' | 'frames';
}

/** Large enough that the calls cost nothing; three of them stay in the cache of the processor. */
const defaultBlockByteLength = 1 << 18;

/**
 * Measures an audio file: its layout, every MPEG frame, the hash of the audio, all in one pass and in constant memory.
 *
 * @param source the file; read in order, apart from its tags
 * @returns facts and findings; `stream` is null, with an error among the findings, when it is not MPEG audio
 * @throws ChapterizeError `io/read`, and `io/changed` when the source ends before its length
 * @example
 * ```ts
 * import { inspectAudio, openFileSource } from 'chapterize';
 *
 * const source = await openFileSource('episode.mp3');
 * const { stream, byteLength } = await inspectAudio(source, { hash: null });
 * await source.close();
 * console.log(stream?.durationMs, byteLength); // 88000 620348
 * ```
 */
export async function inspectAudio(source: ByteSource, options: InspectOptions): Promise<AudioFacts> {
  const stated = options.leading ?? (await readLeadingTags(source));
  const cutAt = trueTagEnd(stated);
  const leading = cutAt === null ? stated : cutLastTag(stated, cutAt);
  const trailing = await locateTrailingTags(source, leading.end);
  const room: ByteRange = { start: leading.end, end: trailing[0]?.start ?? source.byteLength };
  const foreign = await findForeignFormat(source, room);
  const hash = options.hash && new AudioHash(source, options.hash);
  const isRefused = cutAt !== null && options.tagEnd !== 'frames';
  const scan = foreign === null && !isRefused ? await scanFrames(source, room, hash, options) : null;
  const { byteLength, name: file } = source;
  const audio = { start: scan?.start ?? room.start, end: scan?.end ?? room.start };
  const facts = {
    file,
    byteLength,
    layout: layOut(leading.tags, room, audio, trailing),
    tags: leading.tags,
    isHeaderDamaged: leading.isHeaderDamaged,
    trailingTags: leading.tags.length > 0 ? [] : await readTrailingTags(source, trailing),
    audio,
  };
  if (scan === null) {
    const diagnostic = isRefused
      ? tagIntoAudio(source, stated, cutAt)
      : await notMpegFinding(source, leading, room);
    return { ...facts, stream: null, timeIndex: null, audioSha256: null, diagnostics: [diagnostic] };
  }
  return {
    ...facts,
    stream: scan.stream,
    timeIndex: scan.timeIndex,
    audioSha256: hash?.digest() ?? null,
    diagnostics: [
      ...healthFindings({ file, byteLength, start: room.start, end: room.end, scan }),
      ...tagLengthFindings(leading.tags, scan.stream.durationMs, file),
    ],
  };
}

function tagIntoAudio(
  source: ByteSource,
  { tags, missingBytes }: LeadingTags,
  byteLength: number,
): Diagnostic {
  const { offset = 0, bytes } = tags.at(-1) ?? {};
  const statedByteLength = (bytes?.length ?? 0) + missingBytes;
  const place = { kind: 'bytes', file: source.name, offset, length: byteLength } as const;
  return createDiagnostic('audio/tag-into-audio', { statedByteLength, byteLength }, place);
}

async function scanFrames(
  source: ByteSource,
  room: ByteRange,
  hash: AudioHash | null,
  { blockByteLength = defaultBlockByteLength }: InspectOptions,
): Promise<ScanResult | null> {
  const scanner = new FrameScanner(room.start);
  const reader = new WindowReader(source, room, blockByteLength);
  let window = await reader.next(0);
  while (window !== null && !scanner.isHopeless) {
    const done = scanner.scan(window);
    await hash?.take(window, scanner.start, scanner.end);
    window = await reader.next(done);
  }
  return scanner.finish();
}
