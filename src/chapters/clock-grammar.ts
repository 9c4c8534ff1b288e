import { smallLetters } from '../text/small-letters.js';
import type { Span } from '../text/span.js';
import { amount, month } from './amount.js';
import { after, before, colon, gluedWord } from './clock-borders.js';

/** What is wrong with the writing of a clock that can be read anyway. */
export type ClockSlip =
  | 'one-digit-field'
  | 'field-over-59'
  | 'semicolon'
  | 'dot'
  | 'blank'
  | 'letter-o'
  | 'broken';

/** How the fields of a clock are read. */
export type ReadingKind =
  | 'as-written'
  | 'hours-and-minutes'
  | 'minutes-seconds-frames'
  | 'hundredths'
  | 'dot-for-colon'
  /** An hour later, or more: only the times around it tell. */
  | 'hour-added';

/** One way to read a clock. */
export interface ClockReading {
  readonly kind: ReadingKind;
  /** Milliseconds. */
  readonly startMs: number;
}

/** A clock as written, with everything that it can mean. */
export interface Clock {
  readonly text: string;
  readonly form: ClockForm;
  /** How many fields are written: 2 for `1:02`, 4 for `1:02:03:04`. */
  readonly fields: number;
  /** The first is the plain one. */
  readonly readings: readonly [ClockReading, ...ClockReading[]];
  readonly slips: readonly ClockSlip[];
}

/** A clock and where it is in a text. */
export interface FoundClock extends Span {
  readonly clock: Clock;
}

type ClockForm = 'colons' | 'four-fields' | 'units' | 'marks' | 'loose' | 'broken' | 'unix' | 'link' | 'tag';

/** One way to write a clock: the fields in its groups, and what they mean. */
interface ClockRow {
  readonly form: ClockForm;
  readonly pattern: string;
  readonly read: (fields: readonly (string | undefined)[], text: string) => Clock | null;
}

/** THE grammar of clocks, the stricter rows first. To read another form, add a row; write letters in lower case. */
const rows: readonly ClockRow[] = [
  {
    form: 'four-fields',
    // A semicolon before the frames says that they are counted as in NTSC (drop-frame).
    pattern: String.raw`(\d{1,2})${colon}(\d{2})${colon}(\d{2})(?:${colon}|;)(\d{2})`,
    read: readFourFields,
  },
  {
    form: 'colons',
    pattern: String.raw`(\d{1,3})${colon}(\d{2})${colon}(\d{2})(?:[.,](\d{1,3}))?`,
    read: readColons,
  },
  {
    form: 'colons',
    pattern: String.raw`(\d{1,3})${colon}(\d{2})(?:[.,](\d{1,3}))?`,
    read: readColons,
  },
  {
    form: 'marks',
    pattern: String.raw`(\d{1,2}) ?h ?(\d{1,2})['’′] ?(\d{2}|\d(?=["”″'’′]))(?:["”″]|['’′]{2})?`,
    read: readUnits,
  },
  {
    form: 'units',
    pattern: String.raw`(\d{1,2}) ?(?:h|hrs?|std|(?<=\d)u(?=\d{2})|ч|小时|小時|時間|시간)\.? ?(\d{1,2}) ?(?:m|mins?|мин|分钟?|分鐘?|분)?\.?(?: ?(\d{1,2}) ?(?:s|secs?|сек|秒|초)?\.?)?(?![\p{Ll}\d])`,
    read: readUnits,
  },
  {
    form: 'units',
    pattern: String.raw`(\d{1,3}) ?(?:m|mins?|мин|分钟?|分鐘?|분)\.? ?(\d{1,2})(?: ?(?:s|secs?|сек|秒|초)\.?|(?<=\dmin\d\d)|(?<=min\.? \d\d)(?=[^\S\n]?(?:[:：)\]|–—]|-\s|\n|$)))(?![\p{Ll}\d])`,
    read: readUnits,
  },
  {
    form: 'units',
    pattern: String.raw`(?<=@)((?:\d{1,2}(?= ?h))?)((?:\d{1,3}(?= ?m))?)((?:\d{1,2}(?= ?s))?)(?<=\d) ?(?:hrs?|h|mins?|m|secs?|s)(?![\p{Ll}\d])`,
    read: readUnits,
  },
  {
    form: 'marks',
    pattern: String.raw`(\d{1,3})['’′](\d{2})(?:["”″]|['’′]{2})`,
    read: readUnits,
  },
  {
    form: 'loose',
    pattern: String.raw`(\d{1,3})['’′](\d{2})(?!["”″'’′])`,
    read: readUnits,
  },
  {
    form: 'loose',
    pattern: String.raw`(?!(?<=\p{L} )\d{1,3} ?[:：] \d{1,3}[:：]\d\d)(\d[\do]{0,2}|(?<!\p{L})o{1,2}\d?)( ?[:：∶;；] ?|[.,](?!${amount}|${month}))([\do]{1,2}(?: [\do](?=[\])）】])(?<!\d\d \d))?)(?:([:：∶;；.,])([\do]{1,2}))?`,
    read: ([first = '', , second = '', , third], text) =>
      readLoose(text, first, second.replace(' ', ''), third),
  },
];

