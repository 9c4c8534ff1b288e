// Regular expressions with classes of Unicode (`\p{L}`): V8 checks each literal whenever it scans the function around it, called
// or not, and takes a tenth of a millisecond for such a class. The bundle makes them when they are first used instead.
import { parseAst } from 'rolldown/parseAst';

const hasUnicodeClass = /\\[pP]\{/;
/** A pattern that keeps a place is made anew by each evaluation of its literal. */
const keepsPlace = /[gy]/;

/** @param code of a script */
export function withLatePatterns(code) {
  const found = findPatterns(parseAst(code), false).toSorted((a, b) => b.start - a.start);
  const names = [];
  const late = found.reduce((text, { start, end, regex: { pattern, flags }, isOnce }) => {
    const made = `RegExp(${JSON.stringify(pattern)},"${flags}")`;
    if (isOnce) return `${text.slice(0, start)}${made}${text.slice(end)}`;
    const name = `$p${names.length}`;
    if (code.includes(name)) throw new Error(`${name} is taken`);
    names.push(name);
    return `${text.slice(0, start)}(${name}??=${made})${text.slice(end)}`;
  }, code);
  return names.length === 0 ? late : `let ${names.join(',')};${late}`;
}

function findPatterns(node, isInFunction) {
  if (node === null || typeof node !== 'object') return [];
  if (node.regex !== undefined) {
    const { pattern, flags } = node.regex;
    if (!hasUnicodeClass.test(pattern) || (isInFunction && keepsPlace.test(flags))) return [];
    return [{ ...node, isOnce: !isInFunction }];
  }
  const isWithin = isInFunction || /Function/.test(node.type ?? '');
  return Object.values(node).flatMap((child) => findPatterns(child, isWithin));
}
