/**
 * The zeros of scripts with digits of their own: full-width, N'Ko, Arabic, Persian, those of India from Devanagari to Malayalam, Sinhala,
 * Thai, Lao, Tibetan, Burmese, Khmer, Mongolian.
 */
const zeros = [
  0xff10, 0x07c0, 0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
  0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810,
];
const foreignDigit = new RegExp(
  `[${zeros.map((zero) => `${String.fromCharCode(zero)}-${String.fromCharCode(zero + 9)}`).join('')}]`,
  'g',
);

/** Turns digits of other scripts into plain ones, one for one. */
export function foldDigits(text: string): string {
  return text.replace(foreignDigit, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (zeros.find((zero) => code >= zero && code < zero + 10) ?? code));
  });
}
