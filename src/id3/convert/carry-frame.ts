import type { Args, Code } from '../../diagnostic/codes.js';
import { MalformedError } from '../../diagnostic/failure.js';
import { closeFrame, type FrameContent, openFrame } from './frame-content.js';
import { type ConvertedFrame, definedV24Flags, type SourceFrame, v24Flags } from './frame-form.js';
import { inflate } from './inflate.js';
import { hasKnownEncoding, recodeBody } from './recode.js';
import type { LegacyText, Row } from './row.js';
import { concatenate, firstText } from './strings.js';
import { parseSubframes, renderSubframes } from './subframes.js';
import { rowOfV22, rowOfV24 } from './table.js';

/** The versions whose tags can become v2.3. */
export type SourceVersion = '2.2' | '2.4';

/** What carrying a frame needs to know beside the frame. */
export interface Carriage {
  readonly from: SourceVersion;
  /** Whether a v2.4 tag's header says that all its frames are unsynchronised. */
  readonly unsynchronised: boolean;
  /** What findings put before the frame's ID: that of the frame it stands in. */
  readonly path: string;
  readonly report: <C extends Code>(code: C, args: Args<C>) => void;
  /** How many bytes may still be decompressed in this tag. */
  readonly allowance: { byteLength: number };
}

/** A frame in v2.3 form, and what it says in older frames. */
export interface Carried {
  readonly frame: ConvertedFrame;
  readonly also: readonly LegacyText[];
}

/** What a deflate stream can at most make of one byte. */
const mostPerByte = 1032;

/**
 * Carries one frame into v2.3.
 *
 * @returns null when it cannot be carried at all; a damaged frame comes back as it was found. Both are reported.
 */
export function carryFrame(frame: SourceFrame, carriage: Carriage): Carried | null {
  const { from, unsynchronised, path, report } = carriage;
  const name = `${path}${frame.id}`;
  if (frame.body.length === 0) {
    report('id3/convert-empty-frame', { id: name });
    return null;
  }
  const row = from === '2.2' ? rowOfV22(frame.id) : rowOfV24(frame.id);
  if (row === undefined) {
    report('id3/convert-unnamed-frame', { id: JSON.stringify(name), from });
    return null;
  }
  try {
    const content = from === '2.2' ? bareContent(frame.body) : openFrame(frame, unsynchronised);
    reportOddities(frame, name, content, carriage);
    return carryContent(name, row, content, carriage);
  } catch (error) {
    reportMalformed(name, error, carriage);
    return null;
  }
}

function carryContent(name: string, row: Row, content: FrameContent, carriage: Carriage): Carried {
  const untouched = { frame: closeFrame(row.id, content.stored, content), also: [] };
  if (row.layout === null && row.reshape === undefined && row.headLength === undefined) return untouched;
  try {
    const plain = decompress(name, content, carriage);
    if (plain === null) return untouched;
    if (row.layout !== null && !hasKnownEncoding(plain)) {
      carriage.report('id3/convert-unknown-encoding', { id: name, encoding: plain[0] ?? 0 });
    }
    const body = carryBody(name, row, plain, carriage);
    const also = row.also?.(firstText(body)) ?? [];
    // What did not change may stay compressed.
    if (body === plain) return { ...untouched, also };
    return { frame: closeFrame(row.id, body, { ...content, decompressedLength: null }), also };
  } catch (error) {
    reportMalformed(name, error, carriage);
    return untouched;
  }
}

function carryBody(name: string, row: Row, plain: Uint8Array, carriage: Carriage): Uint8Array {
  const recoded = recodeBody(plain, row.layout);
  if (row.reshape !== undefined) return row.reshape(recoded);
  return row.headLength === undefined ? recoded : carryInside(name, plain, row.headLength(plain), carriage);
}

/** A frame that holds others, these carried too. */
function carryInside(name: string, body: Uint8Array, start: number, carriage: Carriage): Uint8Array {
  // No chapter holds another one: so deep a frame is only there to exhaust its readers.
  if (carriage.path !== '')
    throw new MalformedError('id3/convert-damaged-frame', 0, 'it stands inside another chapter');
  const inside = { ...carriage, unsynchronised: false, path: `${name}/` };
  const carried = parseSubframes(body, start).map((frame) => carryFrame(frame, inside));
  const frames = carried.flatMap((entry) => (entry === null ? [] : [entry.frame]));
  return concatenate([body.subarray(0, start), renderSubframes(frames)]);
}

/** The content of a frame, null when it is compressed beyond what is unpacked. */
function decompress(
  name: string,
  { stored, decompressedLength }: FrameContent,
  { report, allowance }: Carriage,
): Uint8Array | null {
  if (decompressedLength === null) return stored;
  const most = Math.min(allowance.byteLength, stored.length * mostPerByte);
  if (decompressedLength > most) {
    report('id3/convert-compressed-frame', { id: name, stated: decompressedLength, most });
    return null;
  }
  allowance.byteLength -= decompressedLength;
  return inflate(stored, decompressedLength);
}

/** What is odd about a frame that is carried all the same. */
function reportOddities(
  { id, flags }: SourceFrame,
  name: string,
  { statedLength, decompressedLength, stored }: FrameContent,
  { report }: Carriage,
): void {
  const undefinedFlags = flags & ~definedV24Flags;
  if (undefinedFlags !== 0) {
    const digits = undefinedFlags.toString(16).padStart(4, '0');
    report('id3/convert-unknown-flags', { id: name, flags: `0x${digits}` });
  }
  const statesLength = (flags & v24Flags.dataLength) !== 0 && decompressedLength === null;
  if (statesLength && statedLength !== stored.length) {
    report('id3/convert-data-length', { id: name, stated: statedLength, found: stored.length });
  }
  if (id === 'SIGN') report('id3/convert-signature', { group: stored[0] ?? 0 });
}

function reportMalformed(name: string, error: unknown, { report }: Carriage): void {
  if (!(error instanceof MalformedError)) throw error;
  if (error.code === 'id3/convert-encrypted-frame') report('id3/convert-encrypted-frame', { id: name });
  else report('id3/convert-damaged-frame', { id: name, at: error.offset, reason: error.message });
}

/** The content of a v2.2 frame, which nothing is wrapped around. */
function bareContent(body: Uint8Array): FrameContent {
  return { status: 0, group: null, decompressedLength: null, statedLength: null, stored: body };
}
