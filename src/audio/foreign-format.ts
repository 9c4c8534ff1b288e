import { type ByteRange, rangeLength } from '../bytes/byte-range.js';
import { type ByteSource, readRange } from '../bytes/byte-source.js';

/** What a file is instead of an mp3, for a message. */
export interface ForeignFormat {
  /** `a FLAC file`. */
  readonly found: string;
  /** What would help, as a sentence without full stop. */
  readonly remedy: string;
}

/** Characters in the first bytes of a file that identify a format. */
interface Mark extends ForeignFormat {
  readonly at: number;
  readonly letters: string;
}

/** What helps with any other audio format. */
export const convertRemedy = 'export as mp3, or convert it: `ffmpeg -i IN -c:a libmp3lame -b:a 128k OUT.mp3`';
const extract = 'take the sound out as mp3: `ffmpeg -i IN -vn -c:a libmp3lame -b:a 128k OUT.mp3`';
const otherFile = 'give the mp3 instead';

/** The first that matches counts: longer marks are before shorter ones at the same place. */
const marks: readonly Mark[] = [
  { at: 4, letters: 'ftypM4A', found: 'an M4A file (AAC or ALAC in MP4)', remedy: convertRemedy },
  { at: 4, letters: 'ftypM4B', found: 'an M4B file (AAC in MP4)', remedy: convertRemedy },
  { at: 4, letters: 'ftypqt', found: 'a QuickTime file', remedy: extract },
  { at: 4, letters: 'ftyp', found: 'an MP4 file', remedy: extract },
  { at: 0, letters: 'OggS', found: 'an Ogg file (Vorbis or Opus)', remedy: convertRemedy },
  { at: 0, letters: 'fLaC', found: 'a FLAC file', remedy: convertRemedy },
  { at: 8, letters: 'WAVE', found: 'a WAV file', remedy: convertRemedy },
  { at: 8, letters: 'AVI ', found: 'an AVI file', remedy: extract },
  { at: 0, letters: 'RIFF', found: 'a RIFF file', remedy: convertRemedy },
  { at: 8, letters: 'AIFF', found: 'an AIFF file', remedy: convertRemedy },
  { at: 8, letters: 'AIFC', found: 'an AIFF-C file', remedy: convertRemedy },
  { at: 0, letters: 'caff', found: 'a Core Audio file (CAF)', remedy: convertRemedy },
  { at: 0, letters: '\x1aE\xdf\xa3', found: 'a Matroska or WebM file', remedy: extract },
  { at: 0, letters: 'ADIF', found: 'AAC audio (ADIF)', remedy: convertRemedy },
  { at: 0, letters: '0&\xb2u\x8ef\xcf\x11', found: 'a Windows Media file (WMA, ASF)', remedy: convertRemedy },
  { at: 0, letters: 'wvpk', found: 'a WavPack file', remedy: convertRemedy },
  { at: 0, letters: 'MAC ', found: "a Monkey's Audio file", remedy: convertRemedy },
  { at: 0, letters: 'MPCK', found: 'a Musepack file', remedy: convertRemedy },
  { at: 0, letters: '#!AMR', found: 'an AMR file', remedy: convertRemedy },
  { at: 0, letters: '\x0bw', found: 'AC-3 audio', remedy: convertRemedy },
  { at: 0, letters: '%PDF', found: 'a PDF document', remedy: otherFile },
  { at: 0, letters: 'PK\x03\x04', found: 'a ZIP archive', remedy: 'unpack it and give the mp3 inside' },
  { at: 0, letters: '\x1f\x8b', found: 'a gzip archive', remedy: 'unpack it and give the mp3 inside' },
  { at: 0, letters: '\xff\xd8\xff', found: 'a JPEG image', remedy: otherFile },
  { at: 0, letters: '\x89PNG', found: 'a PNG image', remedy: otherFile },
];

/** How much of a file is looked at to say what it is. */
const headByteLength = 1 << 16;

/**
 * The other format that is where the audio should be; null when it is not recognised. MPEG frames inside it do not count.
 *
 * @param room from the end of the leading tags to the start of the trailing ones
 */
export async function findForeignFormat(source: ByteSource, room: ByteRange): Promise<ForeignFormat | null> {
  return recogniseForeignFormat(await readHead(source, room));
}

/** The first bytes of the room. */
export function readHead(source: ByteSource, room: ByteRange): Promise<Uint8Array> {
  return readRange(source, room.start, Math.min(headByteLength, rangeLength(room)));
}

/**
 * Recognises a file of another format by its first bytes. Such a file is not searched for MPEG frames: a video can hold
 * some, and a tag in front of it would break it.
 *
 * @param head the first bytes after any leading ID3v2 tag, at most a few thousand are looked at
 * @returns null when nothing known is there
 */
export function recogniseForeignFormat(head: Uint8Array): ForeignFormat | null {
  const mark = marks.find(({ at, letters }) => lettersAt(head, at, letters.length) === letters);
  if (mark !== undefined && isInContext(mark, head)) return { found: mark.found, remedy: mark.remedy };
  return isAdts(head) ? { found: 'AAC audio (ADTS)', remedy: convertRemedy } : null;
}

/** `WAVE` and the like identify a file only inside their container. */
function isInContext({ at, letters }: Mark, head: Uint8Array): boolean {
  if (at !== 8) return true;
  const outer = lettersAt(head, 0, 4);
  return letters.startsWith('AIF') ? outer === 'FORM' : /^(?:RIFF|RIFX|RF64)$/.test(outer);
}

/**
 * Whether AAC frames follow each other. Their sync looks like that of MPEG audio, but the layer bits, which are never 00
 * there, are always 00 here. Streams cut from broadcasts carry ID3 tags between the frames.
 *
 * @see ISO/IEC 13818-7, section 6.2 (adts_fixed_header)
 */
function isAdts(head: Uint8Array): boolean {
  let at = 0;
  for (let count = 0; count < 3; count += 1) {
    if (count > 0 && (at >= head.length || lettersAt(head, at, 3) === 'ID3')) return true;
    if (head[at] !== 0xff || ((head[at + 1] ?? 0) & 0xf6) !== 0xf0) return false;
    const length =
      (((head[at + 3] ?? 0) & 0x03) << 11) | ((head[at + 4] ?? 0) << 3) | ((head[at + 5] ?? 0) >> 5);
    if (length < 7) return false;
    at += length;
  }
  return true;
}

/**
 * Whether a RIFF file holds MPEG audio, as some editors write it.
 *
 * @param head the first bytes of the file
 * @returns where its data starts, null when it is not such a file or the data starts further on
 * @see RIFF WAVE, "fmt " chunk: format tags 0x50 (MPEG) and 0x55 (MPEG Layer III); RMP3, the form without "fmt "
 */
export function findRiffWrappedMpeg(head: Uint8Array): { readonly dataOffset: number | null } | null {
  if (lettersAt(head, 0, 4) !== 'RIFF') return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  let isMpeg = lettersAt(head, 8, 4) === 'RMP3';
  for (let at = 12; at + 8 <= head.length; ) {
    const id = lettersAt(head, at, 4);
    if (id === 'data') return isMpeg ? { dataOffset: at + 8 } : null;
    if (id === 'fmt ' && at + 10 <= head.length)
      isMpeg ||= [0x50, 0x55].includes(view.getUint16(at + 8, true));
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length & 1);
  }
  return isMpeg ? { dataOffset: null } : null;
}

function lettersAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
