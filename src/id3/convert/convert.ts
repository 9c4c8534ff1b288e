import { asRope } from '../../bytes/byte-rope.js';
import { createDiagnostic, type Diagnostic, type Place } from '../../diagnostic/diagnostic.js';
import { type BareFrame, type Inflate, unpackingWith } from '../frame-content.js';
import { parseTextFrame, renderTextFrame } from '../frames/text.js';
import {
  type Carriage,
  type Carried,
  type CarriedFrame,
  carryFrame,
  type SourceVersion,
} from './carry-frame.js';
import { addPeopleList } from './people-list.js';

/** What became of a tag's frames. */
export interface Conversion<F = BareFrame> {
  /**
   * The frames of the v2.3 tag, in their old order. After an error-level finding nothing may be written from them
   * unless the user forces it: frames that could not be carried are missing, damaged ones are as they were found.
   */
  readonly frames: readonly F[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a conversion needs in addition to the frames. */
export interface ConversionOptions<F> {
  /** Where a frame is in the file, for findings. */
  readonly place: (frame: F) => Place | null;
  readonly inflate: Inflate;
  /** Whether a v2.4 tag's header says that all its frames are; a v2.2 tag is undone as a whole before. */
  readonly unsynchronised: boolean;
}

/**
 * Turns the frames of a v2.2 or v2.4 tag into those of a v2.3 tag. Every frame is there afterwards under its v2.3 name,
 * or its own where v2.3 has none, with all its values; what cannot be carried whole is an error.
 *
 * Several values stay separated by 00, though v2.3 suggests "/" for some frames: mutagen and TagLib read the same list
 * from a v2.3 tag so, while "AC/DC" joined to a second artist could never be taken apart again.
 *
 * @param frames the tag's frames in file order, bodies as stored
 * @param from the tag's version
 * @see ID3v2.4 changes
 */
export function convertFrames<F extends BareFrame>(
  frames: readonly F[],
  from: SourceVersion,
  options: ConversionOptions<F>,
): Conversion {
  const converted = convertInParts(frames, from, options);
  return {
    ...converted,
    frames: converted.frames.map((frame) => ({ ...frame, body: asRope(frame.body).bytes() })),
  };
}

/** The same with bodies in parts: a picture is not copied for the few bytes that change before it. */
export function convertInParts<F extends BareFrame>(
  frames: readonly F[],
  from: SourceVersion,
  { place, inflate, unsynchronised }: ConversionOptions<F>,
): Conversion<CarriedFrame> {
  const diagnostics: Diagnostic[] = [];
  const unpacking = unpackingWith(inflate);
  const entries = frames.flatMap((frame) => {
    const at = place(frame);
    const report: Carriage['report'] = (code, args) =>
      void diagnostics.push(createDiagnostic(code, args, at));
    return carryFrame(frame, { from, unsynchronised, path: '', report, unpacking }) ?? [];
  });
  return { frames: addLegacyTexts(addPeopleList(entries)), diagnostics };
}

/**
 * The frames of a tag, each followed by the older ones that say the same. If the tag has these already, they stay and are
 * not duplicated; if they say something else, nothing is added, or a day would be combined with another frame's year.
 *
 * @see ID3v2.3 4.2: "There may only be one text information frame of its kind in an tag"
 */
function addLegacyTexts(entries: readonly Carried[]): readonly CarriedFrame[] {
  const texts = entries.filter(({ frame }) => frame.id.startsWith('T'));
  const said = new Map(texts.map(({ frame }) => [frame.id, parseTextFrame(asRope(frame.body).bytes()).text]));
  return entries.flatMap(({ frame, also }) => {
    const agrees = also.every(({ id, text }) => (said.get(id) ?? text) === text);
    const added = agrees ? also.filter(({ id }) => !said.has(id)) : [];
    for (const { id, text } of added) said.set(id, text);
    return [
      frame,
      ...added.map(({ id, text }) => ({ id, flags: 0, body: renderTextFrame({ encoding: 0, text }, false) })),
    ];
  });
}
