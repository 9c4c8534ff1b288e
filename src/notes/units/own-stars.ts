/** Letters of writing that has spaces between words; without them, emphasis begins and ends within a run of letters. */
const letter = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]/u;
/** How far a word is looked at on each side. */
const reach = 100;

/** Marks that may be of emphasis. */
interface Delimiters {
  readonly can_open: boolean;
  readonly can_close: boolean;
  readonly length: number;
}

/**
 * What marks with no space beside them may do.
 *
 * @param found what CommonMark lets them do
 */
export function delimitersWithin(text: string, start: number, found: Delimiters): Delimiters {
  const { length } = found;
  // What bold text begins before may end here: `**Why?**Because`.
  if (areOwnStars(text, start, length)) return { ...found, can_open: false, can_close: length > 1 };
  // CommonMark does not let bold text begin or end between a letter and punctuation, where writing without spaces needs it.
  return length === 2 ? { ...found, can_open: true, can_close: true } : found;
}

/**
 * Whether stars are of the word that they are in: `Sh*t`, `M*A*S*H`, `Hörer*innen`, `5*3`. Emphasis of a part of a word
 * begins or ends where the word does (`*un*likely`); that of two stars, which is bold, may be anywhere in it.
 */
function areOwnStars(text: string, start: number, length: number): boolean {
  if (!areWithin(text, start, length)) return false;
  const [before = ''] = text
    .slice(Math.max(0, start - reach), start)
    .split(/\s/)
    .slice(-1);
  const [behind = ''] = text.slice(start, start + reach).split(/\s/, 1);
  const from = start - before.length;
  const others = [...(before + behind).matchAll(/\*+/g)].filter(({ 0: stars, index }) => {
    const isAlike = stars.length === 1 ? length === 1 : length > 1;
    const isOther = from + index !== start;
    return isOther && isAlike && (length > 1 || !areWithin(text, from + index, 1));
  });
  return others.length % 2 === 0;
}

/** Whether stars have a letter on both sides, or a digit. */
function areWithin(text: string, start: number, length: number): boolean {
  const left = text.charAt(start - 1);
  const right = text.charAt(start + length);
  return (letter.test(left) && letter.test(right)) || /^\d\d$/.test(left + right);
}

/** Names that programs have between underscores: `__init__.py`, `__name__`. CommonMark would make them bold. */
const dunder =
  /(?<!\w)__(?:all|call|class|del|dict|doc|enter|eq|exit|file|hash|import|init|iter|len|main|mocks|name|new|next|proto|repr|slots|str|tests|version|[gs]et(?:attr|item))__(?!\w)/g;

/** Whether underscores begin or end such a name. */
export function areOfName(text: string, start: number): boolean {
  const from = Math.max(0, start - reach);
  return [...text.slice(from, start + reach).matchAll(dunder)].some(
    ({ 0: found, index }) => start === from + index || start === from + index + found.length - 2,
  );
}
