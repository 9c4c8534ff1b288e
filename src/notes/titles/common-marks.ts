import { isTrailing, type Sighting } from '../sightings/sighting.js';
import { once } from '../units/unit.js';
import { headOf, tailOf } from './place-ends.js';
import type { TitlePlace, TitlePlaces } from './title-places.js';

/** Fewer titles may begin or end alike by chance. */
const leastTitles = 3;
/** More characters than a mark. */
const longestMark = 12;

/** What separates a time from its title in some lists, and never begins a title: `,`, `::`, `=>`, any mark between spaces. */
const markBefore =
  /^\s*(?:[,;|｜]|\/{1,2}|::|-{2,3}(?!>)|[-=~]{0,3}>{1,2}|·|[^\p{L}\p{N}\p{M}\p{Ps}\p{Pi}\p{C}\p{Extended_Pictographic}\s]{1,3}(?=\s))\s*/u;
/** A picture for a bullet. */
const bullet = /^\s*[\p{Extended_Pictographic}\p{So}]\ufe0f?\s+/u;
/** The end of a line in AsciiDoc, of a row, or of an item in an enumeration that a full stop ends; in Greek, `;` ends a question. */
const lineBreak = /(?:\s[+|]|(?<![Ͱ-Ͽ]);)\s*$/u;
/** A number that counts the lines: `01 – `, `#2 | `, `(3) `. */
const counter = /^\s*(?:[#＃]?(\d{1,3})\s*(?:[.):|｜、]|[-–—]{1,2}(?=\s))|[([]#?(\d{1,3})[)\]])\s*(?=\S)/u;
/** A word that leads to the time is one, too: `Slot, vanaf 24:05`. */
const markBehind =
  /(?<!\s)\s*(?:(?:[,;]|\s[-–—])\s\p{Ll}{2,10}|(?<![.\t])\.{3}|(?<!…)…|[,;、，|｜/·]|(?<=\s)[^\p{L}\p{N}\p{M}\p{Pe}\p{Pf}\p{C}\p{Extended_Pictographic}\s"'?!.%°]{1,3})\s*$/u;

/**
 * Removes from titles the marks that all of them have: what is between each time and its title is a separator, whatever it
 * is, and so is what ends each title before its time or before the next one. Pictures that begin each line are bullets.
 *
 * @param places where the title of each sighting is
 */
export function withoutCommonMarks(places: TitlePlaces, list: readonly Sighting[]): TitlePlaces {
  const found = places.flatMap((place) => place ?? []);
  if (found.length < leastTitles) return places;
  const areTrailing = list.every(isTrailing);
  const areRunOn = list.every(({ traits }) => traits.has('run-on'));
  const isWord = found.slice(0, 1).some((place) => /^\s*[a-z\d]/i.test(headOf(place, longestMark)));
  const head = isWord ? null : commonMark(found, areTrailing ? bullet : markBefore, headOf);
  const ended = areRunOn || !areTrailing ? found.slice(0, -1) : found;
  const tail = commonMark(ended, areRunOn || areTrailing ? markBehind : lineBreak, tailOf);
  const parted =
    head === null && tail === null
      ? places
      : places.map((place) => (place === null ? null : without(place, head, endOf(place, tail))));
  if (areTrailing) return withoutCounters(parted);
  return withoutQuotes(withoutEndOfQuotation(withoutGluedMarks(parted, list), list), list);
}

/** A mark that a space separates from the time, and nothing from the title: `-5 °C`, `:is()`. */
const gluedMark = /^\s*([-~:=/>+])\1{0,2}(?=[\p{L}\p{N}])/u;

/** Removes such a mark where no other separates the time, and this one does so in most lines: `1:30 -Guest` among `0:00 - Welcome`. */
function withoutGluedMarks(places: TitlePlaces, list: readonly Sighting[]): TitlePlaces {
  const separators = once(() => list.map(separatorOf));
  // What more than half of them are is in the middle.
  const sorted = once(() => separators().toSorted());
  return places.map((place, index) => {
    const [head = '', mark] = (place && gluedMark.exec(headOf(place, longestMark))) ?? [];
    if (!place || mark === undefined || place.within.start !== list[index]?.words.start) return place;
    if (separators()[index] !== '' || sorted()[list.length >> 1] !== mark) return place;
    return { ...place, within: { ...place.within, start: place.within.start + head.length } };
  });
}

/** The first character of what is between a time and its title. */
function separatorOf({ rich, stamp, words }: Sighting): string {
  return rich.text.slice(stamp.end, words.start).trim().charAt(0).replace(/[–—]/, '-');
}

/** The mark that ends a title: `;`, and `.` behind the last. */
function endOf(place: TitlePlace, tail: string | null): string | null {
  return tail === ';' && tailOf(place, longestMark).trimEnd().endsWith('.') ? '.' : tail;
}

/** Leaves out of the last title the mark that ends a quotation which begins before the first time: `"0:00 Hello`, …, `9:10 Bye"`. */
function withoutEndOfQuotation(places: TitlePlaces, list: readonly Sighting[]): TitlePlaces {
  const [first] = list;
  const last = places.at(-1);
  if (first === undefined || !last) return places;
  const [, opener = ''] =
    /(["“„«])\s?$/u.exec(first.rich.text.slice(first.lineSpan.start, first.stamp.start)) ?? [];
  const { start, end } = last.within;
  const title = last.rich.text.slice(start, end).trimEnd();
  const isClosed = opener !== '' && /["”“»]$/u.test(title) && !/["“„«]/u.test(title.slice(0, -1));
  return isClosed
    ? [...places.slice(0, -1), { ...last, within: { start, end: start + title.length - 1 } }]
    : places;
}

/** Removes the quotes around strings of a program or a data file: `'0:40 Why?',` and `"0:40", "Why?"`, and the `\n` before them. */
function withoutQuotes(places: TitlePlaces, list: readonly Sighting[]): TitlePlaces {
  const quoteBefore = (sighting: Sighting | undefined) =>
    /["'`]/.exec(sighting?.rich.text[sighting.stamp.start - 1] ?? '')?.[0];
  if (quoteBefore(list[0]) === undefined) return places;
  const quoted = places.map((place, index) => {
    const quote = quoteBefore(list[index]);
    if (place === null || list[index]?.rich !== place.rich || quote === undefined) return null;
    const text = place.rich.text.slice(place.within.start, place.within.end).split('\n', 1)[0] ?? '';
    const start = text.length - text.trimStart().replace(quote, '').length;
    const end = text.trimEnd().replace(/[,;]$/, '').trimEnd().length - 1;
    const isOpened = text.trimStart().startsWith(quote);
    const shown = text.slice(0, end).replace(/(?:\\[nr]){1,4}$/, '').length;
    return end > start && text[end] === quote
      ? {
          ...place,
          within: { start: place.within.start + (isOpened ? start : 0), end: place.within.start + shown },
        }
      : null;
  });
  return quoted.every((place) => place !== null) ? quoted : places;
}

/**
 * Removes the numbers at the start of lines that end with their times, if they count up from one to the next; numbers of
 * headings are part of them.
 */
function withoutCounters(places: TitlePlaces): TitlePlaces {
  const counters = places.map((place) => (place === null ? null : counter.exec(headOf(place, longestMark))));
  const numbers = counters.map((match) => Number(match?.[1] ?? match?.[2] ?? Number.NaN));
  const first = numbers[0] ?? Number.NaN;
  if (
    first > 1 ||
    places.some((place) => place?.unit.kind === 'heading') ||
    !numbers.every((number, index) => number === first + index)
  )
    return places;
  return places.map((place, index) => {
    const { start, end } = place?.within ?? { start: 0, end: 0 };
    const from = start + (counters[index]?.[0].length ?? 0);
    return place === null || from >= end ? place : { ...place, within: { start: from, end } };
  });
}

/** The mark, without the spaces around it, if all have the same one, and all or none have a space before it. */
function commonMark(places: readonly TitlePlace[], mark: RegExp, partOf: typeof headOf): string | null {
  const markOf = (place: TitlePlace) =>
    mark.exec(partOf(place, longestMark))?.[0].trimEnd().replace(/^\s+/, ' ') ?? null;
  const [first] = places;
  if (first === undefined || places.length < leastTitles - 1) return null;
  const own = markOf(first);
  return own !== null && places.every((place) => markOf(place) === own) ? own.trim() : null;
}

function without(place: TitlePlace, head: string | null, tail: string | null): TitlePlace {
  const { rich, within } = place;
  const text = rich.text.slice(within.start, within.end);
  const isHeaded = head !== null && text.trimStart().startsWith(head);
  const isTailed = tail !== null && text.trimEnd().endsWith(tail);
  const start = isHeaded ? within.start + text.indexOf(head) + head.length : within.start;
  const end = isTailed ? within.start + text.lastIndexOf(tail) : within.end;
  return start < end && rich.text.slice(start, end).trim() !== ''
    ? { ...place, within: { start, end } }
    : place;
}
