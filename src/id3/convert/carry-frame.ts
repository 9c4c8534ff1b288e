import { asRope, type PartedBytes } from '../../bytes/byte-rope.js';
import { concatBytes } from '../../bytes/concat.js';
import type { Args, Code } from '../../diagnostic/codes.js';
import { MalformedError } from '../../diagnostic/failure.js';
import { renderFrames } from '../chapter-frames.js';
import {
  type BareFrame,
  closeFrame,
  type FrameContent,
  mostUnpacked,
  openFrame,
  type Unpacking,
  unpack,
} from '../frame-content.js';
import { frameFlags, isFrameId } from '../frame-header.js';
import { parseFrameRegion } from '../frame-region.js';
import { parseChapterFrame } from '../frames/chap.js';
import { parseContentsFrame } from '../frames/ctoc.js';
import { parseTextFrame } from '../frames/text.js';
import type { LegacyText } from './dates.js';
import { hasKnownEncoding, recodeBody } from './recode.js';
import { type Row, rowOfV22, rowOfV24 } from './table.js';

/** The versions whose tags can become v2.3. */
export type SourceVersion = '2.2' | '2.4';

/** What carrying a frame needs to know in addition to the frame. */
export interface Carriage {
  readonly from: SourceVersion;
  /** Whether a v2.4 tag's header says that all its frames are unsynchronised. */
  readonly unsynchronised: boolean;
  /** What findings put before the frame's ID: the ID of the frame that it is in. */
  readonly path: string;
  readonly report: <C extends Code>(code: C, args: Args<C>) => void;
  readonly unpacking: Unpacking;
}

/** A frame in v2.3 form; its body may be in parts. */
export type CarriedFrame = Omit<BareFrame, 'body'> & { readonly body: PartedBytes };

/** A frame in v2.3 form, and what it says in older frames. */
export interface Carried {
  readonly frame: CarriedFrame;
  readonly also: readonly LegacyText[];
}

/**
 * Carries one frame into v2.3.
 *
 * @returns null when it cannot be carried at all; a damaged frame comes back as it was found. Both are reported.
 */
export function carryFrame(frame: BareFrame, carriage: Carriage): Carried | null {
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
    const content = openFrame(frame, from, unsynchronised);
    if (content.isEncrypted) {
      report('id3/convert-encrypted-frame', { id: name });
      return null;
    }
    reportOddities(frame, name, content, carriage);
    return carryContent(name, row, content, carriage);
  } catch (error) {
    reportMalformed(name, error, carriage);
    return null;
  }
}

function carryContent(name: string, row: Row, content: FrameContent, carriage: Carriage): Carried {
  const untouched = { frame: closeFrame(row.id, content.stored, content), also: [] };
  if (row.layout === null && row.reshape === undefined && row.holdsFrames !== true) return untouched;
  try {
    const { decompressedLength } = content;
    const most = mostUnpacked(content, carriage.unpacking);
    if (decompressedLength !== null && decompressedLength > most) {
      carriage.report('id3/convert-compressed-frame', { id: name, stated: decompressedLength, most });
      return untouched;
    }
    const plain = unpack(content, carriage.unpacking);
    if (row.layout !== null && !hasKnownEncoding(plain)) {
      carriage.report('id3/convert-unknown-encoding', { id: name, encoding: plain[0] ?? 0 });
    }
    const recoded =
      row.holdsFrames === true ? carryInside(name, plain, carriage) : recodeBody(plain, row.layout);
    const body = row.reshape?.(recoded) ?? recoded;
    const also = row.also?.(parseTextFrame(asRope(body).bytes()).text) ?? [];
    // What did not change may stay compressed.
    if (body === plain) return { ...untouched, also };
    return { frame: closeFrame(row.id, body, { ...content, decompressedLength: null }), also };
  } catch (error) {
    reportMalformed(name, error, carriage);
    return untouched;
  }
}

/** A CHAP or CTOC, and the frames inside it, which must fill it to its end, carried too. */
function carryInside(name: string, body: Uint8Array, carriage: Carriage): Uint8Array {
  // No chapter holds another one: a frame nested this deep is only there to exhaust its readers.
  if (carriage.path !== '')
    throw new MalformedError('id3/convert-damaged-frame', 0, 'it is inside another chapter');
  const { subframes } = name === 'CHAP' ? parseChapterFrame(body) : parseContentsFrame(body);
  const start = body.length - subframes.length;
  const { frames, end } = parseFrameRegion(body, start, body.length, '2.4');
  const improper = frames.find(({ id }) => !isFrameId(id, '2.4'))?.offset ?? end;
  if (improper < body.length)
    throw new MalformedError('id3/convert-damaged-frame', improper, 'there is no frame here');
  const inside = { ...carriage, unsynchronised: false, path: `${name}/` };
  const carried = frames.flatMap((frame) => carryFrame(frame, inside) ?? []);
  return concatBytes([
    body.subarray(0, start),
    renderFrames(
      carried.map(({ frame }) => frame),
      '2.3',
    ),
  ]);
}

/** What is odd about a frame that is carried anyway. */
function reportOddities(
  { id, flags }: BareFrame,
  name: string,
  { statedLength, decompressedLength, stored }: FrameContent,
  { from, report }: Carriage,
): void {
  const known = frameFlags[from];
  const { status, grouped, compressed, encrypted, unsynchronised, dataLength } = known;
  const undefinedFlags = flags & ~(status | grouped | compressed | encrypted | unsynchronised | dataLength);
  if (from === '2.4' && undefinedFlags !== 0) {
    const digits = undefinedFlags.toString(16).padStart(4, '0');
    report('id3/convert-unknown-flags', { id: name, flags: `0x${digits}` });
  }
  const statesLength = (flags & dataLength) !== 0 && decompressedLength === null;
  if (statesLength && statedLength !== stored.length) {
    report('id3/convert-data-length', { id: name, stated: statedLength, found: stored.length });
  }
  if (id === 'SIGN') report('id3/convert-signature', { group: stored[0] ?? 0 });
}

function reportMalformed(name: string, error: unknown, { report }: Carriage): void {
  if (!(error instanceof MalformedError)) throw error;
  report('id3/convert-damaged-frame', { id: name, at: error.offset, reason: error.message });
}
