import type { PartedBytes } from '../../bytes/byte-rope.js';
import { shortFrameId } from '../frame-header.js';
import type { LegacyText } from './dates.js';
import { yearDateAndTime, yearOfOrigin } from './dates.js';
import { type Layout, layoutOf, opaque, shortPicture } from './layout.js';
import { nameOfV22 } from './names-v22.js';
import { renameLinkedFrame, spellOutImageFormat } from './reshape.js';

/** How one kind of frame is carried into a v2.3 tag. */
export interface Row {
  /** The name that the frame has in v2.3. */
  readonly id: string;
  /** Where its body holds text in the frame's encoding. */
  readonly layout: Layout;
  /**
   * Reshapes a body whose fields differ in v2.3, after its text is re-coded.
   *
   * @throws MalformedError `id3/convert-damaged-frame`
   */
  readonly reshape?: (body: Uint8Array) => PartedBytes;
  /** Whether it is a CHAP or CTOC, with frames inside it that are converted too. */
  readonly holdsFrames?: boolean;
  /** Frames of v2.3 that say the same; written next to the frame if the tag has none of that name. */
  readonly also?: (text: string) => readonly LegacyText[];
}

/** Rows of v2.2 that are more than a new name. */
const rowsOfV22: Readonly<Record<string, Omit<Row, 'id'>>> = {
  PIC: { layout: shortPicture, reshape: spellOutImageFormat },
  LNK: { layout: opaque, reshape: (body) => renameLinkedFrame(body, nameOfV22) },
};

/**
 * Rows of v2.4 that are more than text in another encoding. All others keep their names, also those that v2.3 does not
 * have: readers of v2.3 that know them find them, all others skip them. TCON is one of them: "17" stays "17", as readers
 * that know "(17)" know the bare number too. For TMCL and TIPL see people-list.ts.
 *
 * @see ID3v2.4 changes, "Deprecated ID3v2.3 frames"
 */
export const rowsOfV24: Readonly<Record<string, Pick<Row, 'holdsFrames' | 'also'>>> = {
  TDOR: { also: yearOfOrigin },
  TDRC: { also: yearDateAndTime },
  CHAP: { holdsFrames: true },
  CTOC: { holdsFrames: true },
};

/**
 * How a v2.2 frame is carried.
 *
 * @param id three characters
 * @returns undefined when v2.3 has no name for the frame
 */
export function rowOfV22(id: string): Row | undefined {
  const name = nameOfV22(id);
  return name === undefined ? undefined : { id: name, layout: layoutOf(name), ...rowsOfV22[id] };
}

/**
 * How a v2.4 frame is carried. A v2.2 name and a space or 00, as iTunes writes it, becomes the name it stands for.
 *
 * @param id four characters
 * @returns undefined when it is not a name at all
 */
export function rowOfV24(id: string): Row | undefined {
  const short = shortFrameId(id);
  if (short !== null) {
    const row = rowOfV22(short);
    // Nobody can tell whether such a body has the fields of v2.2 or of v2.4.
    return row?.reshape === undefined ? row : undefined;
  }
  return /^[A-Z0-9]{4}$/.test(id) ? { id, layout: layoutOf(id), ...rowsOfV24[id] } : undefined;
}
