import { type ConvertedFrame, v23Flags } from './frame-form.js';
import { concatenate, decodeString, encodeUtf16, encodings, locateString } from './strings.js';

/**
 * Says in one IPLS, of which v2.3 allows one, what TIPL and TMCL say; it follows the last of them. The two stay under
 * their own names, because IPLS cannot tell instruments from functions, and FFmpeg shows only names in T.
 *
 * A list that is compressed, grouped or damaged stays as it is and out of IPLS. So does all where the tag has an IPLS.
 *
 * @see ID3v2.3 4.4, ID3v2.4 frames 4.2.2
 */
export function addPeopleList<E extends { readonly frame: ConvertedFrame }>(
  entries: readonly E[],
  entryOf: (frame: ConvertedFrame) => E,
): readonly E[] {
  if (entries.some(({ frame }) => frame.id === 'IPLS')) return entries;
  const lists = entries.filter(({ frame }) => isJoinable(frame));
  const last = lists.at(-1);
  if (last === undefined) return entries;
  const joined = entryOf({
    ...last.frame,
    id: 'IPLS',
    body: joinBodies(lists.map(({ frame }) => frame.body)),
  });
  return entries.flatMap((entry) => (entry === last ? [entry, joined] : [entry]));
}

function isJoinable({ id, flags, body }: ConvertedFrame): boolean {
  if ((id !== 'TIPL' && id !== 'TMCL') || (flags & v23Flags.format) !== 0) return false;
  return body[0] === encodings.latin1 || (body[0] === encodings.utf16 && body.length % 2 === 1);
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