const strictRows = rows.filter(({ form }) => form !== 'loose');

function scanner(some: readonly ClockRow[], glued = ''): RegExp {
  // Checking the first character makes it needless to look behind it in most places.
  return new RegExp(
    `(?=[\\do])${before}(?:${some.map(({ pattern }) => pattern).join('|')})${after(glued)}`,
    'gu',
  );
}

/** How many fields each row has: brackets that are neither escaped, nor in a class, nor followed by a question mark. */
const fieldCounts = rows.map(
  ({ pattern }) => pattern.replace(/\\.|\[[^\]]*\]|\(\?/g, '').split('(').length - 1,
);

/** Each is compiled when it is first needed. */
const compiled: { strict?: RegExp; all?: RegExp; glued?: RegExp } = {};

/**
 * Finds the clocks of a text.
 *
 * @param text folded by `foldDigits` where full-width digits count
 * @param isLoose whether clocks with slips (`10:3`, `24.50`, `1O:20`) count too
 * @param most where to stop: nobody looks at more
 * @param mayGlue whether loose clocks may have words glued to them
 * @returns in the order of the text; none overlap
 */
export function findClocks(text: string, isLoose: boolean, most = 1e9, mayGlue = false): FoundClock[] {
  const found: FoundClock[] = [];
  // Most titles have no clock: no pattern needs to be compiled for them.
  if (!/\d/.test(text)) return found;
  const pattern = mayGlue
    ? (compiled.glued ??= scanner(rows, gluedWord))
    : isLoose
      ? (compiled.all ??= scanner(rows))
      : (compiled.strict ??= scanner(strictRows));
  const small = smallLetters(text);
  pattern.lastIndex = 0;
  while (found.length < most) {
    const match = pattern.exec(small);
    if (match === null) break;
    const written = text.slice(match.index, pattern.lastIndex).trimEnd();
    const clock = readMatch(match, written, isLoose ? rows : strictRows);
    if (clock === null) pattern.lastIndex = match.index + 1;
    else found.push({ clock, start: match.index, end: match.index + clock.text.length });
  }
  return found;
}

/** @param some all rows, or all but the last ones */
function readMatch(match: RegExpMatchArray, written: string, some: readonly ClockRow[]): Clock | null {
  let group = 1;
  for (let at = 0; at < some.length; at += 1) {
    const count = fieldCounts[at] ?? 0;
    if (match[group] !== undefined) return some[at]?.read(match.slice(group, group + count), written) ?? null;
    group += count;
  }
  return null;
}

