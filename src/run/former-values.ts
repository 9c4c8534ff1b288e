import type { FrontMatterEdit, ReplacedText } from '../front-matter/edit.js';
import type { WrittenValue } from '../front-matter/restore-values.js';
import { type FormerValue, mostFormerText, mostFormerValues } from '../id3/former-value.js';
import type { LocatedTag } from '../id3/locate-tags.js';
import { readOwnMark } from '../plan/own-output.js';

/** What the mark in the first tag of a file remembers of the notes; given several files, of the first that remembers any. */
export function rememberedValues(
  ...files: readonly (readonly LocatedTag[] | undefined)[]
): readonly FormerValue[] {
  const remembered = files.map((tags) => {
    const tag = tags?.[0]?.tag ?? null;
    return tag === null ? [] : (readOwnMark(tag)?.statedValues ?? []);
  });
  return remembered.find((values) => values.length > 0) ?? [];
}

/**
 * What a mark should remember of notes that an update changes: what is there now or, if that comes from an earlier update,
 * what the mark remembers from before it.
 *
 * @param byteLength that the update states, of the file that gets the mark
 * @param known what the mark remembers already
 * @param ownByteLengths that an earlier update can have stated
 */
export function valuesToRemember(
  { replaced }: FrontMatterEdit,
  byteLength: number,
  known: readonly FormerValue[],
  ownByteLengths: readonly number[],
): readonly FormerValue[] {
  const found = replaced.map((place) => formerValueOf(place, byteLength));
  const isOurs = ({ name, text }: FormerValue) =>
    name === 'duration'
      ? text !== '' && known.some(({ before }) => before.includes(text))
      : ownByteLengths.includes(Number(text.replaceAll(/\D/g, '')));
  const added = found.filter((value) => !isOurs(value) || known.every((other) => !isOfOneKind(other, value)));
  const kept = known.filter((value) => !added.some((other) => isOfOneKind(other, value)));
  const isShort = ({ text, before, after }: FormerValue) =>
    text.length + before.length + after.length <= mostFormerText;
  return [...kept, ...added].filter(isShort).slice(0, mostFormerValues);
}

function isOfOneKind(a: FormerValue, b: FormerValue): boolean {
  return (a.name === 'duration') === (b.name === 'duration');
}

function formerValueOf(
  { what, before: text, after: written }: ReplacedText,
  byteLength: number,
): FormerValue {
  if (what === 'duration') return { name: 'duration', text, before: written, after: '' };
  const [before, after, ...more] = written.split(String(byteLength));
  const isOnce = before !== undefined && after !== undefined && more.length === 0;
  return isOnce
    ? { name: 'length', text, before, after }
    : { name: 'published', text, before: written, after: '' };
}

/** Values as undo looks for them in the notes. */
export function writtenValues(
  values: readonly FormerValue[],
  byteLength: number,
  durationMs: number,
): readonly WrittenValue[] {
  return values.map(({ name, text, before, after }) => {
    const written = name === 'length' ? `${before}${byteLength}${after}` : before;
    const published = Number(/\d+/.exec(before)?.[0] ?? 0);
    const update =
      name === 'duration' ? { durationMs } : { byteLength: name === 'length' ? byteLength : published };
    return { update, before: text, after: written };
  });
}
