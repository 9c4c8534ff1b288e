import type { ByteRange } from '../bytes/byte-range.js';
import type { LocatedTag } from '../id3/locate-tags.js';
import type { LayoutPart } from './audio-facts.js';

/**
 * The whole file as ordered parts without gaps.
 *
 * @param tags at its head, one after the other
 * @param room from their end to the start of the trailing tags
 * @param audio from the first MPEG frame to the end of the last, within the room; empty when there is none
 * @param trailing tags at its end
 */
export function layOut(
  tags: readonly LocatedTag[],
  room: ByteRange,
  audio: ByteRange,
  trailing: readonly LayoutPart[],
): readonly LayoutPart[] {
  const parts: LayoutPart[] = [
    ...tags.map(({ offset, bytes }) => ({
      kind: 'id3v2' as const,
      start: offset,
      end: offset + bytes.length,
    })),
    { kind: 'junk', start: room.start, end: audio.start },
    { kind: 'audio', ...audio },
    { kind: 'junk', start: audio.end, end: room.end },
    ...trailing,
  ];
  return parts.filter(({ start, end }) => end > start);
}
