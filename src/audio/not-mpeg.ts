import { type ByteRange, rangeLength } from '../bytes/byte-range.js';
import type { ByteSource } from '../bytes/byte-source.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import {
  convertRemedy,
  type ForeignFormat,
  findRiffWrappedMpeg,
  readHead,
  recogniseForeignFormat,
} from './foreign-format.js';
import type { LeadingTags } from './leading-tags.js';

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
  if (byteLength === 0) return createDiagnostic('audio/empty', {}, file);
  const tag = leading.tags.at(-1);
  if (leading.missingBytes > 0 && tag !== undefined) {
    const { length } = tag.bytes;
    const args = { statedByteLength: length + leading.missingBytes, byteLength: length };
    return createDiagnostic('audio/tag-past-end', args, { kind: 'bytes', file, offset: tag.offset, length });
  }
  if (rangeLength(room) <= 0) return createDiagnostic('audio/only-tag', { tagByteLength: byteLength }, file);
  const head = await readHead(source, room);
  const place = { kind: 'bytes', file, offset: room.start, length: 0 } as const;
  const wrapped = findRiffWrappedMpeg(head);
  if (wrapped !== null) return createDiagnostic('audio/riff-wrapped', wrapped, place);
  const found =
    recogniseForeignFormat(head) ??
    describeNoAudio(head, leading.tags.length > 0) ??
    (await askMusicMetadata(head, rangeLength(room)));
  if (found === null) return createDiagnostic('audio/no-frames', {}, place);
  return createDiagnostic('audio/not-mpeg', { ...found }, place);
}

/** This may be junk in front of audio, so it is only reported when no MPEG frame was found. */
function describeNoAudio(head: Uint8Array, hasTag: boolean): ForeignFormat | null {
  if (head.every((byte) => byte === 0)) {
    const found = hasTag ? 'nothing but zeros behind the tag' : 'a file of zeros';
    return { found, remedy: 'export or download it again: writing it was never finished' };
  }
  const text = new TextDecoder().decode(head.subarray(0, 1024)).trimStart();
  if (/^(?:<!doctype html|<html|<head|<\?xml|<!--|<rss)/i.test(text)) {
    return {
      found: 'a web page (HTML or XML)',
      remedy: 'download it again: the server sent a page, an error or a login perhaps, in place of the audio',
    };
  }
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    return {
      found: 'a Git LFS pointer, a small text that stands for the file',
      remedy: 'fetch the file itself: `git lfs pull`',
    };
  }
  return isText(text)
    ? { found: 'a text file', remedy: 'give the mp3; where a command takes notes, they come first' }
    : null;
}

/** Whether the first characters are valid UTF-8, without control characters except tabs and line breaks. */
function isText(text: string): boolean {
  return /^(?:[^\p{Cc}\ufffd]|[\t\n\f\r])+$/u.test(text.slice(0, 256));
}

/** It knows more formats than we care to; it is loaded only here, and whatever it throws means that it knows nothing. */
async function askMusicMetadata(head: Uint8Array, byteLength: number): Promise<ForeignFormat | null> {
  try {
    const { parseBuffer } = await import('music-metadata');
    const { format } = await parseBuffer(head, { size: byteLength }, { skipCovers: true });
    const name = [format.container, format.codec].filter((part) => part !== undefined).join(', ');
    // It says "MPEG" for any bytes that look like a frame once.
    if (name === '' || /^MPEG\b/.test(name)) return null;
    return { found: `a file of another format (${name})`, remedy: convertRemedy };
  } catch {
    return null;
  }
}
