import { type ByteSource, readRange } from '../bytes/byte-source.js';
import type { Shard } from './batch-options.js';
import { takeByteShard } from './shard.js';

/** The rows of a large manifest that belong to a shard, as bytes. */
export interface ManifestPart {
  /** The header line with its end. */
  readonly header: Uint8Array;
  /** Whole lines. */
  readonly rows: Uint8Array;
  /** Byte offset of the rows in the manifest. */
  readonly offset: number;
}

/** From this size (some forty thousand episodes), shards read only their range of a manifest. */
export const rangedByteLength = 4 * 1024 * 1024;

/** The longest line: three paths, and whatever else a row has. */
const maxLineByteLength = 64 * 1024;
const lineEnd = 0x0a;

/**
 * Reads the part of a large CSV manifest that belongs to a shard: the lines whose first byte is in the shard's part of the
 * bytes after the header line. So a task reads only its own rows, and all shards together have each row once.
 *
 * @returns null for what has to be read whole: small manifests, JSON, and text that is not one line after the other
 */
export async function readManifestPart(source: ByteSource, shard: Shard): Promise<ManifestPart | null> {
  if (source.byteLength < rangedByteLength) return null;
  const head = await readRange(source, 0, maxLineByteLength);
  const headerEnd = head.indexOf(lineEnd) + 1;
  if (headerEnd === 0 || isOther(head)) return null;
  const share = takeByteShard(source.byteLength - headerEnd, shard);
  const [from, to] = [headerEnd + share.start, headerEnd + share.end];
  const start = await lineStart(source, from, headerEnd);
  const end = await lineStart(source, to, headerEnd);
  const rows = await readRange(source, start, end - start);
  return { header: head.subarray(0, headerEnd), rows, offset: start };
}

/** The offset of the first line that begins at `offset` or after it; the end of the source where none does. */
async function lineStart(source: ByteSource, offset: number, headerEnd: number): Promise<number> {
  if (offset <= headerEnd) return headerEnd;
  for (let at = offset - 1; at < source.byteLength; at += maxLineByteLength) {
    const found = (await readRange(source, at, maxLineByteLength)).indexOf(lineEnd);
    if (found !== -1) return at + found + 1;
  }
  return source.byteLength;
}

/** Whether it begins as JSON does, or as text in UTF-16, where a byte 0x0a need not be a line end. */
function isOther(head: Uint8Array): boolean {
  const [first, second] = head;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 || /^[\ufeff\s]*[[{]/.test(new TextDecoder().decode(head.subarray(0, 64)));
}
