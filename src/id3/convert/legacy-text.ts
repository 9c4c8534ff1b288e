import type { ConvertedFrame } from './frame-form.js';
import type { LegacyText } from './row.js';
import { concatenate, firstText } from './strings.js';

/** A frame and what it says in older frames. */
interface Dated {
  readonly frame: ConvertedFrame;
  readonly also: readonly LegacyText[];
}

/**
 * The frames of a tag, each followed by the older ones that say the same. What the tag has of these stays and is not
 * doubled; where it says something else, nothing is put beside it, or a day would stand with another frame's year.
 *
 * @see ID3v2.3 4.2: "There may only be one text information frame of its kind in an tag"
 */
export function addLegacyTexts(entries: readonly Dated[]): readonly ConvertedFrame[] {
  const said = new Map(entries.map(({ frame }) => [frame.id, firstText(frame.body)]));
  return entries.flatMap(({ frame, also }) => {
    const agrees = also.every(({ id, text }) => (said.get(id) ?? text) === text);
    const added = agrees ? also.filter(({ id }) => !said.has(id)) : [];
    for (const { id, text } of added) said.set(id, text);
    return [frame, ...added.map(renderText)];
  });
}

function renderText({ id, text }: LegacyText): ConvertedFrame {
  const letters = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return { id, flags: 0, body: concatenate([Uint8Array.of(0), letters]) };
}
