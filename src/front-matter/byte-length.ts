/** A text that is not a byte length; `guess` is what was probably meant, else null. */
export interface NoByteLength {
  readonly guess: number | null;
}

/** A size for people, `13.7 MB`: which numbers of bytes it can mean, in decimal and in binary units. */
export interface RoundedSize {
  readonly ranges: readonly { readonly least: number; readonly most: number }[];
}

/** Bytes of a unit: `MB` means 1,048,576 bytes as often as 1,000,000. */
const units: Readonly<Record<string, readonly number[]>> = {
  k: [1e3, 2 ** 10],
  m: [1e6, 2 ** 20],
  g: [1e9, 2 ** 30],
  ki: [2 ** 10],
  mi: [2 ** 20],
  gi: [2 ** 30],
};

/** Sizes for people are rounded up or cut, with or without the tag: a difference that small is not a contradiction. */
const looseShare = 0.02;

/**
 * Reads a number of bytes: digits and nothing else, since that is what a feed must state.
 *
 * @param text the value, without quotes
 * @param underscores whether the format itself lets digits be grouped (`59_048_856` as a TOML number)
 */
export function parseByteLength(text: string, underscores = false): number | RoundedSize | NoByteLength {
  const plain = underscores ? text.replace(/(?<=\d)_(?=\d)/g, '') : text.trim();
  if (/^\d+$/.test(plain)) {
    const value = Number(plain);
    return Number.isSafeInteger(value) ? value : { guess: null };
  }
  return roundedSize(text.trim()) ?? guessByteLength(text.trim());
}

/** Whether a size for people can mean this number of bytes. */
export function isSizeOf({ ranges }: RoundedSize, byteLength: number): boolean {
  return ranges.some(({ least, most }) => byteLength >= least && byteLength <= most);
}

function roundedSize(text: string): RoundedSize | null {
  if (text.length > 32) return null;
  const [, amount, unit] = /^(\d+(?:[.,]\d+)?)\s*([kmg]i?)(?:b|bytes?|o)?$/i.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return null;
  const value = Number(amount.replace(',', '.'));
  const decimals = /[.,](\d+)$/.exec(amount)?.[1]?.length ?? 0;
  const ranges = (units[unit.toLowerCase()] ?? []).map((bytes) => {
    const slack = bytes / 10 ** decimals + value * bytes * looseShare;
    return { least: value * bytes - slack, most: value * bytes + slack };
  });
  return { ranges };
}

function guessByteLength(text: string): NoByteLength {
  if (text.length > 32) return { guess: null };
  const grouped = /^(\d{1,3}(?:([,._' ’])\d{3})(?:\2\d{3})*)\s*(?:b|bytes?)?$/i.exec(text)?.[1];
  const digits =
    grouped ?? /^(\d+)(?:\.0*)?\s*(?:b|bytes?)$/i.exec(text)?.[1] ?? /^(\d+)\.0*$/.exec(text)?.[1];
  if (digits !== undefined) return exactly(Number(digits.replace(/\D/g, '')));
  if (/^\d+(?:\.\d+)?e\+?\d{1,2}$/i.test(text)) return exactly(Number(text));
  return { guess: null };
}

function exactly(value: number): NoByteLength {
  return { guess: Number.isSafeInteger(value) ? value : null };
}
