import { createDiagnostic, type Diagnostic, type Place } from '../diagnostic/diagnostic.js';
import { claimedMs, claimFindings } from './claims.js';
import type { ScannedFile } from './scanned-file.js';

/** How many stretches of junk are reported one by one; one sentence reports the rest. */
const maxSingleJunk = 3;

/** Reports what is wrong with the MPEG audio of a file. A file that comes straight from an encoder has no findings. */
export function healthFindings(scanned: ScannedFile): Diagnostic[] {
  const { file, scan } = scanned;
  if (scan.stream.frameCount === 0) {
    return [createDiagnostic('audio/only-header', {}, at(file, scan.start, scan.end - scan.start))];
  }
  return [
    ...claimFindings(scanned),
    ...junkFindings(scanned),
    ...cutFindings(scanned),
    ...formatFindings(scanned),
    ...concatenationFindings(scanned),
  ];
}

function junkFindings({ file, start, end, scan }: ScannedFile): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const { junk, junkByteLength } = scan.stream;
  if (scan.start > start) {
    const args = { kind: scan.leadingKind ?? 'other', byteLength: scan.start - start } as const;
    findings.push(createDiagnostic('audio/junk-before', args, at(file, start, args.byteLength)));
  }
  const singles = scan.junkTotal <= maxSingleJunk + 1 ? junk : junk.slice(0, maxSingleJunk);
  for (const { kind, offset, length, atMs } of singles) {
    const args = { kind, byteLength: length, atMs };
    findings.push(createDiagnostic('audio/junk-between', args, at(file, offset, length)));
  }
  const next = junk[singles.length];
  if (next !== undefined) {
    const args = { count: scan.junkTotal - singles.length, byteLength: junkByteLength };
    findings.push(createDiagnostic('audio/junk-more', args, at(file, next.offset, next.length)));
  }
  if (scan.end < end) {
    const args = { kind: scan.trailingKind ?? 'other', byteLength: end - scan.end } as const;
    findings.push(createDiagnostic('audio/data-behind', args, at(file, scan.end, args.byteLength)));
  }
  return findings;
}

function cutFindings({ file, scan }: ScannedFile): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const [cut] = scan.cutFrames;
  if (cut !== undefined) {
    const { missingByteLength, atMs } = cut;
    const args = { missingByteLength, atMs, count: scan.cutFrameTotal };
    findings.push(createDiagnostic('audio/cut-frame', args, at(file, cut.offset)));
  }
  const { missingBytes, durationMs } = scan.stream;
  if (missingBytes > 0) {
    const args = { missingByteLength: missingBytes, atMs: durationMs };
    findings.push(createDiagnostic('audio/truncated', args, at(file, scan.end)));
  }
  return findings;
}

function formatFindings({ file, scan }: ScannedFile): Diagnostic[] {
  const [first] = scan.stream.formatChanges;
  if (first === undefined) return [];
  const { from, to, atMs, offset } = first;
  const args = { from, to, atMs, count: scan.formatChangeTotal };
  return [createDiagnostic('audio/format-change', args, at(file, offset))];
}

function concatenationFindings({ file, scan }: ScannedFile): Diagnostic[] {
  const [second] = scan.stream.innerClaims;
  if (second === undefined) return [];
  const { sampleRateHz, durationMs } = scan.stream;
  const args = {
    streamCount: scan.streamTotal,
    atMs: Math.round((scan.firstStreamFrameCount * scan.samplesPerFrame * 1000) / sampleRateHz),
    shownMs: claimedMs(scan.stream, scan.samplesPerFrame),
    measuredMs: durationMs,
  };
  return [createDiagnostic('audio/concatenated', args, at(file, second.offset))];
}

function at(file: string, offset: number, length = 0): Place {
  return { kind: 'bytes', file, offset, length };
}
