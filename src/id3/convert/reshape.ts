import { ByteRope } from '../../bytes/byte-rope.js';
import { MalformedError } from '../../diagnostic/failure.js';
import { decodeLatin1, encodeLatin1 } from '../latin1.js';

/** The MIME types of the three-letter formats; `-->` marks a link instead of an image. @see ID3v2.2 4.15, ID3v2.3 4.15 */
const mimeTypes: ReadonlyMap<string, string> = new Map([
  ['JPG', 'image/jpeg'],
  ['PNG', 'image/png'],
  ['-->', '-->'],
  ['GIF', 'image/gif'],
  ['BMP', 'image/bmp'],
  ['TIF', 'image/tiff'],
]);

/**
 * Turns the body of PIC into that of APIC: the three letters of the image format become a MIME type. Formats without a
 * type of their own become `image/` and the letters, an empty one plain `image/`, as v2.3 asks for unknown images.
 *
 * @throws MalformedError `id3/convert-damaged-frame` when the format is missing or unprintable
 * @see ID3v2.2 4.15 and ID3v2.3 4.15 "Attached picture"
 */
export function spellOutImageFormat(body: Uint8Array): ByteRope {
  if (body.length < 4) throw damaged(body.length, 'a picture ends within its image format');
  const format = decodeLatin1(body.subarray(1, 4));
  const mimeType = mimeTypes.get(format.toUpperCase()) ?? unknownType(format);
  return new ByteRope([body.subarray(0, 1), encodeLatin1(mimeType), Uint8Array.of(0), body.subarray(4)]);
}

/**
 * Turns the body of LNK into that of LINK: the name of the linked frame gets its four letters.
 *
 * @param nameOf the v2.3 name for a v2.2 name
 * @throws MalformedError `id3/convert-damaged-frame` when the linked frame has no v2.3 name
 * @see ID3v2.2 4.21 and ID3v2.3 4.21 "Linked information"; v2.3 prints three bytes for the name, its readers take four
 */
export function renameLinkedFrame(body: Uint8Array, nameOf: (id: string) => string | undefined): ByteRope {
  const id = decodeLatin1(body.subarray(0, 3));
  const name = nameOf(id);
  if (name === undefined) throw damaged(0, `the linked frame ${JSON.stringify(id)} has no v2.3 name`);
  return new ByteRope([encodeLatin1(name), body.subarray(3)]);
}

function unknownType(format: string): string {
  // oxlint-disable-next-line no-control-regex -- some taggers leave the three bytes 00
  if (/^[ \0]{3}$/.test(format)) return 'image/';
  if (/^[A-Za-z0-9]{3}$/.test(format)) return `image/${format.toLowerCase()}`;
  throw damaged(1, 'the image format of a picture is unreadable');
}

function damaged(offset: number, reason: string): MalformedError {
  return new MalformedError('id3/convert-damaged-frame', offset, reason);
}
