/** ISO-8859-1 bytes as text: each byte is the code point of its value. */
export function decodeLatin1(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += 4096) {
    chunks.push(String.fromCharCode(...bytes.subarray(offset, offset + 4096)));
  }
  return chunks.join('');
}

/**
 * Text as ISO-8859-1.
 *
 * @throws RangeError for a character above U+00FF
 */
export function encodeLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint > 0xff) throw new RangeError(`${character} is not in ISO-8859-1`);
    return codePoint;
  });
}
