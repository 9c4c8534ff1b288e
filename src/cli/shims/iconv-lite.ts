/**
 * Decodes text of an ID3v2 frame: what node-id3 needs of iconv-lite, whose tables are half a megabyte of the bundle.
 *
 * @param encoding one of the four of ID3v2, by the name that node-id3 gives it
 * @see ID3v2.4.0 Native Frames section 4
 */
export function decode(bytes: Buffer, encoding: string): string {
  switch (encoding) {
    case 'UTF-16':
      return new TextDecoder(bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-16le').decode(bytes);
    case 'UTF-16BE':
      return new TextDecoder('utf-16be').decode(bytes);
    case 'UTF-8':
      return new TextDecoder().decode(bytes);
    default:
      // Not TextDecoder, for which Latin-1 is Windows-1252.
      return bytes.toString('latin1');
  }
}

/** Fails: node-id3 decodes here, and writes nothing. */
export function encode(): never {
  throw new Error('node-id3 is here to decode');
}
