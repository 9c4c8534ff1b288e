/** A chapter as VLC 4 lists it. */
export interface Vlc4Chapter {
  readonly startMs: number;
  readonly title: string;
  /** With one, VLC 4 shows the element ID in the place of most titles (`--players vlc` says so). */
  readonly hasPicture: boolean;
}

/**
 * The title that VLC 4 shows, by the rule of its `ID3TAG_Parse_Handler`: all bytes from the text of the first subframe to the end of the
 * chapter but for two are decoded as UTF-16, the title ends at the first 0, and where the decoding fails the element ID is shown.
 *
 * @param body of a CHAP frame
 */
export function titleInVlc4(body: Uint8Array): string {
  const idEnd = body.indexOf(0);
  const elementId = Buffer.from(body.subarray(0, idEnd)).toString('latin1');
  const subframe = body.subarray(idEnd + 17);
  if (Buffer.from(subframe.subarray(0, 4)).toString() !== 'TIT2' || subframe[10] !== 1) return elementId;
  try {
    const rest = subframe.subarray(11, subframe.length - 2);
    return new TextDecoder('utf-16le', { fatal: true }).decode(rest).split('\0')[0] ?? '';
  } catch {
    return elementId;
  }
}

/**
 * The chapters that VLC 4 lists, by the same code: the CHAP frames of the first tag in their order. Such a version cannot be installed, so
 * its reading is written down here.
 *
 * @param file an mp3 with a tag of version 2.3 or 2.4 that is not unsynchronised
 */
export function chaptersInVlc4(file: Uint8Array): Vlc4Chapter[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const isVersion4 = bytes[3] === 4;
  const sizeAt = (offset: number, isSyncsafe: boolean) =>
    bytes
      .subarray(offset, offset + 4)
      .reduce((size, byte) => (isSyncsafe ? size * 128 + (byte & 0x7f) : size * 256 + byte), 0);
  if (bytes.toString('latin1', 0, 3) !== 'ID3') return [];
  const end = 10 + sizeAt(6, true);
  const chapters: Vlc4Chapter[] = [];
  for (let at = 10; at + 10 <= end && bytes[at] !== 0; ) {
    const body = bytes.subarray(at + 10, at + 10 + sizeAt(at + 4, isVersion4));
    if (bytes.toString('latin1', at, at + 4) === 'CHAP')
      chapters.push({
        startMs: body.readUInt32BE(body.indexOf(0) + 1),
        title: titleInVlc4(body),
        hasPicture: body.includes('APIC', 0, 'latin1'),
      });
    at += 10 + body.length;
  }
  return chapters;
}
