import { createDiagnostic, type Diagnostic, type Place } from '../../diagnostic/diagnostic.js';
import { type Carriage, carryFrame, type SourceVersion } from './carry-frame.js';
import type { ConvertedFrame, SourceFrame } from './frame-form.js';
import { addLegacyTexts } from './legacy-text.js';
import { addPeopleList } from './people-list.js';

/** What became of a tag's frames. */
export interface Conversion {
  /**
   * The frames of the v2.3 tag, in their old order. After an error-level finding nothing may be written from them
   * unless the user forces it: frames that could not be carried are missing, damaged ones stand as they were found.
   */
  readonly frames: readonly ConvertedFrame[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How much of a tag's compressed frames is unpacked; more than any sensible tag holds. */
const mostDecompressed = 32 * 1024 * 1024;

/**
 * Turns the frames of a v2.2 or v2.4 tag into those of a v2.3 tag. Every frame is there afterwards under its v2.3 name,
 * or its own where v2.3 has none, with all its values; what cannot be carried whole is an error.
 *
 * Several values stay separated by 00, though v2.3 suggests "/" for some frames: mutagen and TagLib read the same list
 * from a v2.3 tag so, while "AC/DC" joined to a second artist could never be taken apart again.
 *
 * @param frames the tag's frames in file order, bodies as stored
 * @param from the tag's version
 * @param place where a frame stands in the file, for findings
 * @param unsynchronised whether a v2.4 tag's header says that all its frames are; a v2.2 tag is undone as a whole before
 * @see ID3v2.4 changes
 */
export function convertFrames<F extends SourceFrame>(
  frames: readonly F[],
  from: SourceVersion,
  place: (frame: F) => Place | null,
  unsynchronised = false,
): Conversion {
  const diagnostics: Diagnostic[] = [];
  const allowance = { byteLength: mostDecompressed };
  const entries = frames.flatMap((frame) => {
    const at = place(frame);
    const report: Carriage['report'] = (code, args) =>
      void diagnostics.push(createDiagnostic(code, args, at));
    const entry = carryFrame(frame, { from, unsynchronised, path: '', report, allowance });
    return entry === null ? [] : [entry];
  });
  const complete = addPeopleList(entries, (frame) => ({ frame, also: [] }));
  return { frames: addLegacyTexts(complete), diagnostics };
}
