import { clockPattern, looseClockPattern } from '../chapters/timestamp.js';

/**
 * How much a form says by itself that its line is a chapter: `sure` always, `lone` even when nothing else in
 * the notes looks like it, `listed` only among others.
 */
type Certainty = 'sure' | 'lone' | 'listed';

/** One way to write a timestamp. */
export interface StampForm {
  readonly name: string;
  readonly certainty: Certainty;
  /** Characters of which it starts with one: what a line must have there to be worth the form's regular expression. */
  readonly opener?: string;
  /** A regular expression in which `{T}` is the clock, or a range of two; behind the opener. */
  readonly shape: string;
  /** Nothing closes the clock, so what follows must tell where it ends. */
  readonly open?: true;
  /** The clock must be the text of a link to a time (`#t=0:10`, `?t=10`). */
  readonly timeLink?: true;
  /** The title before it must be in bold. */
  readonly afterStrong?: true;
}

const dash = '[-–—−]';
/** Blanks within a line; a limit to them, since megabytes of blanks would cost the matcher its memory. */
const blanks = String.raw`[^\S\n\u2029]{0,500}`;

/** THE table of forms before a title, the more particular ones first. To accept another form, add a row. */
export const leadingForms: readonly StampForm[] = [
  {
    name: '[T](…t=…) X',
    certainty: 'sure',
    shape: String.raw`[[(]?\s?@?\s?{T}(?:\s?[\])])?`,
    timeLink: true,
  },
  { name: '[@T] X', certainty: 'sure', opener: '[', shape: String.raw`\s?@\s?{T}\s?\]` },
  { name: '[T] X', certainty: 'lone', opener: '[【', shape: String.raw`\s?{T}\s?[\]】]` },
  { name: '(T) X', certainty: 'lone', opener: '(（', shape: String.raw`\s?@?\s?{T}\s?[)）]` },
  { name: '<T> X', certainty: 'lone', opener: '<', shape: String.raw`\s?{T}\s?>` },
  { name: '@T X', certainty: 'listed', opener: '@', shape: '{T}', open: true },
  { name: 'T - X', certainty: 'lone', shape: String.raw`{T}(?=\s${blanks}${dash}{1,3}\s)`, open: true },
  { name: 'T: X', certainty: 'listed', shape: String.raw`{T}(?=\s?[:：~～〜|｜])`, open: true },
  { name: 'T', certainty: 'listed', shape: String.raw`{T}(?=${blanks}(?:[\n\u2029]|$))`, open: true },
  {
    name: 'T X',
    certainty: 'listed',
    shape: String.raw`{T}(?=[.,)]?\s|[–—]|${dash}\p{L}|-\s(?![\s\d]))`,
    open: true,
  },
];

/** THE table of forms after a title, at the end of its line. A bare `X T` is none: `John 3:16`. */
export const trailingForms: readonly StampForm[] = [
  { name: 'X (T)', certainty: 'listed', shape: String.raw`\s*[(（[]\s?@?{T}\s?[~～〜]?\s?[)）\]]` },
  { name: 'X: T', certainty: 'listed', shape: String.raw`\s*[:：](?:\s+|(?<!\d[:：])){T}`, open: true },
  { name: 'X - T', certainty: 'listed', shape: String.raw`\s+${dash}\s+{T}`, open: true },
  { name: '**X** T', certainty: 'listed', shape: String.raw`\s+{T}`, open: true, afterStrong: true },
];

/** A form that is ready to be matched: group 1 is the start, group 2 the end of a range. */
export interface StampMatcher {
  readonly form: StampForm;
  /** Reads two clocks, where a chapter starts and where it ends. */
  readonly isRange: boolean;
  /** Reads clocks with slips. */
  readonly loose: boolean;
  /** Made when it is first asked for: most notes have use for few of them. */
  readonly pattern: RegExp;
}

const clock = `(${clockPattern})`;
const range = String.raw`${clock}\s?(?:${dash}|[~～〜→]|->|to|bis)\s?(${clockPattern})`;
const looseClock = `(${looseClockPattern})`;

