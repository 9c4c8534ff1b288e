import type { LocatedTag } from '../id3/locate-tags.js';
import { recogniseOwnOutput } from './own-output.js';

/**
 * The sizes that a file had, as our mark in its first tag remembers them: when it was exported, and before its size last
 * changed.
 *
 * @returns empty if chapterize has not written the file
 */
export function rememberedByteLengths(tags: readonly LocatedTag[], byteLength: number): readonly number[] {
  const tag = tags[0]?.tag ?? null;
  const own = tag === null ? null : recogniseOwnOutput(tag);
  if (tag === null || own === null) return [];
  const { exportByteLength, previousByteLength } = own.memory;
  return [exportByteLength, previousByteLength].map((length) => byteLength - tag.byteLength + length);
}
