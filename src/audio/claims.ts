import { createDiagnostic, type Diagnostic, type Place } from '../diagnostic/diagnostic.js';
import type { HeaderClaim, MpegStream } from '../mpeg/mpeg-stream.js';
import type { ScanResult } from '../mpeg/scan-result.js';
import { seekBasis } from '../mpeg/seek-landing.js';
import type { ScannedFile } from './scanned-file.js';

/** A claim of the header that players trust, and what is found where it is false or missing. */
type ClaimCheck = (claim: HeaderClaim, scanned: ScannedFile, place: Place) => Diagnostic | null;

/**
 * One row for each claim, the most telling first. Where several are about one value, only the first that finds something is
 * reported.
 */
const claimChecks: readonly (readonly ClaimCheck[])[] = [
  [withoutFrames, falseFrames],
  [withoutBytes, falseBytes],
  [withoutTable, zeroTable, fallingTable],
];

/** Encoders disagree on whether the header frame counts itself, and some leave out the last frame. */
const frameCountTolerance = 1;

/** What the first header frame claims, compared with the frames that are there. */
export function claimFindings(scanned: ScannedFile): Diagnostic[] {
  const { file, scan } = scanned;
  const { claim, bitRateMode, durationMs } = scan.stream;
  if (claim === null) {
    // Where the format changes, the change is the problem, and no header would help.
    if (bitRateMode !== 'vbr' || scan.formatChangeTotal > 0) return [];
    const args = { measuredMs: durationMs, shownMs: believedMs(scan) };
    return [createDiagnostic('audio/no-claim', args, { kind: 'bytes', file, offset: scan.start, length: 0 })];
  }
  const place: Place = { kind: 'bytes', file, offset: claim.offset, length: 0 };
  const found = claimChecks.map((row) => firstOf(row, claim, scanned, place));
  // A header that is wrong about the frames is mostly wrong about the bytes for the same reason.
  const [frames, bytes, table] = found;
  return [frames ?? bytes, table].filter((finding) => finding !== null && finding !== undefined);
}

function firstOf(row: readonly ClaimCheck[], ...args: Parameters<ClaimCheck>): Diagnostic | null {
  for (const check of row) {
    const finding = check(...args);
    if (finding !== null) return finding;
  }
  return null;
}

function withoutFrames(
  { frameCount, kind }: HeaderClaim,
  { scan }: ScannedFile,
  place: Place,
): Diagnostic | null {
  if ((frameCount !== null && frameCount > 0) || scan.stream.bitRateMode !== 'vbr') return null;
  const args = { kind, measuredMs: scan.stream.durationMs, shownMs: believedMs(scan) };
  return createDiagnostic('audio/claim-no-frames', args, place);
}

function falseFrames(
  { frameCount, kind }: HeaderClaim,
  { scan }: ScannedFile,
  place: Place,
): Diagnostic | null {
  const shownMs = claimedMs(scan.stream, scan.samplesPerFrame);
  if (frameCount === null || shownMs === null || agreesInFrames(scan, frameCount)) return null;
  const measured = { frameCount: scan.stream.frameCount, measuredMs: scan.stream.durationMs };
  return createDiagnostic(
    'audio/claim-frames',
    { kind, statedFrameCount: frameCount, shownMs, ...measured },
    place,
  );
}

/** Without it Media3 has nothing to multiply the table of a Xing header by, and FFmpeg takes the bytes of the whole file. */
function withoutBytes(
  { byteCount, frameCount, seekTable, kind }: HeaderClaim,
  _: ScannedFile,
  place: Place,
): Diagnostic | null {
  if (byteCount || kind !== 'Xing' || seekTable === null || !frameCount) return null;
  return createDiagnostic('audio/claim-no-bytes', { kind }, place);
}

function falseBytes({ byteCount, kind }: HeaderClaim, scanned: ScannedFile, place: Place): Diagnostic | null {
  const { scan } = scanned;
  if (!byteCount || scan.streamTotal > 1 || agreesInBytes(scanned, byteCount)) return null;
  const args = { kind, statedByteLength: byteCount, byteLength: scan.end - scan.start };
  return createDiagnostic('audio/claim-bytes', args, place);
}

/** Media3 does not seek by a Xing header without a table; without a frame count it ignores the header and computes. */
function withoutTable(
  { seekTable, frameCount, kind }: HeaderClaim,
  _: ScannedFile,
  place: Place,
): Diagnostic | null {
  if (kind !== 'Xing' || seekTable !== null || !frameCount) return null;
  return createDiagnostic('audio/claim-no-table', { kind }, place);
}

function zeroTable({ seekTable, kind }: HeaderClaim, _: ScannedFile, place: Place): Diagnostic | null {
  if (kind !== 'Xing' || seekTable === null || seekTable.some((entry) => entry > 0)) return null;
  return createDiagnostic('audio/claim-table', { kind, problem: 'zeros', percent: null }, place);
}

function fallingTable({ seekTable, kind }: HeaderClaim, _: ScannedFile, place: Place): Diagnostic | null {
  if (kind !== 'Xing' || seekTable === null) return null;
  const at = seekTable.findIndex((entry, index) => entry < (seekTable[index - 1] ?? 0));
  return at < 0
    ? null
    : createDiagnostic('audio/claim-table', { kind, problem: 'falling', percent: at }, place);
}

/** The header of concatenated streams may describe only the first: that is a separate finding. */
function agreesInFrames({ stream, streamTotal, firstStreamFrameCount }: ScanResult, stated: number): boolean {
  const isFirst = Math.abs(stated - firstStreamFrameCount) <= frameCountTolerance;
  // Each further header frame may be counted as well.
  const tolerance = frameCountTolerance * streamTotal;
  return isFirst || Math.abs(stated - stream.frameCount) <= tolerance;
}

/** Some encoders count the header frame, the last frame, or the tags; all of these are harmless. */
function agreesInBytes({ byteLength, scan }: ScannedFile, stated: number): boolean {
  const audioByteLength = scan.end - scan.start;
  const meanFrame = audioByteLength / Math.max(1, scan.stream.frameCount);
  // The header frame can be longer than the others: it takes 200 bytes at least.
  const tolerance = Math.max(2 * meanFrame, 1024);
  return [audioByteLength, byteLength, byteLength - scan.start].some(
    (counted) => Math.abs(counted - stated) <= tolerance,
  );
}

/** What players that trust the first header show: its frames, encoder delay and padding included; null without a count. */
export function claimedMs({ claim, sampleRateHz }: MpegStream, samplesPerFrame: number): number | null {
  if (claim === null || claim.frameCount === null) return null;
  return Math.round((claim.frameCount * samplesPerFrame * 1000) / sampleRateHz);
}

/** What players that have no frame count show: an estimate from the first frames; null if that is right. */
function believedMs({ stream, samplesPerFrame, timeIndex, end }: ScanResult): number | null {
  const believed = seekBasis(stream, samplesPerFrame, timeIndex, end)?.durationMs ?? null;
  return believed === null ? null : Math.round(believed / 1000) * 1000;
}
