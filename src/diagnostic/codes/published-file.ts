import { rule } from '../rule.js';
import { formatCount, formatQuantity, formatSpan, formatTime } from '../wording.js';

/** Findings of the area `published/` about the file itself: its length, its tag, how it relates to the local one. */
export const publishedFileCodes = {
  'published/length-mismatch': rule<{ key: string; statedByteLength: number; byteLength: number }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ key, statedByteLength, byteLength }) =>
      `${key} says ${formatQuantity(statedByteLength, 'byte')}, but the published file has ${formatCount(byteLength)}`,
    help: ({ byteLength }) =>
      `upload the finished file, or set the length to ${byteLength} (--update length=published)`,
    explain:
      'The length in the notes becomes the length of the enclosure in the feed, and some players report a failed ' +
      'download if the file has another size. The published file has another size: an older export is still there, or ' +
      'the host changed the file.',
  }),
  'published/duration-mismatch': rule<{
    key: string;
    statedMs: number;
    durationMs: number;
    isExact: boolean;
  }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ key, statedMs, durationMs, isExact }) =>
      `${key} says ${formatTime(statedMs)}, but the published file ${isExact ? 'lasts' : 'claims to last'} ${formatTime(durationMs)}`,
    help: ({ isExact }) =>
      isExact
        ? 'upload the right file, or correct the duration'
        : 'run with --full, which reads the whole file and measures it exactly',
    explain:
      'The published file is longer or shorter than the notes state. Without --full its duration is taken from its ' +
      'header, as players do. It may be another cut, another episode, or have advertisements in it.',
  }),
  'published/tag-stripped': rule<{ count: number; hasTag: boolean }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ count, hasTag }) =>
      hasTag
        ? `the published file is the same audio without its ${formatQuantity(count, 'chapter')}`
        : `the published file is the same audio without its tag${count === 0 ? '' : `: ${formatQuantity(count, 'chapter')} ${count === 1 ? 'is' : 'are'} missing`}`,
    help: () =>
      'upload the finished file; if the host removes tags, publish a chapters file in the feed as well',
    explain:
      'Every part of the audio that was compared is the same as in the local file, but the tag with the chapters is ' +
      'missing. Either an export without chapters was uploaded, or the host removes tags. Upload the file that ' +
      'chapterize wrote. If the host removes tags, listeners only get chapters from a chapters file (podcast:chapters ' +
      'in the feed).',
  }),
  'published/no-chapters': rule<{ count: number }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ count }) => `the published file has no chapters, but the notes have ${formatCount(count)}`,
    help: () => 'write the chapters and upload the finished file',
    explain:
      'The tag of the published file has no chapters, but the notes have some. Run chapterize on the audio and upload ' +
      'the result. If you did that, the host removes chapters.',
  }),
  'published/chapters-differ': rule<{ first: string }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ first }) => `the chapters of the published file differ from the notes: ${first}`,
    help: () => 'write the chapters again and upload the finished file',
    explain:
      'The published file has other chapters than the notes. The notes were changed after the upload, or the file ' +
      'belongs to another episode. Run chapterize again and upload the result.',
  }),
  'published/re-encoded': rule<{ format: string | null; differenceMs: number | null }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ format, differenceMs }) => {
      const now = format === null ? '' : ` (${format})`;
      const longer =
        differenceMs === null || Math.abs(differenceMs) < 1000
          ? ''
          : `, and ${formatSpan(Math.abs(differenceMs))} ${differenceMs > 0 ? 'longer' : 'shorter'}`;
      return `the host encoded the audio again${now}: no part that was compared is the same as in the local file${longer}`;
    },
    help: ({ differenceMs }) =>
      differenceMs !== null && differenceMs > 1000
        ? 'if the host inserts advertisements, the chapters after them come too early; otherwise it may be another episode'
        : 'state the length and duration of the published file, and check that it still has chapters (chapterize show URL)',
    explain:
      'None of the parts that were compared occurs in the local file. Hosts encode audio again to reach one bit rate or ' +
      'loudness, or to insert advertisements. Another episode at this URL would look the same. The length, the seek ' +
      'table and often the tag differ from the local file.',
  }),
  'published/ads-inserted': rule<{ differenceMs: number | null; byteLength: number }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ differenceMs, byteLength }) =>
      `the published file is the local one with ${differenceMs === null ? 'something' : `about ${formatTime(Math.round(differenceMs / 1000) * 1000)}`} inserted (${formatQuantity(byteLength, 'byte')} in all)`,
    help: () => 'unless the host moves them, chapters after the inserted part come too early by its duration',
    explain:
      'Parts of the local audio were found in the published file, which is longer. The host inserted something, usually ' +
      'advertisements. The chapters after it are then too early by its duration.',
  }),
  'published/cut': rule<{ differenceMs: number | null; byteLength: number }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ differenceMs, byteLength }) =>
      `the published file is the local one with ${differenceMs === null ? 'a part' : `about ${formatTime(Math.round(-differenceMs / 1000) * 1000)}`} missing (${formatQuantity(byteLength, 'byte')} in all)`,
    help: () => 'upload the file again; the upload may have been interrupted',
    explain:
      'Parts of the local audio were found in the published file, which is shorter. The upload was interrupted, or an ' +
      'earlier or shorter version is published.',
  }),
  'published/altered': rule<{ sampleCount: number; sameCount: number }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ sampleCount, sameCount }) =>
      `the published file is as long as the local one, but only ${sameCount} of the ${sampleCount} parts that were compared are the same`,
    help: () => 'upload the file again',
    explain:
      'The published audio is as long as the local file, but has different bytes in places. The copy at the host is ' +
      'damaged, or a part was replaced. Upload the file again.',
  }),
  'published/retagged': rule<Record<never, never>>({
    severity: 'info',
    message: () => 'the published file has the same audio and chapters, but other bytes in its tag',
    help: null,
    explain:
      'The host or another program rewrote the tag, for example to add a cover or remove padding. The audio and the ' +
      'chapters are the same, so there is nothing to do, except to update the length in the feed if the size has ' +
      'changed.',
  }),
  'published/tag-too-long': rule<{ byteLength: number }>({
    severity: 'warning',
    message: ({ byteLength }) =>
      `the tag has ${formatQuantity(byteLength, 'byte')}, more than 8 MB, so it was not read`,
    help: () => 'use a smaller cover, or run with --full to read the tag anyway',
    explain:
      'Players that stream read the whole tag before they play. A tag of this size usually has a cover in print ' +
      'quality, and delays the start by seconds. Its chapters were not compared.',
  }),
  'published/not-mp3': rule<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `the file at the URL is not an mp3: it starts with "${found}"`,
    help: () => 'correct the URL; it may lead to a page that asks for a login or consent',
    explain:
      'There is no MPEG frame where the audio should begin. Often the URL leads to a web page, or to an audio file of ' +
      'another kind.',
  }),
} as const;
