import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

// A second reading of ID3v2, on purpose without a line of the product's: what it says is held against what was written.

/** An mp3 cut at its tags. */
export interface Mp3Parts {
  /** The ID3v2 tags at the head, whole. */
  readonly head: Buffer;
  readonly audio: Buffer;
  /** APEv2 and ID3v1 at the end, whole. */
  readonly tail: Buffer;
}

/** A frame of a tag, or of a chapter. */
export interface TagFrame {
  readonly id: string;
  /** Header and body as they stand. */
  readonly raw: Buffer;
  readonly body: Buffer;
}

/** A CHAP frame, taken apart. */
export interface TagChapter {
  readonly elementId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly title: string | null;
  readonly url: string | null;
}

/** The table of contents. */
export interface TagContents {
  readonly elementId: string;
  readonly flags: number;
  readonly children: readonly string[];
}

/** Reads a file and cuts it at its tags. */
export async function readParts(path: string): Promise<Mp3Parts> {
  const file = await readFile(path);
  let start = 0;
  while (file.toString('latin1', start, start + 3) === 'ID3') {
    const hasFooter = ((file[start + 5] ?? 0) & 0x10) !== 0;
    start += 10 + syncsafe(file, start + 6) + (hasFooter ? 10 : 0);
  }
  let end = file.length;
  if (file.toString('latin1', end - 128, end - 125) === 'TAG') end -= 128;
  if (file.toString('latin1', end - 32, end - 24) === 'APETAGEX') {
    const hasHeader = ((file[end - 32 + 23] ?? 0) & 0x80) !== 0;
    end -= file.readUInt32LE(end - 32 + 12) + (hasHeader ? 32 : 0);
  }
  return { head: file.subarray(0, start), audio: file.subarray(start, end), tail: file.subarray(end) };
}

/** sha256 of what lies between the tags. */
export async function audioSha256(path: string): Promise<string> {
  const { audio } = await readParts(path);
  return createHash('sha256').update(audio).digest('hex');
}

/** The frames of the first tag; stops at the padding. */
export function tagFrames(head: Buffer): TagFrame[] {
  if (head.length === 0) return [];
  return frames(head.subarray(10, 10 + syncsafe(head, 6)), head[3] ?? 0);
}

/** The chapters of the first tag in the order of the file. */
export function tagChapters(head: Buffer): TagChapter[] {
  return tagFrames(head)
    .filter(({ id }) => id === 'CHAP')
    .map(({ body }) => {
      const at = body.indexOf(0) + 1;
      const inner = frames(body.subarray(at + 16), head[3] ?? 0);
      const title = inner.find(({ id }) => id === 'TIT2');
      const link = inner.find(({ id }) => id === 'WXXX');
      return {
        elementId: body.toString('latin1', 0, at - 1),
        startMs: body.readUInt32BE(at),
        endMs: body.readUInt32BE(at + 4),
        startOffset: body.readUInt32BE(at + 8),
        endOffset: body.readUInt32BE(at + 12),
        title: title === undefined ? null : text(title.body),
        url: link === undefined ? null : link.body.toString('latin1', link.body.indexOf(0, 1) + 1),
      };
    });
}

/** The frames inside each chapter of the first tag, in the order of the file. */
export function chapterSubframes(head: Buffer): TagFrame[][] {
  return tagFrames(head)
    .filter(({ id }) => id === 'CHAP')
    .map(({ body }) => frames(body.subarray(body.indexOf(0) + 17), head[3] ?? 0));
}

/** The tables of contents of the first tag. */
export function tagContents(head: Buffer): TagContents[] {
  return tagFrames(head)
    .filter(({ id }) => id === 'CTOC')
    .map(({ body }) => {
      const at = body.indexOf(0) + 1;
      const names = body.toString('latin1', at + 2).split('\0');
      return {
        elementId: body.toString('latin1', 0, at - 1),
        flags: body[at] ?? 0,
        children: names.slice(0, body[at + 1] ?? 0),
      };
    });
}

function frames(region: Buffer, version: number): TagFrame[] {
  const [idBytes, headerBytes] = version === 2 ? [3, 6] : [4, 10];
  const found: TagFrame[] = [];
  let at = 0;
  while (at + headerBytes <= region.length && region[at] !== 0) {
    const size =
      version === 2
        ? region.readUIntBE(at + 3, 3)
        : version === 4
          ? syncsafe(region, at + 4)
          : region.readUInt32BE(at + 4);
    const end = at + headerBytes + size;
    if (end > region.length) throw new Error(`a frame at ${at} ends at ${end} of ${region.length}`);
    found.push({
      id: region.toString('latin1', at, at + idBytes),
      raw: region.subarray(at, end),
      body: region.subarray(at + headerBytes, end),
    });
    at = end;
  }
  return found;
}

function text(body: Buffer): string {
  const encoding = body[0];
  const decoded =
    encoding === 1
      ? body.toString('utf16le', 1).replace(/^\ufeff/u, '')
      : body.toString(encoding === 3 ? 'utf8' : 'latin1', 1);
  return decoded.replace(/\0$/u, '');
}

function syncsafe(bytes: Buffer, at: number): number {
  return [0, 1, 2, 3].reduce((sum, index) => sum * 128 + (bytes[at + index] ?? 0), 0);
}
