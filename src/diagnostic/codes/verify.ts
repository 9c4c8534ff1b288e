import { rule } from '../rule.js';
import { formatCount, formatQuantity, formatSpan, formatTime, shortText } from '../wording.js';

/** Why a stated duration may be off; null if nothing else that is known tells. */
export type DurationReason =
  | { readonly kind: 'file-cut'; readonly missingByteLength: number }
  /** The number is another value of this file. */
  | { readonly kind: 'bytes' | 'bits' | 'milliseconds' | 'seconds' | 'minutes'; readonly text: string }
  | { readonly kind: 'length-agrees' }
  | { readonly kind: 'other-cut' };

function durationReasonWords(reason: DurationReason): string {
  switch (reason.kind) {
    case 'file-cut':
      return `, and its last MPEG frame is ${formatQuantity(reason.missingByteLength, 'byte')} short`;
    case 'bytes':
    case 'bits':
      return `; ${reason.text} is the size of this file in ${reason.kind}`;
    case 'milliseconds':
    case 'seconds':
    case 'minutes':
      return `; ${reason.text} is its duration in ${reason.kind}`;
    case 'length-agrees':
      return ', but the stated length is right';
    default:
      return ', and the stated length is off by the same amount, so both may be from another cut or episode';
  }
}

/** A duration as the front matter states it, to the whole second. */
function statable(ms: number): string {
  return formatTime(Math.round(ms / 1000) * 1000);
}

