import { rule } from '../rule.js';
import { formatCount, formatQuantity, formatTime } from '../wording.js';

/** What players show when they find no duration. The estimate is null for a constant bit rate, where a guess is right. */
const guessWords = (shownMs: number | null) =>
  shownMs === null ? 'players compute it' : `players guess ${formatTime(shownMs)}`;

const exportAgain = 'export the file again, or copy it again from a complete original';

/** A claim compared with what is there. */
export interface FrameCountClaim {
  readonly kind: string;
  readonly statedFrameCount: number;
  readonly frameCount: number;
  /** What programs that believe the header show: frames × samples ÷ sample rate. */
  readonly shownMs: number;
  readonly measuredMs: number;
}

/** Findings of the area `audio/`. */
export const audioCodes = {
  'audio/empty': rule<object>({
    severity: 'error',
    message: () => 'the file is empty',
    help: () => 'export it again; an upload or copy may have stopped before the first byte',
    explain:
      'The file does not contain a single byte. Usually an export, a copy or a download failed. Nothing is written to ' +
      'it: a file with chapters and no audio is not an episode. Export the audio again.',
  }),
  'audio/only-tag': rule<{ tagByteLength: number }>({
    severity: 'error',
    message: ({ tagByteLength }) =>
      `there is no audio: the whole file (${formatQuantity(tagByteLength, 'byte')}) is tags`,
    help: () => exportAgain,
    explain:
      'The file starts with tags (title, cover, chapters) and ends where the audio should start. Usually an export or a ' +
      'download stopped early. Players show the title and play nothing. Export the audio again.',
  }),
  'audio/head-only': rule<object>({
    severity: 'info',
    message: () => 'this is the tag of an mp3 without its audio',
    help: null,
    explain:
      'The first bytes of an mp3, from a partial download, contain the ID3v2 tag with its chapters. These can ' +
      'be shown. To check or write anything, the whole file is needed.',
  }),
  'audio/only-header': rule<object>({
    severity: 'error',
    message: () => 'there is no audio: the only MPEG frame is a header frame',
    help: () => exportAgain,
    explain:
      'The first MPEG frame of an mp3 usually contains a header (Xing, Info or VBRI) instead of sound. It describes the ' +
      'frames that follow. Here none follow. Usually an export stopped right after it began. Export the audio again.',
  }),
  'audio/tag-past-end': rule<{ statedByteLength: number; byteLength: number }>({
    severity: 'error',
    message: ({ statedByteLength, byteLength }) =>
      `the tag says it has ${formatQuantity(statedByteLength, 'byte')}, but the file ends after ${formatCount(byteLength)}`,
    help: () => exportAgain,
    explain:
      'The ID3v2 tag at the start of the file claims to be longer than the file. Either the file was cut off, or the ' +
      'size in the tag is damaged. It is not clear where the audio starts, so nothing is written. Export the audio ' +
      'again.',
  }),
  'audio/tag-into-audio': rule<{ statedByteLength: number; byteLength: number }>({
    severity: 'error',
    message: ({ statedByteLength, byteLength }) =>
      `the tag says it has ${formatQuantity(statedByteLength, 'byte')}, but the audio begins after ${formatCount(byteLength)}`,
    help: () => 'correct the size of the tag: chapterize repair AUDIO --tag-size',
    explain:
      'The ID3v2 tag at the start of the file claims to be longer than it is: there are MPEG frames inside it. Players ' +
      'skip the tag, and with it the beginning of the episode or all of it. `chapterize repair AUDIO --tag-size` ' +
      'corrects the size.',
  }),
  'audio/tag-size-corrected': rule<{ statedByteLength: number; byteLength: number }>({
    severity: 'info',
    message: ({ statedByteLength, byteLength }) =>
      `the tag said it had ${formatQuantity(statedByteLength, 'byte')}; it has ${formatCount(byteLength)}`,
    help: null,
    explain:
      '`chapterize repair AUDIO --tag-size` has corrected the size in the header of the tag, or would do so without --dry-run. ' +
      'The tag remembers the former size, so `undo` restores the file as it was.',
  }),
  'audio/not-mpeg': rule<{ found: string; remedy: string }>({
    severity: 'error',
    message: ({ found }) => `this is ${found}, not an mp3`,
    help: ({ remedy }) => remedy,
    explain:
      'Chapters are written as ID3v2 frames, and players look for those in mp3 files only. In other formats the tag ' +
      'would do nothing, or keep the file from playing. The name of a file does not tell what is in it. Use an mp3, or ' +
      'convert the file to one.',
  }),
  'audio/no-frames': rule<object>({
    severity: 'error',
    message: () => 'no MPEG audio found in the first 1 MiB where it should be',
    help: () => 'check that this is the right file and that it plays',
    explain:
      'An mp3 is a sequence of MPEG frames, each of which tells where the next one starts. No such sequence was found ' +
      'after the tag, and what is there is not a known format. The file may be damaged or encrypted. Check that it ' +
      'plays.',
  }),
  'audio/riff-wrapped': rule<{ dataOffset: number | null }>({
    severity: 'error',
    message: () => 'this is a WAV file (RIFF) with an mp3 inside',
    help: () => 'extract the mp3 without loss: ffmpeg -i IN -c copy OUT.mp3',
    explain:
      'Some editors wrap mp3 audio in a WAV (RIFF) file, often with a name that ends in .mp3. A tag in front would make ' +
      'the lengths and offsets in its header wrong, and few players look for chapters in such a file. So nothing is ' +
      'written. Extract the mp3: `ffmpeg -i IN -c copy OUT.mp3` copies the audio as it is.',
  }),
  'audio/format-change': rule<{
    from: string;
    to: string;
    atMs: number;
    /** How often the format changes in all. */
    count: number;
  }>({
    severity: 'warning',
    message: ({ from, to, atMs, count }) =>
      `the audio format changes at ${formatTime(atMs)} from ${from} to ${to}` +
      (count > 1 ? `, and ${formatQuantity(count - 1, 'more time')}` : ''),
    help: () => 'export the whole episode in one format',
    explain:
      'The sample rate, the channels, or the MPEG version or layer changes partway through. This happens when an intro ' +
      'is joined to an episode that was encoded with other settings. Many players keep the first format and then play ' +
      'too fast, too slow, or nothing. Export the whole episode in one go.',
  }),
  'audio/concatenated': rule<{
    streamCount: number;
    atMs: number;
    shownMs: number | null;
    measuredMs: number;
  }>({
    severity: 'warning',
    message: ({ streamCount, atMs, shownMs, measuredMs }) =>
      `${formatCount(streamCount)} mp3 files were joined into this one, the second starts at ${formatTime(atMs)}; it lasts ${formatTime(measuredMs)} in all` +
      (shownMs === null ? '' : `, but its first header says ${formatTime(shownMs)}`),
    help: () =>
      'export the whole episode in one go, or join the parts with: ffmpeg -f concat -i LIST -c copy OUT.mp3',
    explain:
      'A header frame in the middle shows that whole mp3 files were joined end to end. Players that believe the first ' +
      'header show the length of the first part only, and cannot seek past it. Listeners may not be able to reach later ' +
      'chapters. Export the episode in one go.',
  }),
  'audio/no-claim': rule<{ measuredMs: number; shownMs: number | null }>({
    severity: 'warning',
    message: ({ measuredMs, shownMs }) =>
      `the bit rate varies and no header states the duration: ${guessWords(shownMs)}, but the audio lasts ${formatTime(measuredMs)}`,
    help: () => 'export the file again with a Xing header, or with a constant bit rate',
    explain:
      'An mp3 with a variable bit rate needs a header in its first frame that tells how long it is. Without one, ' +
      'players guess the duration from the first frames. They are often wrong by minutes, and then seek to the wrong ' +
      'places. Export the file again.',
  }),
  'audio/claim-tag-length': rule<{ statedMs: number; measuredMs: number }>({
    severity: 'warning',
    message: ({ statedMs, measuredMs }) =>
      `TLEN in the tag says ${formatTime(statedMs)}, but the audio lasts ${formatTime(measuredMs)}`,
    help: () => 'remove TLEN with a tag editor, or export the file again',
    explain:
      'The TLEN frame of the tag states how long the audio is, in milliseconds. Some players show it and seek by it ' +
      'without looking at the audio. This one is wrong. That happens when the audio was cut, or when the tag was copied ' +
      'from another file. It is kept as it is.',
  }),
  'audio/claim-no-frames': rule<{ kind: string; measuredMs: number; shownMs: number | null }>({
    severity: 'warning',
    message: ({ kind, measuredMs, shownMs }) =>
      `the ${kind} header does not say how many frames follow: ${guessWords(shownMs)}, but the audio lasts ${formatTime(measuredMs)}`,
    help: () => 'export the file again to get a complete header',
    explain:
      'The first frame of this mp3 contains a header (Xing, Info or VBRI) without the number of frames. Players take ' +
      'the duration from that number. Without it, they guess from the first frames and seek by that guess. Export the ' +
      'file again.',
  }),
  'audio/claim-no-bytes': rule<{ kind: string }>({
    severity: 'warning',
    message: ({ kind }) =>
      `the ${kind} header does not say how many bytes of audio follow: players built on Media3 or ExoPlayer jump to 0:00`,
    help: () => 'export the file again with a complete header, or with a constant bit rate (CBR)',
    explain:
      'Players that seek by the table in the header multiply its entries by the number of bytes of audio. Without that ' +
      'number, players built on Media3 (ExoPlayer), such as AntennaPod and Pocket Casts, play from the beginning ' +
      'whenever a chapter is chosen. Browsers and FFmpeg use the size of the whole file, including the cover image, ' +
      'and land too late. Export the file again.',
  }),
  'audio/claim-no-table': rule<{ kind: string }>({
    severity: 'warning',
    message: ({ kind }) =>
      `the ${kind} header has no seek table: players built on Media3 or ExoPlayer cannot jump to chapters`,
    help: () => 'export the file again with a complete header, or with a constant bit rate (CBR)',
    explain:
      'A Xing header announces a variable bit rate and should contain a table of 100 positions. Players built on Media3 ' +
      '(ExoPlayer), such as AntennaPod and Pocket Casts, cannot seek at all in a file whose Xing header has no table, ' +
      'so listeners cannot jump to any chapter there. Export the file again.',
  }),
  'audio/claim-table': rule<{
    kind: string;
    problem: 'zeros' | 'falling';
    /** The entry that is below the one before it, in percent of the time; null for zeros. */
    percent: number | null;
  }>({
    severity: 'warning',
    message: ({ kind, problem, percent }) =>
      problem === 'zeros'
        ? `the seek table of the ${kind} header is all zeros: players that use it jump to 0:00`
        : `the seek table of the ${kind} header goes backwards at ${percent ?? 0} %: players that use it jump to wrong places`,
    help: () => 'export the file again with a complete header, or with a constant bit rate (CBR)',
    explain:
      'The header in the first frame contains a table that tells where in the file each hundredth of the playing time ' +
      'is. Its entries must rise from 0 to 255. Players that seek by it (browsers, FFmpeg, Media3) go where it says. ' +
      'Export the file again.',
  }),
  'audio/claim-frames': rule<FrameCountClaim>({
    severity: 'warning',
    message: ({ kind, statedFrameCount, frameCount, shownMs, measuredMs }) =>
      `the ${kind} header says ${formatQuantity(statedFrameCount, 'frame')}, but the file has ${formatCount(frameCount)}: ` +
      `players show ${formatTime(shownMs)}, but the audio lasts ${formatTime(measuredMs)}`,
    help: ({ statedFrameCount, frameCount }) =>
      statedFrameCount > frameCount
        ? 'compare the end with the master: the file may have been cut off'
        : 'export the file again to get a correct header',
    explain:
      'The first frame of an mp3 can contain a header (Xing, Info or VBRI) that tells how many frames follow. Players ' +
      'take the duration from it and seek by it, without looking at the rest. Here it is wrong by more than one frame. ' +
      'It is too high if the file was cut off, and too low if audio was added. Export the file again, and check that ' +
      'nothing is missing.',
  }),
  'audio/claim-bytes': rule<{ kind: string; statedByteLength: number; byteLength: number }>({
    severity: 'warning',
    message: ({ kind, statedByteLength, byteLength }) =>
      `the ${kind} header says ${formatQuantity(statedByteLength, 'byte')} of audio, but the file has ${formatCount(byteLength)}`,
    help: () => 'export the file again if players jump to wrong places',
    explain:
      'The first frame of an mp3 can contain a header (Xing, Info or VBRI) that tells how many bytes of audio there ' +
      'are, and where in them each hundredth of the playing time is. Players seek by it. With a wrong byte count they ' +
      'land in the wrong place, so chapters start early or late. Export the file again.',
  }),
} as const;