/** @param written the fields, and decimals where there are any */
function readColons(written: readonly (string | undefined)[], text: string): Clock | null {
  const fields = written.length - 1;
  const isLong = fields === 3;
  const decimals = written[fields] ?? '';
  const hours = isLong ? Number(written[0]) : 0;
  const minutes = Number(written[fields - 2]);
  const seconds = Number(written[fields - 1]);
  const plainMs = clockMs(hours, minutes, seconds) + (decimals === '' ? 0 : Number(decimals.padEnd(3, '0')));
  const readings: [ClockReading, ...ClockReading[]] = [{ kind: 'as-written', startMs: plainMs }];
  const slips: ClockSlip[] = [];
  if (isLong && decimals === '') readings.push(...editorReadings(hours, minutes, seconds));
  // `00:24.50` among `00:23:21`: a dot for the second colon.
  if (!isLong && decimals.length === 2 && Number(decimals) < 60 && minutes < 60 && seconds < 60)
    readings.push({ kind: 'dot-for-colon', startMs: clockMs(minutes, seconds, Number(decimals)) });
  if (!isLong && decimals === '' && minutes <= 23 && seconds < 60)
    readings.push({ kind: 'hours-and-minutes', startMs: clockMs(minutes, seconds, 0) });
  if (seconds > 59 || (isLong && minutes > 59)) slips.push('field-over-59');
  return { text, form: 'colons', fields, slips, readings };
}

/** Minutes, seconds and frames (60 a second at most) or hundredths, of three fields. */
function editorReadings(minutes: number, seconds: number, parts: number): ClockReading[] {
  if (seconds > 59) return [];
  const startMs = clockMs(0, minutes, seconds);
  const hundredths: ClockReading = { kind: 'hundredths', startMs: startMs + parts * 10 };
  return parts > 59 ? [hundredths] : [{ kind: 'minutes-seconds-frames', startMs }, hundredths];
}

function readFourFields(written: readonly (string | undefined)[], text: string): Clock | null {
  const [hours = 0, minutes = 0, seconds = 0, parts = 0] = numbers(written);
  if (minutes > 59 || seconds > 59) return null;
  const frames: ClockReading = { kind: 'minutes-seconds-frames', startMs: clockMs(hours, minutes, seconds) };
  const hundredths: ClockReading = { kind: 'hundredths', startMs: frames.startMs + parts * 10 };
  return { text, form: 'four-fields', fields: 4, slips: [], readings: [frames, hundredths] };
}

function readUnits(written: readonly (string | undefined)[], text: string): Clock | null {
  const [hours = 0, minutes = 0, seconds = 0] =
    written.length === 2 ? [0, ...numbers(written)] : numbers(written);
  if (seconds > 59 || (hours > 0 && minutes > 59)) return null;
  const reading = { kind: 'as-written', startMs: clockMs(hours, minutes, seconds) } as const;
  return { text, form: 'units', fields: hours > 0 ? 3 : 2, slips: [], readings: [reading] };
}

function readLoose(text: string, first: string, second: string, third: string | undefined): Clock | null {
  if (!/\d/.test(text) || (third !== undefined && first.length > 2)) return null;
  const written = third === undefined ? [first, second] : [first, second, third];
  const [hours = 0, minutes = 0, seconds = 0] =
    third === undefined ? [0, ...numbers(written)] : numbers(written);
  const slips: ClockSlip[] = [];
  if (second.length < 2 || third?.length === 1) slips.push('one-digit-field');
  if (seconds > 59 || (third !== undefined && minutes > 59)) slips.push('field-over-59');
  if (/[;；]/.test(text)) slips.push('semicolon');
  if (/[.,]/.test(text)) slips.push('dot');
  if (text.includes(' ')) slips.push('blank');
  if (/o/i.test(text)) slips.push('letter-o');
  // `16 : 8` and `2.5` are a ratio and a number.
  if (slips.includes('one-digit-field') && (slips.includes('blank') || slips.includes('dot'))) return null;
  const plain: ClockReading = { kind: 'as-written', startMs: clockMs(hours, minutes, seconds) };
  const mayBeFrames = third !== undefined && !slips.includes('dot');
  const others = mayBeFrames ? editorReadings(hours, minutes, seconds) : [];
  return { text, form: 'loose', fields: written.length, slips, readings: [plain, ...others] };
}

function numbers(fields: readonly (string | undefined)[]): number[] {
  return fields.map((field = '0') => Number(field.replace(/o/gi, '0')));
}

/** Milliseconds of hours, minutes and seconds. */
export function clockMs(hours = 0, minutes = 0, seconds = 0): number {
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
