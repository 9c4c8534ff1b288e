const closingQuote = /["”“»«」』](?=[^"”“»«」』]*$)/u;
const nothingBehind = /^[\s*_.,]{0,4}$/;
/** Who said it. */
const speakerBehind = /^[\s*_.,]{0,4}[-–—―~]{1,2}[\s*_]{0,3}[@\p{Lu}].{1,60}$/su;
/** Shorter ones are titles in quotation marks, or songs and who sings them. */
const leastQuotation = 60;
const leastSpoken = 24;

/** Whether words that begin with a quotation end with it, or with who said it. */
export function endsInQuotation(words: string): boolean {
  // A line end of a value that gave way is a control character.
  const text = words.replaceAll('\u0001', '');
  const closing = text.search(closingQuote);
  const behind = text.slice(closing + 1);
  if (closing < leastSpoken) return false;
  return speakerBehind.test(behind) || (closing >= leastQuotation && nothingBehind.test(behind));
}
