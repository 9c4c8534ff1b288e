import { MalformedError } from '../../diagnostic/failure.js';
import { concatenate } from './strings.js';

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
 * type of their own become `image/` and the letters, a blank one plain `image/`, as v2.3 asks for unknown images.
 *
 * @throws MalformedError `id3/convert-damaged-frame` when the format is missing or unprintable
 * @see ID3v2.2 4.15 and ID3v2.3 4.15 "Attached picture"
 */
export function spellOutImageFormat(body: Uint8Array): Uint8Array {
  if (body.length < 4) {
    throw new MalformedError(
      'id3/convert-damaged-frame',
      body.length,
      'a picture ends within its image format',
    );
  }
  const format = String.fromCharCode(...body.subarray(1, 4));
  const mimeType = mimeTypes.get(format.toUpperCase()) ?? unknownType(format);
  const letters = Uint8Array.from(mimeType, (letter) => letter.charCodeAt(0));
  return concatenate([body.subarray(0, 1), letters, Uint8Array.of(0), body.subarray(4)]);
}

function unknownType(format: string): string {
  // oxlint-disable-next-line no-control-regex -- some taggers leave the three bytes 00
  if (/^[ \0]{3}$/.test(format)) return 'image/';
  if (/^[A-Za-z0-9]{3}$/.test(format)) return `image/${format.toLowerCase()}`;
  throw new MalformedError('id3/convert-damaged-frame', 1, 'the image format of a picture is unreadable');
}
