import type { Quotes } from '../chapters/chapter.js';

/** What YAML takes for a text without quotes wherever it is: no mark of its syntax in it. */
const plainText = /^[\p{L}\p{N}(][^:#\n"'[\]{},&*!|>%@`]*$/u;
/** And no word or number that has a meaning of its own. */
const otherValue = /^(?:true|false|null|yes|no|on|off|[\d.,:_+eExX-]+)$/i;

/** A text for the inside of quotes that are there already, as both YAML and JSON read it. */
export function writeInside(text: string, quotes: Quotes): string {
  if (quotes === '"') return JSON.stringify(text).slice(1, -1);
  return quotes === "'" ? text.replaceAll("'", "''") : text;
}

/** A text as a whole value; a plain one gets quotes where it would not read as itself. */
export function writeValue(text: string, quotes: Quotes): string {
  if (quotes !== '') return quotes + writeInside(text, quotes) + quotes;
  return plainText.test(text) && !otherValue.test(text) && text.trim() === text ? text : JSON.stringify(text);
}
