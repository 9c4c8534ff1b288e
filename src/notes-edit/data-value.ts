import type { Quotes } from '../chapters/chapter.js';

/** Text that YAML reads as text without quotes wherever it is: it has none of the marks of its syntax. */
const plainText = /^[\p{L}\p{N}(][^:#\n"'[\]{},&*!|>%@`]*$/u;
/** And it is not a word or number with a special meaning. */
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
