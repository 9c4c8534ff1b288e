/** What bytes are: a picture that players show, or something else, named as in a sentence. */
export type PictureKind =
  | { readonly kind: 'jpeg' | 'png' }
  | { readonly kind: 'other'; readonly found: string; readonly remedy: string };

const convert = 'convert it, for example with: magick FILE cover.jpg';
const vector = 'players draw no vector graphics; export it as PNG from the program that made it';
const page = 'this is a page, not a picture: download the picture itself';

/** The first bytes of files, in Latin-1, and their offset. */
const signatures: readonly (readonly [at: number, letters: string, found: string, remedy: string])[] = [
  [0, 'GIF8', 'a GIF', convert],
  [8, 'WEBP', 'a WebP image', convert],
  [4, 'ftypavi', 'an AVIF image', convert],
  [4, 'ftyphei', 'an HEIC image', convert],
  [4, 'ftypmif1', 'an HEIF image', convert],
  [0, 'II*\0', 'a TIFF image', convert],
  [0, 'MM\0*', 'a TIFF image', convert],
  [0, 'BM', 'a BMP image', convert],
  [0, '\0\0\x01\0', 'an icon', convert],
  [0, '\0\0\0\x0cjP', 'a JPEG 2000 image', convert],
  [0, '\xff\x0a', 'a JPEG XL image', convert],
  [0, '\0\0\0\x0cJXL', 'a JPEG XL image', convert],
  [0, '%PDF', 'a PDF', convert],
  [0, 'version https://git-lfs', 'a Git LFS pointer', 'fetch the file itself with: git lfs pull'],
];

/** Tells a picture by its first bytes; the name of the file does not count. */
export function sniffPicture(bytes: Uint8Array): PictureKind {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return { kind: 'jpeg' };
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'png' };
  const known = signatures.find(([at, letters]) => head.startsWith(letters, at));
  if (known !== undefined) return { kind: 'other', found: known[2], remedy: known[3] };
  if (/<svg[\s>]/i.test(head)) return { kind: 'other', found: 'an SVG drawing', remedy: vector };
  if (/<(?:!doctype\s+html|html|head|body)[\s>]/i.test(head))
    return { kind: 'other', found: 'an HTML page', remedy: page };
  const found = bytes.length === 0 ? 'an empty file' : 'a file of an unknown type';
  return { kind: 'other', found, remedy: 'save it as JPEG or PNG' };
}
