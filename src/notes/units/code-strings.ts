import type { ScalarNode } from '../../front-matter/value-tree.js';

/** A string on one line of a program, in quotes of one kind. */
const literal =
  /(?<!\\)(?:"[^"\\\r\n]*(?:\\.[^"\\\r\n]*){0,100000}"|'[^'\\\r\n]*(?:\\.[^'\\\r\n]*){0,100000}')/g;
const stampedLine = /(?:^.|\\n)[ \t\-*•([]{0,8}\d{1,3}:\d\d/g;
const leastLines = 2;
const mostStrings = 8;

/** Finds the strings in a program, or in a page with one, whose escaped lines begin with times: the description of a video. */
export function findCodeStrings(text: string, from: number, to: number): readonly ScalarNode[] {
  const found: ScalarNode[] = [];
  for (const { 0: written, index } of text.slice(from, to).matchAll(literal)) {
    const start = from + index;
    // A string in backticks is an example in a sentence.
    if (text[start - 1] === '`' || !written.includes('\\n')) continue;
    if ((written.match(stampedLine) ?? []).length < leastLines) continue;
    const place = { start, end: start + written.length };
    found.push({ kind: 'scalar', type: 'string', style: 'double-quoted', text: written, ...place });
    if (found.length === mostStrings) break;
  }
  return found;
}
