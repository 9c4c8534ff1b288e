import { rule } from '../rule.js';
import { formatCount, formatQuantity, formatTime } from '../wording.js';

/** What players show that find no duration; the estimate is null where the bit rate is constant, and a guess is right. */
const guessWords = (shownMs: number | null) =>
  shownMs === null ? 'players compute it' : `players guess about ${formatTime(shownMs)}`;

const exportAgain = 'export the file again, or copy it again from where it is whole';

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
      'There is not a single byte in the file. Usually an export, a copy or a download failed and left it behind. ' +
      'Nothing can be written into it: a file with nothing but chapters is no episode. Export the audio again.',
  }),
  'audio/only-tag': rule<{ readonly tagByteLength: number }>({
    severity: 'error',
    message: ({ tagByteLength }) =>
      `there is no audio: all ${formatQuantity(tagByteLength, 'byte')} are tags`,
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
      'The first bytes of an mp3, as a partial download gives them, hold the ID3v2 tag with its chapters. They can be shown; to check or ' +
      'write anything, the whole file is needed.',
  }),
  'audio/only-header': rule<object>({
    severity: 'error',
    message: () => 'there is no audio: the only MPEG frame is a header frame',
    help: () => exportAgain,
    explain:
      'The first MPEG frame of an mp3 usually holds no sound but a header (Xing, Info or VBRI) that describes the frames ' +
      'behind it. Here none follow. Usually an export stopped right after it began. Export the audio again.',
  }),
  'audio/tag-past-end': rule<{ readonly statedByteLength: number; readonly byteLength: number }>({
    severity: 'error',
    message: ({ statedByteLength, byteLength }) =>
      `the tag states ${formatQuantity(statedByteLength, 'byte')}, the file has ${formatCount(byteLength)} from there on`,
    help: () => exportAgain,
    explain:
      'The ID3v2 tag at the head of the file says that it is longer than the file. Either the file was cut, or the size of ' +
      'the tag is damaged. Where the audio starts cannot be told, so nothing is written. Export the audio again.',
  }),
  'audio/tag-into-audio': rule<{ readonly statedByteLength: number; readonly byteLength: number }>({
    severity: 'error',
    message: ({ statedByteLength, byteLength }) =>
      `the tag states ${formatQuantity(statedByteLength, 'byte')}, but the audio begins after ${formatCount(byteLength)}`,
    help: () => 'correct the size of the tag: chapterize repair AUDIO --tag-size',
    explain:
      'The ID3v2 tag at the head of the file says that it is longer than it is: MPEG frames stand inside of it. Players skip the tag, and ' +
      'with it the beginning of the episode, or all of it. `chapterize repair AUDIO --tag-size` corrects those four bytes and nothing else.',
  }),
  'audio/not-mpeg': rule<{ readonly found: string; readonly remedy: string }>({
    severity: 'error',
    message: ({ found }) => `this is ${found}, not an mp3`,
    help: ({ remedy }) => remedy,
    explain:
      'Chapters are written as ID3v2 frames, and players look for those in mp3 files only; in other formats the tag would ' +
      'do nothing or keep the file from playing. The name of a file does not say what is in it. Give an mp3, or make one.',
  }),
  'audio/no-frames': rule<object>({
    severity: 'error',
    message: () => 'no MPEG audio found within 1 MiB of where it should start',
    help: () => 'check that the right file was given, and that it plays',
    explain:
      'An mp3 is a row of MPEG frames, each of which says where the next one starts. No such row was found behind the tag, ' +
      'and what is there instead is of no known format: it may be damaged or encrypted. Check that the file plays.',
  }),
  'audio/riff-wrapped': rule<{ readonly dataOffset: number | null }>({
    severity: 'error',
    message: () => 'this is a WAV file (RIFF) with an mp3 inside',
    help: () => 'take the mp3 out of it, without loss: ffmpeg -i IN -c copy OUT.mp3',
    explain:
      'Some editors wrap mp3 audio in a WAV (RIFF) file, often named .mp3 all the same. Its header states lengths and offsets ' +
      'that a tag in front would falsify, and few players look for chapters there, so nothing is written. Take the mp3 out: ' +
      '`ffmpeg -i IN -c copy OUT.mp3` copies the audio as it is.',
  }),
  'audio/format-change': rule<{
    readonly from: string;
    readonly to: string;
    readonly atMs: number;
    /** How often the format changes in all. */
    readonly count: number;
  }>({
    severity: 'warning',
    message: ({ from, to, atMs, count }) =>
      `the format changes at ${formatTime(atMs)} from ${from} to ${to}` +
      (count > 1 ? `, and ${formatQuantity(count - 1, 'time')} more` : ''),
    help: () => 'export the whole episode in one format',
    explain:
      'Sample rate, channels, or version and layer of MPEG change midway, as when an intro is joined to an episode without ' +
      'encoding both alike. Many players keep the first format and then play too fast, too slow, or nothing. Export the ' +
      'whole episode in one go.',
  }),
  'audio/concatenated': rule<{
    readonly streamCount: number;
    readonly atMs: number;
    readonly shownMs: number | null;
    readonly measuredMs: number;
  }>({
    severity: 'warning',
    message: ({ streamCount, atMs, shownMs, measuredMs }) =>
      `${formatCount(streamCount)} streams stand one after the other, the second from ${formatTime(atMs)} on, ${formatTime(measuredMs)} in all` +
      (shownMs === null ? '' : `; the header of the first says ${formatTime(shownMs)}`),
    help: () =>
      'export the whole episode in one go, or join the parts with: ffmpeg -f concat -i LIST -c copy OUT.mp3',
    explain:
      'A header frame in the middle shows that whole mp3 files were joined end to end. Players that believe the first header ' +
      'show the length of the first part only, and cannot seek behind it. Chapters behind it may be out of reach. Export the ' +
      'episode in one go.',
  }),
  'audio/no-claim': rule<{ readonly measuredMs: number; readonly shownMs: number | null }>({
    severity: 'warning',
    message: ({ measuredMs, shownMs }) =>
      `the bit rate varies, and no header states the duration: ${guessWords(shownMs)}, the audio lasts ${formatTime(measuredMs)}`,
    help: () => 'export the file again with a Xing header, or with a constant bit rate',
    explain:
      'An mp3 with a varying bit rate needs a header in its first frame that says how long it is. Without one, players guess the ' +
      'duration from the first frames, often wrong by minutes, and seek to wrong places. Export the file again.',
  }),
  'audio/claim-tag-length': rule<{ readonly statedMs: number; readonly measuredMs: number }>({
    severity: 'warning',
    message: ({ statedMs, measuredMs }) =>
      `TLEN in the tag says ${formatTime(statedMs)}, the audio lasts ${formatTime(measuredMs)}`,
    help: () => 'remove TLEN with a tag editor, or export the file again',
    explain:
      'The frame TLEN of the tag states how long the audio is, in milliseconds. Some players show it, and seek by it, without looking at ' +
      'the audio. This one is wrong, as after a cut or when a tag was copied from another file. It is kept as it is.',
  }),
  'audio/claim-no-frames': rule<{
    readonly kind: string;
    readonly measuredMs: number;
    readonly shownMs: number | null;
  }>({
    severity: 'warning',
    message: ({ kind, measuredMs, shownMs }) =>
      `the ${kind} header does not say how many frames follow: ${guessWords(shownMs)}, the audio lasts ${formatTime(measuredMs)}`,
    help: () => 'export the file again, so that the header is complete',
    explain:
      'The first frame of this mp3 holds a header (Xing, Info or VBRI) without the number of frames, which is what players ' +
      'take the duration from. They guess it from the first frames instead, and seek by that guess. Export the file again.',
  }),
  'audio/claim-no-bytes': rule<{ readonly kind: string }>({
    severity: 'info',
    message: ({ kind }) => `the ${kind} header does not say how many bytes of audio follow`,
    help: () => 'export the file again if players jump to wrong places',
    explain:
      'Players that seek by the table of the header multiply its entries by the number of bytes of audio. Without that number ' +
      'they take the size of the file, cover image and all, and land late. Export the file again if that matters.',
  }),
  'audio/claim-no-table': rule<{ readonly kind: string }>({
    severity: 'warning',
    message: ({ kind }) =>
      `the ${kind} header has no seek table: players built on Media3 or ExoPlayer cannot jump to chapters`,
    help: () => 'export the file again with a complete header, or with a constant bit rate (CBR)',
    explain:
      'A Xing header announces a varying bit rate and should hold a table of 100 positions. AntennaPod, Pocket Casts and other ' +
      'players built on Media3 (ExoPlayer) cannot seek at all in a file whose Xing header has none, so no chapter can be ' +
      'reached there. Export the file again.',
  }),
  'audio/claim-table': rule<{
    readonly kind: string;
    readonly problem: 'zeros' | 'falling';
    /** The entry that is below the one before it, in percent of the time; null for zeros. */
    readonly percent: number | null;
  }>({
    severity: 'warning',
    message: ({ kind, problem, percent }) =>
      problem === 'zeros'
        ? `the seek table of the ${kind} header is all zeros: players that use it jump to 0:00`
        : `the seek table of the ${kind} header goes backwards at ${percent ?? 0} %: players that use it jump to wrong places`,
    help: () => 'export the file again with a complete header, or with a constant bit rate (CBR)',
    explain:
      'The header in the first frame holds a table that says where in the file each hundredth of the time stands. It must rise ' +
      'from 0 to 255. Players that seek by it (browsers, FFmpeg, Media3) go where it says. Export the file again.',
  }),
  'audio/claim-frames': rule<FrameCountClaim>({
    severity: 'warning',
    message: ({ kind, statedFrameCount, frameCount, shownMs, measuredMs }) =>
      `the ${kind} header claims ${formatQuantity(statedFrameCount, 'frame')}, the file has ${formatCount(frameCount)}: ` +
      `players show ${formatTime(shownMs)}, the audio lasts ${formatTime(measuredMs)}`,
    help: ({ statedFrameCount, frameCount }) =>
      statedFrameCount > frameCount
        ? 'compare the end with the master: the file may have been cut'
        : 'export the file again, so that the header is written anew',
    explain:
      'The first frame of an mp3 can hold a header (Xing, Info or VBRI) that says how many frames follow. Players take the ' +
      'duration from it and seek by it, without looking at the rest. Here it is wrong by more than a frame: too high when the ' +
      'file was cut, too low when audio was added. Export the file again, and check that nothing is missing.',
  }),
  'audio/claim-bytes': rule<{
    readonly kind: string;
    readonly statedByteLength: number;
    readonly byteLength: number;
  }>({
    severity: 'warning',
    message: ({ kind, statedByteLength, byteLength }) =>
      `the ${kind} header claims ${formatQuantity(statedByteLength, 'byte')} of audio, the file has ${formatCount(byteLength)}`,
    help: () => 'export the file again if players jump to wrong places',
    explain:
      'The first frame of an mp3 can hold a header (Xing, Info or VBRI) that says how many bytes the audio has, and where in ' +
      'them each hundredth of the time stands. Players seek by it. With a wrong byte count they land in the wrong place, so ' +
      'chapters start early or late. Export the file again.',
  }),
} as const;
