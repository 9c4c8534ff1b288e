import { equalBytes } from '../bytes/concat.js';
import { crc32 } from '../bytes/crc32.js';
import type { BareFrame } from '../id3/frame-content.js';

/** A frame before it gets its header. */
type SetFrame = Pick<BareFrame, 'id' | 'body'> & { readonly flags?: number };

/** A set of frames; of frames that are the same to the last byte it holds one. */
export function frameSet(frames: readonly SetFrame[]) {
  const known = new Map<string, SetFrame>();
  const has = (frame: SetFrame): boolean => {
    const found = known.get(keyOf(frame));
    return found !== undefined && equalBytes(found.body, frame.body);
  };
  const add = (frame: SetFrame): boolean => {
    if (has(frame)) return false;
    known.set(keyOf(frame), frame);
    return true;
  };
  for (const frame of frames) add(frame);
  return { has, add };
}

function keyOf({ id, flags = 0, body }: SetFrame): string {
  return `${id} ${flags} ${body.length} ${crc32(body)}`;
}
