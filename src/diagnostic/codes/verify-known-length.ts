import { rule } from '../rule.js';
import { formatCount } from '../wording.js';

/** Findings where the stated byte length is not the one to publish, but one that the file has or had. */
export const verifyKnownLengthCodes = {
  'verify/length-of-export': rule<{ key: string; statedByteLength: number; resultByteLength: number }>({
    severity: 'info',
    message: ({ statedByteLength, resultByteLength }) =>
      `length ${formatCount(statedByteLength)} is the size before the chapters are written; afterwards it is ${formatCount(resultByteLength)}`,
    help: ({ key, resultByteLength }) =>
      `run with -u, or write ${key}: "${resultByteLength}" before publishing`,
    explain:
      'The stated length is the size of the file as it is now, so this is the right master. Writing the chapters ' +
      'changes the size, so the length has to be updated before the notes are published. -u does that in the same run.',
  }),

  'verify/length-of-earlier': rule<{ key: string; statedByteLength: number; resultByteLength: number }>({
    severity: 'info',
    message: ({ statedByteLength, resultByteLength }) =>
      `length ${formatCount(statedByteLength)} is the size before an earlier run; with the chapters it is now ${formatCount(resultByteLength)}`,
    help: ({ key, resultByteLength }) =>
      `run with -u, or write ${key}: "${resultByteLength}" before publishing`,
    explain:
      'The stated length is a size that the file had before chapterize changed it: when it was exported, or before its ' +
      'tag last had to grow. It is the right file, but a feed built from these notes would have the wrong enclosure ' +
      'length. -u updates the length.',
  }),

  'verify/length-without-chapters': rule<{
    key: string;
    statedByteLength: number;
    resultByteLength: number;
  }>({
    severity: 'info',
    message: ({ statedByteLength, resultByteLength }) =>
      `length ${formatCount(statedByteLength)} is the size of the file without its chapters; with them it is ${formatCount(resultByteLength)}`,
    help: ({ key, resultByteLength }) =>
      `run with -u, or write ${key}: "${resultByteLength}" before publishing`,
    explain:
      'The file already has chapters, and the notes still state the size it had without them. It is the right file, but ' +
      'a feed built from these notes would have the wrong enclosure length. -u updates the length.',
  }),
};
