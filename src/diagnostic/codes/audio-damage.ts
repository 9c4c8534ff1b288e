import { rule } from '../rule.js';
import { formatCount, formatQuantity, formatTime } from '../wording.js';

const kindWords = {
  zeros: 'zeros',
  text: 'text',
  tag: 'tags',
  other: 'other bytes',
} as const;

type JunkKind = keyof typeof kindWords;

const exportAgain = 'export the file again, or copy it again from a complete original';

/** Findings of the area `audio/` on bytes in the audio that are not audio, and on audio that is missing. */
export const audioDamageCodes = {
  'audio/junk-before': rule<{ byteLength: number; kind: JunkKind }>({
    severity: 'warning',
    message: ({ byteLength, kind }) =>
      `${formatQuantity(byteLength, 'byte')} of ${kindWords[kind]} come before the audio`,
    help: () => 'export the file again if players show a wrong length',
    explain:
      'Between the tag and the first MPEG frame there are bytes that are not audio. Players skip them, but some then ' +
      'miss the header that states the length, and guess it instead. The bytes are kept as they are. Export the file ' +
      'again to get rid of them.',
  }),
  'audio/junk-between': rule<{ byteLength: number; kind: JunkKind; atMs: number }>({
    severity: 'warning',
    message: ({ byteLength, kind, atMs }) =>
      `${formatQuantity(byteLength, 'byte')} of ${kindWords[kind]} interrupt the audio at ${formatTime(atMs)}`,
    help: () => 'listen there; if it clicks or skips, export the file again',
    explain:
      'There are bytes within the audio that do not belong to any MPEG frame. Either the file is damaged, or files with ' +
      'tags were joined end to end. Players search for the next frame, so you may hear a click or a skip. Players that ' +
      'compute positions from bytes seek to the wrong place. The bytes are kept as they are. If you can hear the fault, ' +
      'export the file again.',
  }),
  'audio/junk-more': rule<{ count: number; byteLength: number }>({
    severity: 'warning',
    message: ({ count, byteLength }) =>
      `${formatCount(count)} more ${count === 1 ? 'place has' : 'places have'} bytes that are not audio, ${formatQuantity(byteLength, 'byte')} in the whole file`,
    help: () => exportAgain,
    explain:
      'The audio is interrupted so often that only the first places are listed one by one. The file is badly damaged, ' +
      'or it is not a plain mp3. Export it again from the master.',
  }),
  'audio/cut-frame': rule<{ missingByteLength: number; atMs: number; count: number }>({
    severity: 'warning',
    message: ({ missingByteLength, atMs, count }) =>
      `${formatQuantity(missingByteLength, 'byte')} of an MPEG frame are missing at ${formatTime(atMs)}` +
      (count > 1 ? `, and parts of ${formatQuantity(count - 1, 'more frame')}` : ''),
    help: () => 'listen there; if it skips, export the file again',
    explain:
      'An MPEG frame starts before the previous one has ended, so bytes were lost there. This happens when a download ' +
      'is put together from parts, or when a file is cut and joined as plain bytes. Players skip or click at that ' +
      'place. Export the file again.',
  }),
  'audio/truncated': rule<{ missingByteLength: number; atMs: number }>({
    severity: 'warning',
    message: ({ missingByteLength }) =>
      `the last MPEG frame is ${formatQuantity(missingByteLength, 'byte')} short: the file was cut off`,
    help: () => 'compare the end with the master: much more than this frame may be missing',
    explain:
      'The file ends in the middle of an MPEG frame. Encoders write whole frames, so something cut the file off: a ' +
      'download that stopped, a full disk, or an editor that cuts plain bytes. The end of the episode may be missing. ' +
      'Listen to the end.',
  }),
  'audio/data-behind': rule<{ byteLength: number; kind: JunkKind }>({
    severity: 'warning',
    message: ({ byteLength, kind }) =>
      `${formatQuantity(byteLength, 'byte')} of ${kindWords[kind]} follow the audio`,
    help: () => 'export the file again if players show a wrong length',
    explain:
      'After the last MPEG frame there are bytes that are neither audio nor a tag. Players that compute the duration ' +
      'from the file size count them as audio. The bytes are kept as they are. Export the file again to get rid of ' +
      'them.',
  }),
};
