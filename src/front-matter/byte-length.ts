/** A text that is no byte length; `guess` is what was probably meant, else null. */
export interface NoByteLength {
  readonly guess: number | null;
  /** The guess comes from a rounded figure, so that the exact number must be looked up. */
  readonly rounded: boolean;
}

const scale: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  g: 1e9,
  ki: 2 ** 10,
  mi: 2 ** 20,
  gi: 2 ** 30,
};

/**
 * Reads a number of bytes: digits and nothing else, since that is what a feed must state.
 *
 * @param text the value, without quotes
 * @param underscores whether the format itself lets digits be grouped (`59_048_856` as a TOML number)
 */
export function parseByteLength(text: string, underscores = false): number | NoByteLength {
  const plain = underscores ? text.replace(/(?<=\d)_(?=\d)/g, '') : text.trim();
  if (/^\d+$/.test(plain)) {
    const value = Number(plain);
    return Number.isSafeInteger(value) ? value : { guess: null, rounded: false };
  }
  return guessByteLength(text.trim());
}

function guessByteLength(text: string): NoByteLength {
  if (text.length > 32) return { guess: null, rounded: false };
  const grouped = /^(\d{1,3}(?:([,._' ’])\d{3})(?:\2\d{3})*)\s*(?:b|bytes?)?$/i.exec(text)?.[1];
  const digits =
    grouped ?? /^(\d+)(?:\.0*)?\s*(?:b|bytes?)$/i.exec(text)?.[1] ?? /^(\d+)\.0*$/.exec(text)?.[1];
  if (digits !== undefined) return exactly(Number(digits.replace(/\D/g, '')));
  if (/^\d+(?:\.\d+)?e\+?\d{1,2}$/i.test(text)) return exactly(Number(text));
  const [, amount, prefix] = /^(\d+(?:[.,]\d+)?)\s*(?:([kmg]i?)(?:b|bytes?)?)$/i.exec(text) ?? [];
  if (amount !== undefined && prefix !== undefined) {
    return {
      guess: Math.round(Number(amount.replace(',', '.')) * (scale[prefix.toLowerCase()] ?? 1)),
      rounded: true,
    };
  }
  // `68.7` without a unit: a file manager's megabytes.
  const bare = /^\d{1,4}[.,]\d{1,2}$/.test(text) ? Number(text.replace(',', '.')) : null;
  return { guess: bare === null ? null : Math.round(bare * 1e6), rounded: bare !== null };
}

function exactly(value: number): NoByteLength {
  return { guess: Number.isSafeInteger(value) ? value : null, rounded: false };
}
