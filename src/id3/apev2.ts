import { concatBytes } from '../bytes/concat.js';
import type { BareFrame } from './frame-content.js';
import { renderPictureFrame } from './frames/apic.js';
import { decodeLatin1, encodeLatin1 } from './latin1.js';
import { decodeString, encodeString, type TextEncoding, terminator } from './text-encoding.js';

/** Keys of text by the frame of v2.3 that says the same; keys are compared without regard to case. */
const frameNames: Readonly<Record<string, string>> = {
  title: 'TIT2',
  subtitle: 'TIT3',
  artist: 'TPE1',
  'album artist': 'TPE2',
  conductor: 'TPE3',
  album: 'TALB',
  composer: 'TCOM',
  genre: 'TCON',
  year: 'TYER',
  track: 'TRCK',
  disc: 'TPOS',
  copyright: 'TCOP',
  publisher: 'TPUB',
  isrc: 'TSRC',
  language: 'TLAN',
  bpm: 'TBPM',
};

const pictureTypes: Readonly<Record<string, number>> = { 'cover art (front)': 3, 'cover art (back)': 4 };

const headerLength = 32;
const kinds = { text: 0, binary: 1, link: 2 } as const;

/**
 * Reads an APEv2 tag.
 *
 * @param bytes the whole tag, with or without a header
 * @returns its values as frames of v2.3; `left`: keys of items that no frame can hold (bytes without a stated meaning);
 * these items stay in the APEv2 tag
 * @see APE tag specification, "APE Tag Item": size (4), flags (4), key, a zero, value; numbers little-endian
 */
export function framesOfApe(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: BareFrame[] = [];
  const left: string[] = [];
  const hasHeader = decodeLatin1(bytes.subarray(0, 8)) === 'APETAGEX';
  for (let at = hasHeader ? headerLength : 0; at + headerLength < bytes.length; ) {
    const length = view.getUint32(at, true);
    const kind = (view.getUint32(at + 4, true) >> 1) & 3;
    const keyEnd = bytes.indexOf(0, at + 8);
    const end = keyEnd + 1 + length;
    if (keyEnd < 0 || end > bytes.length - headerLength) break;
    const key = decodeLatin1(bytes.subarray(at + 8, keyEnd));
    const frame = frameOf(key, kind, bytes.subarray(keyEnd + 1, end));
    if (frame === null) left.push(key);
    else frames.push(frame);
    at = end;
  }
  return { frames, left };
}

function frameOf(key: string, kind: number, value: Uint8Array): BareFrame | null {
  const name = key.toLowerCase();
  if (kind === kinds.binary) return pictureFrame(name, value);
  if (kind !== kinds.text && kind !== kinds.link) return null;
  const texts = decodeString(value, 3).split('\0');
  const encoding = [key, ...texts].join('').match(/[^\u0000-\u00ff]/) === null ? 0 : 1;
  const body = (...strings: readonly string[]): Uint8Array => joinStrings(strings, encoding);
  const known = frameNames[name];
  if (known !== undefined) return { id: known, flags: 0, body: concatBytes([[encoding], body(...texts)]) };
  if (name === 'comment' || name === 'lyrics') {
    const id = name === 'comment' ? 'COMM' : 'USLT';
    const language = encodeLatin1('eng');
    return { id, flags: 0, body: concatBytes([[encoding], language, body('', texts.join('\n'))]) };
  }
  if (kind === kinds.link && /^[\u0021-\u007e]+$/.test(texts[0] ?? '')) {
    const url = encodeLatin1(texts[0] ?? '');
    const description = concatBytes([encodeString(key, encoding), terminator(encoding)]);
    return { id: 'WXXX', flags: 0, body: concatBytes([[encoding], description, url]) };
  }
  return { id: 'TXXX', flags: 0, body: concatBytes([[encoding], body(key, ...texts)]) };
}

/** A cover: its file name, a zero, the picture. */
function pictureFrame(name: string, value: Uint8Array): BareFrame | null {
  const pictureType = pictureTypes[name];
  const start = value.indexOf(0) + 1;
  const mimeType = mimeTypeOf(value.subarray(start));
  if (pictureType === undefined || start === 0 || mimeType === null) return null;
  const data = value.subarray(start);
  const body = renderPictureFrame({ encoding: 0, mimeType, pictureType, description: '', data });
  return { id: 'APIC', flags: 0, body };
}

function mimeTypeOf(data: Uint8Array): string | null {
  if (data[0] === 0xff && data[1] === 0xd8) return 'image/jpeg';
  return decodeLatin1(data.subarray(1, 4)) === 'PNG' ? 'image/png' : null;
}

/** Strings with a terminator between each two. */
function joinStrings(strings: readonly string[], encoding: TextEncoding): Uint8Array {
  return concatBytes(
    strings.flatMap((text, index) => [
      index === 0 ? new Uint8Array(0) : terminator(encoding),
      encodeString(text, encoding),
    ]),
  );
}
