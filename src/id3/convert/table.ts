import { opaque, text } from './layout.js';
import type { Row } from './row.js';
import { framesOfV22 } from './table-v22.js';
import { framesOfV24 } from './table-v24.js';

/**
 * How a v2.2 frame is carried.
 *
 * @param id three characters
 * @returns undefined when v2.3 has no name for the frame
 */
export function rowOfV22(id: string): Row | undefined {
  return framesOfV22.get(id);
}

/**
 * How a v2.4 frame is carried. A name without a row stays: T*** holds text, all else is carried byte for byte. A v2.2
 * name and a space or 00, as iTunes writes it, becomes the name it stands for.
 *
 * @param id four characters
 * @returns undefined when the name is none at all
 * @see ID3v2.4 frames 4.2: "All text frame identifiers begin with T"
 */
export function rowOfV24(id: string): Row | undefined {
  const listed = framesOfV24.get(id);
  if (listed !== undefined) return listed;
  if (/^[A-Z0-9]{3}[ \0]$/.test(id)) {
    const short = framesOfV22.get(id.slice(0, 3));
    // Whether such a body has the fields of v2.2 or of v2.4 is anyone's guess.
    return short?.reshape === undefined ? short : undefined;
  }
  return /^[A-Z0-9]{4}$/.test(id) ? { id, layout: id.startsWith('T') ? text : opaque } : undefined;
}
