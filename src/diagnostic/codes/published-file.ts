import { rule } from '../rule.js';
import { formatCount, formatQuantity, formatSpan, formatTime } from '../wording.js';

/** Findings of the area `published/` about the file itself: its length, its tag, how it relates to the local one. */
export const publishedFileCodes = {
  'published/length-mismatch': rule<{
    readonly key: string;
    readonly statedByteLength: number;
    readonly byteLength: number;
  }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ key, statedByteLength, byteLength }) =>
      `${key} states ${formatQuantity(statedByteLength, 'byte')}, the published file has ${formatCount(byteLength)}`,
    help: ({ byteLength }) =>
      `upload the finished file, or set the length to ${byteLength} (--update length=published)`,
    explain:
      'The length in the notes becomes that of the enclosure in the feed, and some players call a download failed when it ' +
      'has another size. The published file has another one: an older export is still there, or the host changed the file.',
  }),
  'published/duration-mismatch': rule<{
    readonly key: string;
    readonly statedMs: number;
    readonly durationMs: number;
    readonly isExact: boolean;
  }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ key, statedMs, durationMs, isExact }) =>
      `${key} states ${formatTime(statedMs)}, the published file ${isExact ? 'lasts' : 'claims'} ${formatTime(durationMs)}`,
    help: ({ isExact }) =>
      isExact
        ? 'upload the right file, or correct the duration'
        : '--full reads the whole file and measures it exactly',
    explain:
      'The published file lasts longer or shorter than the notes state. Without --full its duration is what its header ' +
      'claims, which players show. It may be another cut, another episode, or have advertisements in it.',
  }),
  'published/tag-stripped': rule<{ readonly count: number; readonly hasTag: boolean }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ count, hasTag }) =>
      hasTag
        ? `the published file is the same audio without its ${formatQuantity(count, 'chapter')}`
        : `the published file is the same audio without its tag${count === 0 ? '' : `: ${formatQuantity(count, 'chapter')} are missing`}`,
    help: () =>
      'upload the finished file; where the host strips tags, publish a chapters file in the feed as well',
    explain:
      'Every compared piece of the audio is that of the local file, but the tag with the chapters is not there: an export ' +
      'from before the chapters was uploaded, or the host removes tags. Upload the file that chapterize wrote. If the host ' +
      'strips tags, only a chapters file (podcast:chapters in the feed) brings chapters to listeners.',
  }),
  'published/no-chapters': rule<{ readonly count: number }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ count }) => `the published file has no chapters, the notes have ${formatCount(count)}`,
    help: () => 'write the chapters and upload the finished file',
    explain:
      'The tag of the published file holds no chapters although the notes have some. Run chapterize on the audio and upload ' +
      'the result. Where that was done, the host removes chapters.',
  }),
  'published/chapters-differ': rule<{ readonly first: string }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ first }) => `the chapters of the published file are not those of the notes: ${first}`,
    help: () => 'write the chapters again and upload the finished file',
    explain:
      'The published file has chapters, but other ones than the notes: the notes were changed after the upload, or the file ' +
      'belongs to another episode. Run chapterize again and upload the result.',
  }),
  'published/re-encoded': rule<{ readonly format: string | null; readonly differenceMs: number | null }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ format, differenceMs }) => {
      const now = format === null ? '' : ` (${format})`;
      const longer =
        differenceMs === null || Math.abs(differenceMs) < 1000
          ? ''
          : `, and ${formatSpan(Math.abs(differenceMs))} ${differenceMs > 0 ? 'longer' : 'shorter'}`;
      return `the host encoded the audio again${now}: no compared piece is that of the local file${longer}`;
    },
    help: ({ differenceMs }) =>
      differenceMs !== null && differenceMs > 1000
        ? 'if it inserts advertisements, chapters after them are late; else it may be another episode'
        : 'state length and duration of the published file; look whether the chapters survived (chapterize show URL)',
    explain:
      'None of the pieces that were compared occurs in the local file. Hosts encode again to reach one bit rate or loudness, ' +
      'or to insert advertisements; another episode under the URL looks the same. Length, seek table and often the tag are ' +
      'other ones than in the local file.',
  }),
  'published/ads-inserted': rule<{ readonly differenceMs: number | null; readonly byteLength: number }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ differenceMs, byteLength }) =>
      `the published file is the local one with ${differenceMs === null ? 'something' : `about ${formatTime(Math.round(differenceMs / 1000) * 1000)}`} inserted (${formatQuantity(byteLength, 'byte')} in all)`,
    help: () => 'chapters after the inserted part are late by its duration, unless the host moves them',
    explain:
      'Pieces of the local audio were found in the published file, which is longer: the host inserted something, ' +
      'advertisements as a rule. The chapters in the file are then too early by what was inserted before them.',
  }),
  'published/cut': rule<{ readonly differenceMs: number | null; readonly byteLength: number }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ differenceMs, byteLength }) =>
      `the published file is the local one with ${differenceMs === null ? 'a part' : `about ${formatTime(Math.round(-differenceMs / 1000) * 1000)}`} missing (${formatQuantity(byteLength, 'byte')} in all)`,
    help: () => 'upload the file again; an upload that was interrupted ends like that',
    explain:
      'Pieces of the local audio were found in the published file, which is shorter: the upload was interrupted, or an ' +
      'earlier or shorter version is published.',
  }),
  'published/altered': rule<{ readonly sampleCount: number; readonly sameCount: number }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ sampleCount, sameCount }) =>
      `the published file is as long as the local one, but only ${sameCount} of ${sampleCount} compared pieces are the same`,
    help: () => 'upload the file again',
    explain:
      'The published audio has the length of the local one and other bytes in places: the copy at the host is damaged, or ' +
      'a part was exchanged. Upload the file again.',
  }),
  'published/retagged': rule<Record<never, never>>({
    severity: 'info',
    message: () => 'the published file has the same audio and chapters, and other bytes in its tag',
    help: null,
    explain:
      'The host or another program wrote the tag anew: a cover was added, padding removed. Audio and chapters are those of ' +
      'the notes, so nothing needs to be done, apart from the length in the feed if the size has changed.',
  }),
  'published/tag-too-long': rule<{ readonly byteLength: number }>({
    severity: 'warning',
    message: ({ byteLength }) =>
      `the tag has ${formatQuantity(byteLength, 'byte')}, more than 8 MB: it was not read`,
    help: () =>
      'use a smaller cover; players read the whole tag before the first sound. --full reads it all the same',
    explain:
      'Players that stream read the tag before they play. One of this size is mostly a cover in print quality, and delays ' +
      'the start by seconds. Its chapters were not compared.',
  }),
  'published/not-mp3': rule<{ readonly found: string }>({
    severity: 'error',
    message: ({ found }) => `what the URL serves is not an mp3: it starts with "${found}"`,
    help: () => 'correct the URL; a page that asks for a login or for consent is not the file',
    explain:
      'No MPEG frame stands where the audio should begin. Often the URL leads to a web page, or to an audio file of ' +
      'another kind.',
  }),
} as const;
