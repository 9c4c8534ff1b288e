import type { ChapterMark } from '../../chapters/chapter.js';
import { createDiagnostic, type Diagnostic } from '../../diagnostic/diagnostic.js';

/** What a title has when it was not taken out of its markup or its program completely. Hardly any title has it of its own, but some end with `:(`. */
const leftover =
  /&(?:#\w{2,6}|[a-z]{2,8});|<\/?[a-z][^<>]*$|<!--|-->|\]\]>|\{[{%#.]|[}%]\}|``|`[^`]*$(?<!`[^`]*`[^`]*)|"""|'''|["'`][;,]+$|\\[nrt"]|\b(?:xref|link):\S{0,80}\[|:[a-z]{2,9}:\S[^:]*>|(?<![:;=]-?(?=[([]+$))[([{（【「『《][^)\]}）】」』》]*$/i;
/** A quotation mark at one end that is the only one, and is not of inches. */
const quotation = /^"[^"]*$|^[^"]*[^\d"]"$/;

/** A longer one has a finding of its own. */
const longestTitle = 200;

/** Reports titles with leftover markup in them, once for the list. */
export function findLeftovers(marks: readonly ChapterMark[]): readonly Diagnostic[] {
  const odd = marks.filter(
    ({ title }) => title.length <= longestTitle && (leftover.test(title) || quotation.test(title)),
  );
  const [first] = odd;
  if (first === undefined) return [];
  const args = { title: first.title, count: odd.length };
  return [createDiagnostic('notes/markup-in-title', args, first.place)];
}
