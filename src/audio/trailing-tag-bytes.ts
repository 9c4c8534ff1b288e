import { type ByteSource, readRange } from '../bytes/byte-source.js';
import type { LayoutPart, TrailingTag } from './audio-facts.js';

/** Larger ones hold pictures of a size that no feed has; they are left where they are. */
const mostBytes = 16 * 1024 * 1024;

/**
 * The tags at the end of a file whose values a new tag at its head would hide.
 *
 * @param parts the trailing tags, in file order
 */
export async function readTrailingTags(
  source: ByteSource,
  parts: readonly LayoutPart[],
): Promise<readonly TrailingTag[]> {
  const tags: TrailingTag[] = [];
  for (const { kind, start, end } of parts) {
    if (kind !== 'id3v1' && kind !== 'apev2' && kind !== 'id3v2-appended') continue;
    if (end - start > mostBytes) continue;
    tags.push({ kind, offset: start, bytes: await readRange(source, start, end - start) });
  }
  return tags;
}
