/**
 * Whether bytes at the head of a file are those of an mp3: an ID3v2 tag, or an MPEG sync that is not the byte order mark of
 * UTF-16.
 *
 * @param head at least the first four bytes, where there are as many
 */
export function startsAsAudio(head: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0, fourth = 0] = head;
  // Text that begins with "ID3" continues with a printable character, a tag with its version.
  if (first === 0x49 && second === 0x44 && third === 0x33) return fourth < 0x09;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return !isUtf16 && first === 0xff && second >= 0xe0;
}
