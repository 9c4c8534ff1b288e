/** The zeros of scripts with digits of their own: full-width, Arabic, Persian, Devanagari, Bengali, Thai. */
const zeros = [0xff10, 0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];
const foreignDigit = /[０-９٠-٩۰-۹०-९০-৯๐-๙]/g;

/** Digits of other scripts turned into the plain ones, each for one. */
export function foldDigits(text: string): string {
  return text.replace(foreignDigit, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (zeros.find((zero) => code >= zero && code < zero + 10) ?? code));
  });
}
