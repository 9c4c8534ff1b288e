/**
 * One field of a frame body that opens with an encoding byte:
 *
 * - a number: that many bytes, carried as they are
 * - `latin1`: ISO-8859-1 up to and with its 00, whatever the encoding byte says
 * - `text`: one string in the frame's encoding, with its terminator
 * - `texts`: such strings up to the end; the last may lack its terminator
 * - `timed-texts`: strings each followed by a 4-byte time stamp, up to the end
 * - `rest`: all remaining bytes, carried as they are
 */
export type Field = number | 'latin1' | 'text' | 'texts' | 'timed-texts' | 'rest';

/** What follows the encoding byte; `null` for a body without text in a stated encoding. */
export type Layout = readonly Field[] | null;

/** A body whose bytes mean the same in every version. */
export const opaque: Layout = null;

/** T***, TXXX (its description is the first string), IPLS. @see ID3v2.4 frames 4.2, 4.2.6 */
export const text: Layout = ['texts'];

/** COMM, USLT and USER: language, then strings. @see ID3v2.4 frames 4.8, 4.10, 4.22 */
export const languageText: Layout = [3, 'texts'];

/** WXXX: description, then a URL that is always ISO-8859-1. @see ID3v2.4 frames 4.3.2 */
export const userUrl: Layout = ['text', 'rest'];

/** SYLT: language, time stamp format, content type, description, lines. @see ID3v2.4 frames 4.9 */
export const timedLyrics: Layout = [5, 'text', 'timed-texts'];

/** APIC: MIME type, picture type, description, image. @see ID3v2.4 frames 4.14 */
export const picture: Layout = ['latin1', 1, 'text', 'rest'];

/** PIC: three letters of format, picture type, description, image. @see ID3v2.2 4.15 */
export const shortPicture: Layout = [4, 'text', 'rest'];

/** GEOB: MIME type, file name, description, object. @see ID3v2.4 frames 4.15 */
export const embeddedObject: Layout = ['latin1', 'text', 'text', 'rest'];

/** OWNE: price, date, seller. @see ID3v2.4 frames 4.23 */
export const ownership: Layout = ['latin1', 8, 'texts'];

/** COMR: price, date, contact, delivery, seller, description, logo. @see ID3v2.4 frames 4.24 */
export const commercial: Layout = ['latin1', 8, 'latin1', 1, 'text', 'text', 'rest'];

/** Frames other than T***, all of which hold text, that have text in a stated encoding: by their v2.3 name. */
export const layouts: Readonly<Record<string, Layout>> = {
  WXXX: userUrl,
  IPLS: text,
  USLT: languageText,
  SYLT: timedLyrics,
  COMM: languageText,
  APIC: picture,
  GEOB: embeddedObject,
  USER: languageText,
  OWNE: ownership,
  COMR: commercial,
  // Of iTunes. TagLib reads WFED as text, mutagen as a bare URL. A copy, byte for byte, works for both.
  MVNM: text,
  MVIN: text,
  GRP1: text,
  // Made up by v2.3 taggers before v2.4 had names for them.
  XDOR: text,
  XSOA: text,
  XSOP: text,
  XSOT: text,
};

/** The layout of a frame. @see ID3v2.4 frames 4.2: "All text frame identifiers begin with T" */
export function layoutOf(id: string): Layout {
  return layouts[id] ?? (id.startsWith('T') ? text : opaque);
}
