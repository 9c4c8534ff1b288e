import { MalformedError } from '../../diagnostic/failure.js';
import { concatenate } from './strings.js';

/**
 * Turns the body of LNK into that of LINK: the name of the linked frame gets its four letters.
 *
 * @param nameOf the v2.3 name for a v2.2 name
 * @throws MalformedError `id3/convert-damaged-frame` when the linked frame has no v2.3 name
 * @see ID3v2.2 4.21 and ID3v2.3 4.21 "Linked information"; v2.3 prints three bytes for the name, its readers take four
 */
export function renameLinkedFrame(body: Uint8Array, nameOf: (id: string) => string | undefined): Uint8Array {
  const id = String.fromCharCode(...body.subarray(0, 3));
  const name = nameOf(id);
  if (name === undefined) {
    throw new MalformedError(
      'id3/convert-damaged-frame',
      0,
      `the linked frame ${JSON.stringify(id)} has no v2.3 name`,
    );
  }
  return concatenate([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), body.subarray(3)]);
}
