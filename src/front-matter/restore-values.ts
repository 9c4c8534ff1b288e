import type { ByteEdit } from '../bytes/byte-edit.js';
import type { SourceText } from '../text/source-text.js';
import { locateFrontMatter } from './block.js';
import { type FrontMatterUpdate, isRefusal, planTextEdits, wantedValues } from './edit.js';
import { applyTextEdits, type TextEdit, toByteEdit } from './text-edit.js';

/** A value that an update has written, and what was there before. */
export interface WrittenValue {
  /** What the update wrote. */
  readonly update: FrontMatterUpdate;
  /** Empty where the notes stated none. */
  readonly before: string;
  /** The text that is in the place now. */
  readonly after: string;
}

/** Edits that put back what was in the notes before an update. */
export interface ValuesRestored {
  readonly edits: readonly ByteEdit[];
  /** Those whose place was found. */
  readonly restored: readonly WrittenValue[];
  /** Those that state something else by now. */
  readonly left: readonly WrittenValue[];
}

type NotesText = Pick<SourceText, 'text' | 'file'>;

/** Places of a text that are tried. */
const mostPlaces = 64;

/**
 * Plans to take back what an update has written into front matter. A place only counts as the right one if the same update
 * of the result gives the present notes again, to the last character.
 */
export function restoreValues(source: SourceText, values: readonly WrittenValue[]): ValuesRestored {
  const { text, file } = source;
  const together = firstPlaces(source, values);
  if (together !== null && isReversed(source, together, mergeUpdates(values)))
    return { edits: editsTo(source, applyTextEdits(text, together)), restored: values, left: [] };
  // What was written last is taken back first: its place may depend on the others.
  const found = new Set<WrittenValue>();
  let former = text;
  for (const value of values.toReversed()) {
    const present = { text: former, file };
    const place = listPlaces(present, value).find((edit) => isReversed(present, [edit], value.update));
    if (place === undefined) continue;
    found.add(value);
    former = applyTextEdits(former, [place]);
  }
  return {
    edits: editsTo(source, former),
    restored: values.filter((value) => found.has(value)),
    left: values.filter((value) => !found.has(value)),
  };
}

/** The one edit that makes another text, without what is the same at both ends; none if they are equal. */
function editsTo(source: SourceText, wanted: string): readonly ByteEdit[] {
  const { text } = source;
  if (text === wanted) return [];
  const shorter = Math.min(text.length, wanted.length);
  let start = 0;
  while (start < shorter && text[start] === wanted[start]) start += 1;
  let same = 0;
  while (same < shorter - start && text.at(-1 - same) === wanted.at(-1 - same)) same += 1;
  return [
    toByteEdit(source, {
      start,
      end: text.length - same,
      content: wanted.slice(start, wanted.length - same),
    }),
  ];
}

/**
 * The first place of each value that no earlier value has taken: two keys may state the same; null if a value has no place.
 */
function firstPlaces(source: NotesText, values: readonly WrittenValue[]): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const value of values) {
    const isFree = ({ start, end }: TextEdit) =>
      edits.every((edit) => end <= edit.start || start >= edit.end);
    const place = listPlaces(source, value).find(isFree);
    if (place === undefined) return null;
    edits.push(place);
  }
  return edits.toSorted((a, b) => a.start - b.start);
}

/** Where the text of a value is in the front matter. */
function listPlaces({ text, file }: NotesText, { before, after }: WrittenValue): readonly TextEdit[] {
  const block = locateFrontMatter(text, file);
  if (block === null || !('bodyStart' in block) || after === '') return [];
  const places: TextEdit[] = [];
  for (
    let start = text.indexOf(after, block.start);
    start >= 0 && start < block.bodyStart;
    start = text.indexOf(after, start + 1)
  ) {
    places.push({ start, end: start + after.length, content: before });
    if (places.length === mostPlaces) break;
  }
  return places;
}

function isReversed(
  { text, file }: NotesText,
  edits: readonly TextEdit[],
  update: FrontMatterUpdate,
): boolean {
  const former = applyTextEdits(text, edits);
  const planned = planTextEdits({ text: former, file }, wantedValues(update));
  const redone = planned.flatMap((item) => (isRefusal(item) ? [] : [item]));
  return redone.length === planned.length && applyTextEdits(former, redone) === text;
}

function mergeUpdates(values: readonly WrittenValue[]): FrontMatterUpdate {
  return values.reduce<FrontMatterUpdate>((merged, { update }) => ({ ...merged, ...update }), {});
}
