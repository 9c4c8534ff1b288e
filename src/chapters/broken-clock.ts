import { foldDigits } from '../text/fold-digits.js';
import { smallLetters } from '../text/small-letters.js';
import { colon } from './clock-borders.js';
import { type Clock, type ClockReading, clockMs, type FoundClock, findClocks } from './clock-grammar.js';

/**
 * What is almost a clock, in small letters: a missing or extra colon, a space or another mark in place of a colon, a letter
 * in place of a digit. Only the times around it tell that it is a time, so no reader takes it on its own.
 */
const digit = String.raw`[\doil|]`;
const brokenMark = String.raw` ?(?:${colon}{1,2}|[;.,'’-]) ?| |`;
const brokenClock = new RegExp(
  String.raw`(?<![\p{L}\d.,:])(?:(?<hours>\d{1,2}) ?h|(?<minutes>\d{1,3}) ?m(?:in)?|(?<digits>[\doil]{3,6})|(?:0{1,2}${colon}(?=\d{1,2}${colon}\d{2}${colon}))?(\d${digit}{0,2}|[il|]${digit}?)(${brokenMark})(${digit}{1,2})(?:(${brokenMark})(${digit}{2}))?)(?:[.,]\d{3})?(?![\p{L}\d])`,
  'gu',
);

/**
 * Finds what is almost a clock at one side of a line.
 *
 * @returns none if there is none
 */
export function findBrokenClock(line: string, side: 'first' | 'last'): readonly FoundClock[] {
  if (!/\d/.test(line)) return [];
  const shift = side === 'first' ? 0 : Math.max(0, line.length - mostBroken);
  const part = smallLetters(foldDigits(line.slice(shift, shift + mostBroken)));
  const matches = [...part.matchAll(brokenClock)].filter((match) => !isSound(match));
  return (side === 'first' ? matches.slice(0, 1) : matches.slice(-1)).flatMap((match) => {
    const [found] = match;
    const fields = fieldsOfBroken(match);
    const readings = readingsOf(fields);
    const [plain, ...others] = readings;
    if (plain === undefined) return [];
    const text = line.slice(shift + match.index, shift + match.index + found.length);
    const clock: Clock = {
      text,
      form: 'broken',
      fields: fields.length,
      readings: [plain, ...others],
      slips: ['broken'],
    };
    return [{ clock, start: shift + match.index, end: shift + match.index + found.length }];
  });
}

/** Whether a text is a clock without a slip; the hundredths of `00:02,14` may be seconds. */
function isSound(match: RegExpMatchArray): boolean {
  const [found] = findClocks(match[0], false);
  if (found === undefined || found.end - found.start < match[0].length) return false;
  return found.clock.fields >= fieldsOfBroken(match).length;
}

/** How much of a line is looked at. */
const mostBroken = 400;

/** The fields of what is almost a clock, seconds last; those of digits alone are two each. */
function fieldsOfBroken(match: RegExpMatchArray): readonly number[] {
  const [, , , , first = '', , second = '', , third] = match;
  const { digits, hours, minutes } = match.groups ?? {};
  // `28m` among `3m30s`.
  if (hours !== undefined) return [Number(hours), 0, 0];
  if (minutes !== undefined) return [Math.floor(Number(minutes) / 60), Number(minutes) % 60, 0];
  const plain = (written: string) => Number(written.replace(/[il|]/g, '1').replace(/o/g, '0'));
  if (digits !== undefined)
    return [digits.slice(0, -4), digits.slice(-4, -2), digits.slice(-2)]
      .filter((written) => written !== '')
      .map(plain);
  if (third === undefined) return second.length < 2 ? [] : [plain(first), plain(second)];
  return [plain(first), plain(second), plain(third)];
}

function readingsOf(fields: readonly number[]): ClockReading[] {
  const [hours = 0, minutes = 0, seconds = 0] = fields.length === 3 ? fields : [0, ...fields];
  if (fields.length < 2 || seconds > 59 || (fields.length === 3 && minutes > 59)) return [];
  return [{ kind: 'as-written', startMs: clockMs(hours, minutes, seconds) }];
}
