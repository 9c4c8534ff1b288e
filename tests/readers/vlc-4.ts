import { readTag } from '../build/read-id3.js';

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
 * @param file an mp3 with a sound tag of version 2.3 or 2.4
 */
export function chaptersInVlc4(file: Uint8Array): Vlc4Chapter[] {
  const frames = readTag(file)?.frames ?? [];
  return frames.flatMap(({ id, body }) => {
    if (id !== 'CHAP') return [];
    const bytes = Buffer.from(body);
    const startMs = bytes.readUInt32BE(bytes.indexOf(0) + 1);
    return [{ startMs, title: titleInVlc4(bytes), hasPicture: bytes.includes('APIC', 0, 'latin1') }];
  });
}