/** No part of a longer number, word, percentage or subtitle cue. */
const clockEnd = String.raw`(?![\d\p{L}%]|[:：]\d|${blanks}-->)`;

const dayTime = String.raw`\s?(?:[aApP]\.?[mM]\b|[Uu]hr\b|uur\b|hs\b|h\b|o'clock|(?:UTC|GMT|[ECMP][SD]?T|CES?T|[JKI]ST|BST)\b)`;

/** What follows a time of day. Before a title it may be a word as well: `7:00 Am Anfang`, `8:00 ET phone home`. */
export const dayTimeMark = new RegExp(dayTime, 'uy');

function matcherOf(form: StampForm, time: string, isTrailing = false): StampMatcher {
  let pattern: RegExp | null = null;
  return {
    form,
    isRange: time === range,
    loose: time === looseClock,
    get pattern() {
      pattern ??= isTrailing
        ? new RegExp(String.raw`${sourceOf(form, time)}\s*$`, 'u')
        : new RegExp(sourceOf(form, time), 'uy');
      return pattern;
    },
  };
}

function sourceOf({ open: isOpen, opener, shape }: StampForm, time: string): string {
  const opening = opener === undefined ? '' : `[${inClass(opener)}]`;
  return opening + shape.replace('{T}', () => (isOpen ? time + clockEnd : time));
}

/** Characters as they stand in a class of a regular expression. */
function inClass(characters: string): string {
  return characters.replace(/[\\\]^[-]/g, String.raw`\$&`);
}

const openers = leadingForms.map(({ opener = '' }) => opener).join('');

/** What a leading stamp may start with: a digit, what is typed for a zero, or an opener. */
export const stampStart = new RegExp(String.raw`[\dOo${inClass(openers)}]`, 'u');

const closed = leadingForms.filter((form) => form.open === undefined);
const open = leadingForms.filter((form) => form.open !== undefined);

/** In the order to try them: a range before the single clock that it starts with, what is sound before slips. */
export const leadingMatchers: readonly StampMatcher[] = [
  ...closed.flatMap((form) => [matcherOf(form, range), matcherOf(form, clock)]),
  ...open.map((form) => matcherOf(form, range)),
  ...open.map((form) => matcherOf(form, clock)),
  ...leadingForms.map((form) => matcherOf(form, looseClock)),
];

export const trailingMatchers: readonly StampMatcher[] = [
  ...trailingForms.map((form) => matcherOf(form, range, true)),
  ...trailingForms.map((form) => matcherOf(form, clock, true)),
];

const pictures = String.raw`(?:(?!\n)(?:[\d#*]\ufe0f?\u20e3|[\p{Extended_Pictographic}\p{So}\p{M}\p{Emoji_Modifier}\p{C}•·‣・])${blanks}){0,40}`;

/** What a line may have before a leading stamp: a check box, a bullet or number, emoji (`1️⃣` among them), invisible marks. */
export const stampPrefix = new RegExp(
  String.raw`${blanks}(?:\[[ xX]\]\s${blanks})?(?:[-–—*→]\s${blanks}|#?\d{1,3}[.)]\s${blanks})?${pictures}`,
  'uy',
);

/** Whether a line may begin with any of that: told by the first characters. */
export const mayHavePrefix = /[\x00-\x20\x7f*-]|[^\x00-\x7f]|\[[ xX]\]|[\d#]\ufe0f?\u20e3|#?\d{1,3}[.)]\s/y;

const separators = [
  String.raw`\s{0,500}~\s{0,500}[:：](?=\s|$)`,
  String.raw`\s{0,500}[–—−|｜•·→»›：]`,
  // What a blank parts from the stamp and joins to the title is title: `-50%`, `:is()`, `~/bin`.
  String.raw`\s{0,500}(?:-{1,3}|[-=]>|[:~～〜/])(?=\s|$)`,
  String.raw`[:~～〜]`,
  String.raw`-(?=\p{L})`,
  String.raw`[.,)](?=\s)`,
];

/** The one separator between a stamp and its title. */
export const separator = new RegExp(`(?:${separators.join('|')})?`, 'uy');
