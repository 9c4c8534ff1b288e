import { rule } from '../rule.js';
import { formatCount, formatQuantity, formatSpan, formatTime, shortText } from '../wording.js';

/** Why a stated duration may be off; null where nothing else that is known tells. */
export type DurationReason =
  | { readonly kind: 'file-cut'; readonly missingByteLength: number }
  | { readonly kind: 'length-agrees' }
  | { readonly kind: 'other-cut' };

function durationReasonWords(reason: DurationReason): string {
  switch (reason.kind) {
    case 'file-cut':
      return `, and its last MPEG frame lacks ${formatQuantity(reason.missingByteLength, 'byte')}`;
    case 'length-agrees':
      return ", while the stated length is this file's";
    default:
      return ', and the stated length is off by as much: they look like those of another cut or episode';
  }
}

/** A duration as the front matter states it, to the whole second. */
function statable(ms: number): string {
  return formatTime(Math.round(ms / 1000) * 1000);
}

/** Findings of the comparison of what is stated with what is measured. */
export const verifyCodes = {
  'verify/not-stated': rule<{ readonly value: 'duration' | 'length'; readonly found: string | null }>({
    severity: 'info',
    message: ({ value }) => `no ${value} in the notes to compare with the audio`,
    help: ({ value, found }) =>
      found === null ? `state ${value} in the front matter` : `state ${value}: "${found}"`,
    explain:
      'The front matter gives no duration or byte length that could be read, so that comparison was skipped. The RSS enclosure and the seek bar of players depend on both numbers. State them, or let -u write them after the chapters are in.',
  }),

  'verify/duration-mismatch': rule<{
    readonly statedMs: number;
    readonly measuredMs: number;
    /** The key that states it. */
    readonly key: string;
    /** What that key has to state, in the style that it has. */
    readonly toState: string;
    readonly reason: DurationReason | null;
  }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ statedMs, measuredMs, reason }) =>
      `duration stated ${formatTime(statedMs)}, measured ${formatTime(measuredMs)}: ` +
      `the audio is ${formatSpan(Math.abs(statedMs - measuredMs))} ${measuredMs < statedMs ? 'shorter' : 'longer'}` +
      (reason === null ? '' : durationReasonWords(reason)),
    help: ({ key, toState, reason }) =>
      reason?.kind === 'file-cut'
        ? 'export or download the audio again'
        : `if this is the right audio, state ${key}: "${toState}"; if not, export it again`,
    explain:
      'The stated duration differs from the exact duration (every MPEG frame counted, less encoder delay and padding) by more than the tolerance. Either the notes belong to another cut, or the export or download is damaged, and every chapter may be off with it. Correct the one that is wrong; --tolerance allows more, --no-verify turns this into a warning.',
  }),

  'verify/duration-ambiguous': rule<{
    /** The key that states it. */
    readonly key: string;
    readonly text: string;
    readonly readMs: number;
    /** null when the chapters and the length decided, without audio. */
    readonly measuredMs: number | null;
  }>({
    severity: 'warning',
    message: ({ text, readMs, measuredMs }) =>
      `duration "${text}" read as ${formatTime(readMs)}: ` +
      (measuredMs === null
        ? 'chapters and length fit no other reading'
        : `the audio lasts ${formatTime(measuredMs)}`),
    help: ({ key, readMs, measuredMs }) =>
      `state ${key}: "${statable(measuredMs ?? readMs)}", which can be read in one way only`,
    explain:
      'A duration such as 1:02 can mean a minute and two seconds, as feeds and players read it, or an hour and two minutes. What is known about the audio has decided. Players will show the short reading, so state hours, minutes and seconds.',
  }),

  'verify/file-mismatch': rule<{ readonly stated: string; readonly found: string }>({
    severity: 'warning',
    message: ({ stated, found }) => `file name stated ${stated}, the audio is ${found}`,
    help: () => 'check that this is the audio of these notes',
    explain:
      'The last part of the file or URL in the front matter is not the name of the audio file. Often the file was only renamed for upload, but it may be that of another episode. Nothing else follows from it.',
  }),

  'verify/implausible-bit-rate': rule<{
    readonly byteLength: number;
    readonly durationMs: number;
    readonly impliedKbps: number;
    readonly leastKbps: number;
    readonly mostKbps: number;
  }>({
    severity: 'warning',
    message: ({ byteLength, durationMs, impliedKbps, leastKbps, mostKbps }) =>
      `${formatQuantity(byteLength, 'byte')} in ${formatTime(durationMs)} would be ${impliedKbps} kbit/s; audio has ${leastKbps} to ${formatCount(mostKbps)}`,
    help: () => 'check both duration and length: one of them has the wrong unit or is of another episode',
    explain:
      'Length and duration of the front matter give a bit rate that no audio file has, so at least one of them is wrong. Usual causes are seconds or megabytes where bytes belong, and 1:02 for an hour and two minutes. Correct the wrong one; with the audio given, the exact numbers are compared instead.',
  }),

  'verify/chapter-after-end': rule<{
    readonly startMs: number;
    readonly endMs: number;
    /** Whether the end was measured in the audio or is the one that the notes state. */
    readonly end: 'measured' | 'stated';
    /** A reading of the same timestamp that would fit, null when there is none. */
    readonly meantMs: number | null;
  }>({
    severity: 'error',
    // --no-verify distrusts the front matter, not the measured end.
    softenedBy: ({ end }) => (end === 'stated' ? 'no-verify' : null),
    message: ({ startMs, endMs, end }) =>
      `chapter starts at ${formatTime(startMs)}, ${end === 'measured' ? 'the audio' : 'the stated duration'} ends at ${formatTime(endMs)}`,
    help: ({ meantMs }) =>
      meantMs === null
        ? 'correct the timestamp, or give the audio that it belongs to'
        : `write ${formatTime(meantMs)} if that is meant`,
    explain:
      'A chapter that starts at or after the end of the audio can never be reached, and players drop or misplace it. Usual causes are a typo, an editor timecode with frames (56:36:20), or the audio of another cut. Correct the timestamp; --offset shifts all of them.',
  }),

  'verify/too-many-chapters': rule<{ readonly count: number; readonly most: number }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ count, most }) => `${formatCount(count)} chapters, a table of contents holds ${most}`,
    help: () =>
      'mark fewer chapters, or run with --force: players that need the table of contents then show the first 255',
    explain:
      'The ID3v2 table of contents counts its chapters in one byte. Tools that let the count wrap leave players with 44 of 300 chapters. Mark fewer; with --force all are written and the first 255 are listed.',
  }),

  'verify/chapter-untitled': rule<{ readonly startMs: number }>({
    severity: 'error',
    message: ({ startMs }) => `chapter at ${formatTime(startMs)} has no title`,
    help: () => 'write a title after the timestamp',
    explain:
      'A chapter without a title is dropped by some players and shown as an internal name such as ch3 by others. Write a title after the timestamp, on the same line.',
  }),

  'verify/seek-drift': rule<{
    /** Positive is too late; null when the chapter cannot be reached at all. */
    readonly driftMs: number | null;
    readonly title: string;
    readonly startMs: number;
    /** Chapters that are missed by 2 s or more. */
    readonly count: number;
    readonly isEstimated: boolean;
  }>({
    severity: 'warning',
    message: ({ driftMs, title, startMs, count, isEstimated }) =>
      `browsers and some apps miss ${formatQuantity(count, 'chapter')}: at ${formatTime(startMs)} ("${shortText(title)}") they ` +
      (driftMs === null
        ? 'cannot jump'
        : `land ${formatSpan(Math.abs(driftMs))} too ${driftMs < 0 ? 'early' : 'late'}`) +
      (isEstimated
        ? ', since the bit rate varies and no header says how long the audio is'
        : ', since the bit rate varies'),
    help: () => 'export the episode with a constant bit rate (CBR); no header can make this exact',
    explain:
      'To jump to a chapter, a player must find the byte where it starts. With a constant bit rate that is plain arithmetic. ' +
      'With a varying one, players such as Chromium, FFmpeg and those built on Media3 go by a table in the header of the mp3, ' +
      'which has 100 entries in steps of 1/256 of the file: in an episode of an hour each is up to 14 seconds off. This was ' +
      'computed from the frames of this file; `--seek` lists every chapter. Export the episode with a constant bit rate (CBR).',
  }),
  'verify/large-tag': rule<{ readonly byteLength: number; readonly most: number }>({
    severity: 'info',
    message: ({ byteLength, most }) =>
      `the tag has ${formatQuantity(byteLength, 'byte')}; VLC 4 shows no chapters of a tag over ${formatCount(most)}`,
    help: () => 'use a smaller cover image if that matters',
    explain:
      'Players that stream must load the whole tag before the audio, and VLC 4 reads no tag over 128 KiB. The cover image is nearly always what makes a tag big. All other measured players read tags of any size.',
  }),
} as const;
