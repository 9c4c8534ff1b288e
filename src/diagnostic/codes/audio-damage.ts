import { rule } from '../rule.js';
import { formatCount, formatQuantity, formatTime } from '../wording.js';

const kindWords = {
  zeros: 'zeros',
  text: 'text',
  tag: 'tags',
  other: 'other bytes',
} as const;

type JunkKind = keyof typeof kindWords;

const exportAgain = 'export the file again, or copy it again from where it is whole';

/** Findings of the area `audio/` on bytes in the audio that are not audio, and on audio that is missing. */
export const audioDamageCodes = {
  'audio/junk-before': rule<{ readonly byteLength: number; readonly kind: JunkKind }>({
    severity: 'warning',
    message: ({ byteLength, kind }) =>
      `${formatQuantity(byteLength, 'byte')} of ${kindWords[kind]} stand before the audio`,
    help: () => 'export the file again if players show a wrong length',
    explain:
      'Between the tag and the first MPEG frame stand bytes that are no audio. Players skip them, but some then do not find ' +
      'the header with the length, and guess it. They are kept as they are; export the file again to be rid of them.',
  }),
  'audio/junk-between': rule<{ readonly byteLength: number; readonly kind: JunkKind; readonly atMs: number }>(
    {
      severity: 'warning',
      message: ({ byteLength, kind, atMs }) =>
        `${formatQuantity(byteLength, 'byte')} of ${kindWords[kind]} interrupt the audio at ${formatTime(atMs)}`,
      help: () => 'listen there; if it clicks or skips, export the file again',
      explain:
        'Within the audio stand bytes that belong to no MPEG frame: damage, or the tags of files that were joined end to end. ' +
        'Players search for the next frame, which can click or skip, and those that compute positions from bytes seek to the ' +
        'wrong place. The bytes are kept as they are. Export the file again if it is to be heard.',
    },
  ),
  'audio/junk-more': rule<{ readonly count: number; readonly byteLength: number }>({
    severity: 'warning',
    message: ({ count, byteLength }) =>
      `${formatCount(count)} more ${count === 1 ? 'stretch' : 'stretches'} of no audio, ${formatQuantity(byteLength, 'byte')} in all stretches`,
    help: () => exportAgain,
    explain:
      'The audio is interrupted so often that only the first places are listed one by one. The file is badly damaged, or it ' +
      'is no plain mp3. Export it again from the master.',
  }),
  'audio/cut-frame': rule<{
    readonly missingByteLength: number;
    readonly atMs: number;
    readonly count: number;
  }>({
    severity: 'warning',
    message: ({ missingByteLength, atMs, count }) =>
      `${formatQuantity(missingByteLength, 'byte')} of a frame are missing at ${formatTime(atMs)}` +
      (count > 1 ? `, and of ${formatQuantity(count - 1, 'frame')} more` : ''),
    help: () => 'listen there; if it skips, export the file again',
    explain:
      'A frame starts before the one in front of it is over: bytes were lost there, as when a download is put together ' +
      'from parts or a file is cut and joined by bytes. Players skip or click at that place. Export the file again.',
  }),
  'audio/truncated': rule<{ readonly missingByteLength: number; readonly atMs: number }>({
    severity: 'warning',
    message: ({ missingByteLength }) =>
      `the last frame lacks ${formatQuantity(missingByteLength, 'byte')}: the file was cut`,
    help: () => 'compare the end with the master: more than a part of a frame may be missing',
    explain:
      'The file ends in the middle of an MPEG frame. Encoders write whole frames, so something cut the file: a stopped ' +
      'download, a full disk, an editor that cuts by bytes. The end of the episode may be missing. Check the end.',
  }),
  'audio/data-behind': rule<{ readonly byteLength: number; readonly kind: JunkKind }>({
    severity: 'warning',
    message: ({ byteLength, kind }) =>
      `${formatQuantity(byteLength, 'byte')} of ${kindWords[kind]} stand behind the audio`,
    help: () => 'export the file again if players show a wrong length',
    explain:
      'Behind the last MPEG frame stand bytes that are neither audio nor a tag at the end of the file. Players that compute ' +
      'the duration from the size count them as audio. They are kept as they are; export the file again to be rid of them.',
  }),
};
