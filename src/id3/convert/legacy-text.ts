import type { ConvertedFrame } from './frame-form.js';
import type { LegacyText } from './row.js';
import { concatenate } from './strings.js';

/** A frame and what it says in older frames. */
interface Dated {
  readonly frame: ConvertedFrame;
  readonly also: readonly LegacyText[];
}

/**
 * The frames of a tag, each followed by the older ones that say the same. What the tag has stays: no second frame of a
 * name is made, and no day is put beside a year that is not its own.
 *
 * @see ID3v2.3 4.2: "There may only be one text information frame of its kind in an tag"
 */
export function addLegacyTexts(entries: readonly Dated[]): readonly ConvertedFrame[] {
  const taken = new Set(entries.map(({ frame }) => frame.id));
  const hadYear = taken.has('TYER');
  return entries.flatMap(({ frame, also }) => {
    const added = also.filter(({ id }) => !taken.has(id) && !(hadYear && isPartOfDate(id)));
    for (const { id } of also) taken.add(id);
    return [frame, ...added.map(renderText)];
  });
}

function isPartOfDate(id: string): boolean {
  return id === 'TDAT' || id === 'TIME';
}

function renderText({ id, text }: LegacyText): ConvertedFrame {
  const letters = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return { id, flags: 0, body: concatenate([Uint8Array.of(0), letters]) };
}
