import { asRope } from '../../bytes/byte-rope.js';
import { concatBytes } from '../../bytes/concat.js';
import { frameFlags } from '../frame-header.js';
import { decodeLatin1 } from '../latin1.js';
import { divideText, encodeString, terminator } from '../text-encoding.js';
import type { Carried, CarriedFrame } from './carry-frame.js';

/**
 * Says in one IPLS, of which v2.3 allows one, what TIPL and TMCL say; it follows the last of them. The two stay under
 * their own names, because IPLS cannot tell instruments from functions, and FFmpeg shows only names in T.
 *
 * A list that is compressed, grouped or damaged stays as it is and is left out of IPLS. If the tag already has an IPLS, all
 * lists are.
 *
 * @see ID3v2.3 4.4, ID3v2.4 frames 4.2.2
 */
export function addPeopleList(entries: readonly Carried[]): readonly Carried[] {
  if (entries.some(({ frame }) => frame.id === 'IPLS')) return entries;
  const lists = entries.filter(({ frame }) => isJoinable(frame));
  const last = lists.at(-1);
  if (last === undefined) return entries;
  const body = joinBodies(lists.map(({ frame }) => asRope(frame.body).bytes()));
  const joined = { frame: { ...last.frame, id: 'IPLS', body }, also: [] };
  return entries.flatMap((entry) => (entry === last ? [entry, joined] : [entry]));
}

function isJoinable({ id, flags, body: parted }: CarriedFrame): boolean {
  if ((id !== 'TIPL' && id !== 'TMCL') || (flags & ~frameFlags['2.3'].status) !== 0) return false;
  const body = asRope(parted);
  if (body.byteLength === 0) return false;
  return body.at(0) === 0 || (body.at(0) === 1 && body.byteLength % 2 === 1);
}

function joinBodies(bodies: readonly Uint8Array[]): Uint8Array {
  const encoding = bodies.every((body) => body[0] === 0) ? 0 : 1;
  const strings = bodies.flatMap((body) => pairedStrings(body, encoding));
  return concatBytes([[encoding], ...strings.flatMap((string) => [string, terminator(encoding)])]);
}

/** The strings of a list as bytes without terminators; an odd one gets an empty partner, so that no later pair shifts. */
function pairedStrings(body: Uint8Array, encoding: 0 | 1): Uint8Array[] {
  const own = body[0] ?? 0;
  const strings: Uint8Array[] = [];
  for (let left = body.subarray(1); left.length > 0; ) {
    const { first, rest } = divideText(left, own);
    strings.push(own === encoding ? first : encodeString(decodeLatin1(first), 1));
    left = rest;
  }
  if (strings.length % 2 === 1) strings.push(encodeString('', encoding));
  return strings;
}
