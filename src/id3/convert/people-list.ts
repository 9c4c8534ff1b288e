import type { ConvertedFrame } from './frame-form.js';
import { concatenate, decodeString, encodeUtf16, encodings, locateString } from './strings.js';

/** A frame and the name it had. */
interface Renamed {
  readonly sourceId: string;
  readonly frame: ConvertedFrame;
}

/**
 * Joins the IPLS frames of a tag, of which v2.3 allows one: TMCL and TIPL both become it. All pairs are kept in the
 * order of the frames; the list stands where the first one stood. A frame that cannot be joined, because it is
 * compressed, grouped or damaged, keeps the name that it had.
 *
 * @see ID3v2.3 4.4, ID3v2.4 frames 4.2.2
 */
export function joinPeopleLists<R extends Renamed>(entries: readonly R[]): readonly R[] {
  const lists = entries.filter(({ frame }) => frame.id === 'IPLS');
  if (lists.length < 2) return entries;
  const joinable = lists.filter(({ frame }) => isJoinable(frame));
  const [first] = joinable;
  const body = joinBodies(joinable.map(({ frame }) => frame.body));
  return entries.flatMap((entry) => {
    if (entry.frame.id !== 'IPLS') return [entry];
    if (entry === first) return [{ ...entry, frame: { ...entry.frame, body } }];
    return isJoinable(entry.frame) ? [] : [{ ...entry, frame: { ...entry.frame, id: entry.sourceId } }];
  });
}

function isJoinable({ flags, body }: ConvertedFrame): boolean {
  const wrapped = (flags & 0xff) !== 0;
  return !wrapped && (body[0] === encodings.latin1 || (body[0] === encodings.utf16 && body.length % 2 === 1));
}

function joinBodies(bodies: readonly Uint8Array[]): Uint8Array {
  const encoding = bodies.every((body) => body[0] === encodings.latin1) ? encodings.latin1 : encodings.utf16;
  const terminator = new Uint8Array(encoding === encodings.latin1 ? 1 : 2);
  const strings = bodies.flatMap((body) => pairedStrings(body, encoding));
  return concatenate([Uint8Array.of(encoding), ...strings.flatMap((string) => [string, terminator])]);
}

/** The strings of a list as bytes without terminators; an odd one gets an empty partner, so that no later pair shifts. */
function pairedStrings(body: Uint8Array, encoding: number): Uint8Array[] {
  const own = body[0] ?? 0;
  const strings: Uint8Array[] = [];
  for (let offset = 1; offset < body.length; ) {
    const { end, next } = locateString(body, offset, own);
    strings.push(
      own === encoding
        ? body.subarray(offset, end)
        : encodeUtf16(decodeString(body, offset, end, own), false),
    );
    offset = next;
  }
  if (strings.length % 2 === 1)
    strings.push(encoding === encodings.latin1 ? new Uint8Array() : encodeUtf16('', false));
  return strings;
}
