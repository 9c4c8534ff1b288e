import type { Args, Code } from '../../diagnostic/codes.js';
import { createDiagnostic, type Diagnostic, type Place } from '../../diagnostic/diagnostic.js';
import { MalformedError } from '../../diagnostic/failure.js';
import { closeFrame, type FrameContent, openFrame } from './frame-content.js';
import { type ConvertedFrame, definedV24Flags, type SourceFrame, v24Flags } from './frame-form.js';
import { inflate } from './inflate.js';
import { addLegacyTexts } from './legacy-text.js';
import { addPeopleList } from './people-list.js';
import { hasKnownEncoding, recodeBody } from './recode.js';
import type { LegacyText, Row } from './row.js';
import { concatenate, firstText } from './strings.js';
import { parseSubframes, renderSubframes } from './subframes.js';
import { rowOfV22, rowOfV24 } from './table.js';

/** The versions whose tags can become v2.3. */
export type SourceVersion = '2.2' | '2.4';

/** What became of a tag's frames. */
export interface Conversion {
  /**
   * The frames of the v2.3 tag, in their old order. After an error-level finding nothing may be written from them
   * unless the user forces it: frames that could not be carried are missing, damaged ones stand as they were found.
   */
  readonly frames: readonly ConvertedFrame[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One frame on its way. */
interface Carried {
  readonly frame: ConvertedFrame;
  readonly also: readonly LegacyText[];
}

type Report = <C extends Code>(code: C, args: Args<C>) => void;

/** More than any text or picture of a tag needs; what a deflate stream can at most make of one byte. */
const mostDecompressed = 64 * 1024 * 1024;
const mostPerByte = 1032;

/**
 * Turns the frames of a v2.2 or v2.4 tag into those of a v2.3 tag. Every frame is there afterwards under its v2.3 name,
 * or its own where v2.3 has none, with all its values; what cannot be carried whole is an error.
 *
 * Several values stay separated by 00, though v2.3 suggests "/" for some frames: mutagen and TagLib read the same list
 * from a v2.3 tag so, while "AC/DC" joined to a second artist could never be taken apart again.
 *
 * @param frames the tag's frames in file order, bodies as stored
 * @param from the tag's version
 * @param place where a frame stands in the file, for findings
 * @param unsynchronised whether a v2.4 tag's header says that all its frames are; a v2.2 tag is undone as a whole before
 * @see ID3v2.4 changes
 */
export function convertFrames<F extends SourceFrame>(
  frames: readonly F[],
  from: SourceVersion,
  place: (frame: F) => Place | null,
  unsynchronised = false,
): Conversion {
  const diagnostics: Diagnostic[] = [];
  const entries = frames.flatMap((frame) => {
    const at = place(frame);
    const report: Report = (code, args) => void diagnostics.push(createDiagnostic(code, args, at));
    const entry = carryFrame(frame, frame.id, from, unsynchronised, report);
    return entry === null ? [] : [entry];
  });
  return { frames: addLegacyTexts(addPeopleList(entries, (frame) => ({ frame, also: [] }))), diagnostics };
}

/** @param name what findings call the frame: its ID, behind that of the frame it stands in */
function carryFrame(
  frame: SourceFrame,
  name: string,
  from: SourceVersion,
  unsynchronised: boolean,
  report: Report,
): Carried | null {
  const { id } = frame;
  if (frame.body.length === 0) {
    report('id3/convert-empty-frame', { id: name });
    return null;
  }
  const row = from === '2.2' ? rowOfV22(id) : rowOfV24(id);
  if (row === undefined) {
    report('id3/convert-unnamed-frame', { id: JSON.stringify(name), from });
    return null;
  }
  try {
    const content = from === '2.2' ? bareContent(frame.body) : openFrame(frame, unsynchronised);
    reportOddities(frame, name, content, report);
    return carryContent(name, row, content, report);
  } catch (error) {
    reportMalformed(name, error, report);
    return null;
  }
}

function carryContent(name: string, row: Row, content: FrameContent, report: Report): Carried {
  const carried = (body: Uint8Array, compressed: boolean) =>
    closeFrame(row.id, body, compressed ? content : { ...content, decompressedLength: null });
  const untouched = { frame: carried(content.stored, true), also: [] };
  if (row.layout === null && row.reshape === undefined && row.headLength === undefined) return untouched;
  try {
    const plain = decompress(name, content, report);
    if (plain === null) return untouched;
    if (row.layout !== null && !hasKnownEncoding(plain)) {
      report('id3/convert-unknown-encoding', { id: name, encoding: plain[0] ?? 0 });
    }
    const body = carryBody(name, row, plain, report);
    const also = row.also?.(firstText(body)) ?? [];
    return body === plain ? { ...untouched, also } : { frame: carried(body, false), also };
  } catch (error) {
    reportMalformed(name, error, report);
    return untouched;
  }
}

function carryBody(name: string, row: Row, plain: Uint8Array, report: Report): Uint8Array {
  const recoded = recodeBody(plain, row.layout);
  if (row.reshape !== undefined) return row.reshape(recoded);
  if (row.headLength === undefined) return recoded;
  const start = row.headLength(plain);
  const entries = parseSubframes(plain, start).map((frame) =>
    carryFrame(frame, `${name}/${frame.id}`, '2.4', false, report),
  );
  const frames = entries.flatMap((entry) => (entry === null ? [] : [entry.frame]));
  return concatenate([plain.subarray(0, start), renderSubframes(frames)]);
}

/** The content of a frame, null when it is compressed beyond what is unpacked. */
function decompress(
  name: string,
  { stored, decompressedLength }: FrameContent,
  report: Report,
): Uint8Array | null {
  if (decompressedLength === null) return stored;
  const most = Math.min(mostDecompressed, stored.length * mostPerByte);
  if (decompressedLength <= most) return inflate(stored, decompressedLength);
  report('id3/convert-compressed-frame', { id: name, stated: decompressedLength, most });
  return null;
}

/** What is odd about a frame that is carried all the same. */
function reportOddities(
  { id, flags }: SourceFrame,
  name: string,
  content: FrameContent,
  report: Report,
): void {
  const undefinedFlags = flags & ~definedV24Flags;
  if (undefinedFlags !== 0) {
    report('id3/convert-unknown-flags', {
      id: name,
      flags: `0x${undefinedFlags.toString(16).padStart(4, '0')}`,
    });
  }
  const { statedLength, stored } = content;
  const flagged = (flags & v24Flags.dataLength) !== 0 && content.decompressedLength === null;
  if (flagged && statedLength !== stored.length) {
    report('id3/convert-data-length', { id: name, stated: statedLength, found: stored.length });
  }
  if (id === 'SIGN') report('id3/convert-signature', { group: stored[0] ?? 0 });
}

function reportMalformed(name: string, error: unknown, report: Report): void {
  if (!(error instanceof MalformedError)) throw error;
  if (error.code === 'id3/convert-encrypted-frame') report('id3/convert-encrypted-frame', { id: name });
  else report('id3/convert-damaged-frame', { id: name, at: error.offset, reason: error.message });
}

function bareContent(body: Uint8Array): FrameContent {
  return { status: 0, group: null, decompressedLength: null, statedLength: null, stored: body };
}
