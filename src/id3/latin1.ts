/** ISO-8859-1 bytes as text: each byte is the code point of its value. */
export function decodeLatin1(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += 4096) {
    chunks.push(textOfUnits(bytes.subarray(offset, offset + 4096)));
  }
  return chunks.join('');
}

/** Some thousands of code units as text. Not spread: that makes an object of each, and a text can have a million. */
export function textOfUnits(units: ArrayLike<number>): string {
  return Reflect.apply(String.fromCharCode, null, units) as string;
}

/**
 * Text as ISO-8859-1.
 *
 * @throws RangeError for a character above U+00FF
 */
export function encodeLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0xff)
      throw new RangeError(`${String.fromCodePoint(text.codePointAt(at) ?? 0)} is not in ISO-8859-1`);
    bytes[at] = unit;
  }
  return bytes;
}
