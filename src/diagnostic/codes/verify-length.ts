import { rule } from '../rule.js';
import { formatCount, formatQuantity } from '../wording.js';

/** Reasons that read the same whatever the numbers are. */
const lengthReasons = {
  'without-tags': 'it is the size of the audio without any tag',
  'without-leading-tag': 'it is the size without the ID3v2 tag at the start',
  'without-trailing-tag': 'it is the size without the tags at the end',
  /** As if it were bits. */
  eighth: 'it is the size of this file divided by 8',
  bits: 'it looks like the size in bits',
  kilobytes: 'it looks like the size in kilobytes',
  kibibytes: 'it looks like the size in kibibytes',
  megabytes: 'it looks like the size in megabytes',
  mebibytes: 'it looks like the size in mebibytes',
  seconds: 'it looks like the duration in seconds',
  milliseconds: 'it looks like the duration in milliseconds',
  'other-cut':
    'length and duration fit each other but not the file, so they may be from another cut or episode',
  'tag-changed': 'such a small difference usually means that a tag or cover has changed since',
  'no-audio': 'the file has no MPEG audio at all',
} as const;

/** Why a stated byte length may be off; null if nothing about the number tells. */
export type LengthReason =
  | { readonly kind: keyof typeof lengthReasons }
  /** The size of this file times a factor. */
  | { readonly kind: 'multiple'; readonly factor: number }
  | { readonly kind: 'bit-rate-product'; readonly kbps: number }
  | { readonly kind: 'file-cut'; readonly missingByteLength: number }
  | { readonly kind: 'other-episode'; readonly impliedKbps: number; readonly measuredKbps: number };

function lengthReasonWords(reason: LengthReason): string {
  switch (reason.kind) {
    case 'file-cut':
      return `the last MPEG frame is ${formatQuantity(reason.missingByteLength, 'byte')} short, so the file was cut off`;
    case 'multiple':
      return `it is the size of this file times ${formatCount(reason.factor)}`;
    case 'bit-rate-product':
      return `it is the bit rate times the duration (${reason.kbps} kbit/s), not the size of a file`;
    case 'other-episode':
      return `it looks like the length of another episode (it would mean ${reason.impliedKbps} kbit/s, but the file has ${reason.measuredKbps})`;
    default:
      return lengthReasons[reason.kind];
  }
}

/** Findings where the stated byte length is not one that the file has or had. */
export const verifyLengthCodes = {
  'verify/size-mismatch': rule<{ key: string; found: string; byteLength: number }>({
    severity: 'warning',
    message: ({ key, found, byteLength }) =>
      `${key} says "${found}", but the file has ${formatQuantity(byteLength, 'byte')}`,
    help: () => 'correct the size, or check that this is the right file',
    explain:
      'A size with a unit, such as 13.7 MB, is written for people. The comparison is loose: megabytes can be 1,000,000 ' +
      'or 1,048,576 bytes, rounded up or down. This size is further off, so it may be that of another file. -u never ' +
      'changes it.',
  }),
  'verify/values-swapped': rule<{
    durationKey: string;
    duration: string;
    lengthKey: string;
    length: string;
  }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ durationKey, duration, lengthKey, length }) =>
      `${durationKey} and ${lengthKey} are swapped: ${duration} is the size of this file in bytes, and ${length} is its duration in seconds`,
    help: ({ durationKey, lengthKey }) => `swap the values of ${durationKey} and ${lengthKey}`,
    explain:
      'The stated duration is exactly the size of the file, and the stated length is its duration in seconds. Someone, ' +
      'or a template, mixed the two up. A feed built from these notes would tell players that the episode lasts for ' +
      'days. Swap the two values.',
  }),
  'verify/length-mismatch': rule<{
    /** The key that states it. */
    key: string;
    statedByteLength: number;
    byteLength: number;
    /** Size with the chapters in, null if no plan could be made. */
    resultByteLength: number | null;
    /** Size without the chapters, null if no plan could be made. */
    strippedByteLength: number | null;
    reason: LengthReason | null;
  }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ statedByteLength, byteLength, resultByteLength, strippedByteLength, reason }) => {
      const difference = byteLength - statedByteLength;
      const parts = [
        `length stated ${formatCount(statedByteLength)}, but the file has ${formatQuantity(byteLength, 'byte')}` +
          ` (${formatCount(Math.abs(difference))} ${difference < 0 ? 'less' : 'more'})`,
      ];
      if (resultByteLength !== null && resultByteLength !== byteLength)
        parts.push(`with the chapters ${formatCount(resultByteLength)}`);
      if (strippedByteLength !== null && strippedByteLength !== byteLength)
        parts.push(`without them ${formatCount(strippedByteLength)}`);
      return parts.join(', ') + (reason === null ? '' : `; ${lengthReasonWords(reason)}`);
    },
    help: ({ key, byteLength, resultByteLength, reason }) =>
      reason?.kind === 'file-cut' || reason?.kind === 'no-audio'
        ? 'export or download the audio again'
        : `if this is the right file, write ${key}: "${resultByteLength ?? byteLength}"`,
    explain:
      'The stated length in bytes is not the size of the file as it is now, nor its size with the chapters, nor its ' +
      'size without them. With a wrong enclosure length, some players fail to download the file or to resume a ' +
      'download. Often it also shows that the notes and the audio are of different episodes. Check that this is the ' +
      'right file. Then write the length that the message gives, or run with --no-verify -u.',
  }),
};