/** Findings of the comparison of what is stated with what is measured. */
export const verifyCodes = {
  'verify/not-stated': rule<{ value: 'duration' | 'length'; found: string | null }>({
    severity: 'info',
    message: ({ value }) => `the notes state no ${value} to compare with the audio`,
    help: ({ value, found }) =>
      found === null ? `add ${value} to the front matter` : `add ${value}: "${found}" to the front matter`,
    explain:
      'The front matter has no duration or length that can be read, so it was not compared. The RSS enclosure and the ' +
      'seek bar of players depend on both numbers. Add them, or let -u write them when the chapters are written.',
  }),

  'verify/duration-mismatch': rule<{
    statedMs: number;
    measuredMs: number;
    /** The key that states it. */
    key: string;
    /** What that key has to state, in the style that it has. */
    toState: string;
    reason: DurationReason | null;
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
        : `if this is the right audio, write ${key}: "${toState}"; if not, export it again`,
    explain:
      'The stated duration differs by more than the tolerance from the exact duration (every MPEG frame counted, ' +
      'without encoder delay and padding). Either the notes belong to another cut, or the export or download is ' +
      'damaged. Then every chapter may be in the wrong place, too. Correct the one that is wrong. --tolerance allows a ' +
      'larger difference, and --no-verify turns this into a warning.',
  }),

  'verify/duration-ambiguous': rule<{
    /** The key that states it. */
    key: string;
    text: string;
    readMs: number;
    /** null when the chapters and the length decided, without audio. */
    measuredMs: number | null;
  }>({
    severity: 'warning',
    message: ({ text, readMs, measuredMs }) =>
      `duration "${text}" is read as ${formatTime(readMs)}: ` +
      (measuredMs === null
        ? 'only that fits the chapters and the length'
        : `the audio lasts ${formatTime(measuredMs)}`),
    help: ({ key, readMs, measuredMs }) =>
      `write ${key}: "${statable(measuredMs ?? readMs)}", which can only be read one way`,
    explain:
      'A duration such as 1:02 can mean one minute and two seconds, which is how feeds and players read it, or one hour ' +
      'and two minutes. The audio, or the chapters and the length, show which is meant. Players will show the short ' +
      'one, so write hours, minutes and seconds.',
  }),

  'verify/file-mismatch': rule<{ stated: string; found: string }>({
    severity: 'warning',
    message: ({ stated, found }) => `the notes name the file ${stated}, but the audio is ${found}`,
    help: () => 'check that this audio belongs to these notes',
    explain:
      'The last part of the file or URL in the front matter is not the name of the audio file. Often the file was only ' +
      'renamed for the upload, but it may belong to another episode. Nothing else depends on the name.',
  }),

  'verify/implausible-bit-rate': rule<{
    byteLength: number;
    durationMs: number;
    impliedKbps: number;
    leastKbps: number;
    mostKbps: number;
  }>({
    severity: 'warning',
    message: ({ byteLength, durationMs, impliedKbps, leastKbps, mostKbps }) =>
      `${formatQuantity(byteLength, 'byte')} in ${formatTime(durationMs)} would be ${impliedKbps} kbit/s; expected ${leastKbps} to ${formatCount(mostKbps)}`,
    help: () => 'check both the duration and the length: one has the wrong unit or is from another episode',
    explain:
      'The length and duration in the front matter give a bit rate that no audio file has, so at least one of them is ' +
      'wrong. Common causes are seconds or megabytes instead of bytes, or 1:02 for one hour and two minutes. Correct ' +
      'the wrong one. If you give the audio, the exact numbers are compared instead.',
  }),

  'verify/chapter-after-end': rule<{
    startMs: number;
    endMs: number;
    /** Whether the end was measured in the audio or is the one that the notes state. */
    end: 'measured' | 'stated';
    /** A reading of the same timestamp that would fit, null when there is none. */
    meantMs: number | null;
  }>({
    severity: 'error',
    // --no-verify ignores the front matter, not the measured end.
    softenedBy: ({ end }) => (end === 'stated' ? 'no-verify' : null),
    message: ({ startMs, endMs, end }) =>
      `the chapter starts at ${formatTime(startMs)}, but the ${end === 'measured' ? 'audio' : 'stated duration'} ends at ${formatTime(endMs)}`,
    help: ({ meantMs }) =>
      meantMs === null
        ? 'correct the timestamp, or give the audio that belongs to it'
        : `did you mean ${formatTime(meantMs)}?`,
    explain:
      'Nobody can reach a chapter that starts at or after the end of the audio, and players drop or misplace it. Common ' +
      'causes are a typo, an editor timecode with frames (56:36:20), or the audio of another cut. Correct the ' +
      'timestamp. --offset shifts all of them.',
  }),

  'verify/too-many-chapters': rule<{ count: number; most: number }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ count, most }) =>
      `there are ${formatCount(count)} chapters, but a table of contents can list only ${most}`,
    help: () => 'mark fewer chapters, or run with --force: some players then show only the first 255',
    explain:
      'The ID3v2 table of contents counts its chapters in one byte. If a program lets the count wrap around, players ' +
      'show 44 of 300 chapters. Mark fewer chapters. With --force all are written, and the table of contents lists the ' +
      'first 255.',
  }),

  'verify/chapter-untitled': rule<{ startMs: number }>({
    severity: 'error',
    message: ({ startMs }) => `the chapter at ${formatTime(startMs)} has no title`,
    help: () => 'write a title after the timestamp',
    explain:
      'Some players drop a chapter without a title, others show an internal name such as ch3. Write a title after the ' +
      'timestamp, on the same line.',
  }),

  'verify/seek-drift': rule<{
    /** Positive is too late; null when the chapter cannot be reached at all. */
    driftMs: number | null;
    title: string;
    startMs: number;
    /** Chapters that are missed by 2 s or more. */
    count: number;
    isEstimated: boolean;
  }>({
    severity: 'warning',
    message: ({ driftMs, title, startMs, count, isEstimated }) =>
      `browsers and some apps miss ${formatQuantity(count, 'chapter')}: for the one at ${formatTime(startMs)} ("${shortText(title)}") they ` +
      (driftMs === null
        ? 'cannot jump'
        : `land ${formatSpan(Math.abs(driftMs))} too ${driftMs < 0 ? 'early' : 'late'}`) +
      (isEstimated
        ? ', since the bit rate varies and no header says how long the audio is'
        : ', since the bit rate varies'),
    help: () => 'export the episode with a constant bit rate (CBR); no header can make this exact',
    explain:
      'To jump to a chapter, a player must find the byte where it starts. With a constant bit rate that is simple ' +
      'arithmetic. With a variable bit rate, players such as Chromium, FFmpeg and those built on Media3 use a table in ' +
      'the header of the mp3. It has 100 entries in steps of 1/256 of the file, so in an episode of one hour each is up ' +
      'to 14 seconds off. This was computed from the frames of this file; `--seek` lists every chapter. Export the ' +
      'episode with a constant bit rate (CBR).',
  }),
  'verify/large-tag': rule<{ byteLength: number; most: number }>({
    severity: 'info',
    message: ({ byteLength, most }) =>
      `the tag has ${formatQuantity(byteLength, 'byte')}; VLC 4 shows no chapters if a tag is over ${formatCount(most)}`,
    help: () => 'use a smaller cover image if that matters',
    explain:
      'Players that stream must load the whole tag before the audio, and VLC 4 does not read tags over 128 KiB. Nearly ' +
      'always the cover image makes a tag that large. All other players that were tested read tags of any size.',
  }),
} as const;
