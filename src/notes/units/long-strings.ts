/**
 * The mark that begins a string of a program which may go on over lines: what it is assigned or handed to is before it. Three quotation
 * marks need nothing before them; one is such a mark only right before a time.
 */
const opening =
  /^(?:[^`\n]{0,200}(?:[=:(,]|return) ?)?[bfru]{0,2}("""|'''|(?<=[=:(,] ?)`(?!`)|(?<=[=(] ?)["'](?=[([]?\d{1,3}:\d\d))/gm;
/** What is behind a string: the end of what it is in. */
const behind = /(?:\.\w{1,20}\(\))?[;,)\]} \t\r]{0,9}(?:\n|$)/y;
const longest = 40_000;

/**
 * Hides the marks around the strings of a program that go on over lines, which Markdown would read as code or as words.
 *
 * @param hide gives what replaces marks
 */
export function maskLongStrings(text: string, hide: (marks: string) => string): string {
  const pieces: string[] = [];
  let kept = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const { 0: head, 1: mark = '', index } = match;
    const from = index + head.length;
    const end = text.slice(from, from + longest).indexOf(mark) + from;
    behind.lastIndex = end + mark.length;
    if (end <= from || !text.slice(from, end).includes('\n') || !behind.test(text)) continue;
    pieces.push(text.slice(kept, index), hide(head), text.slice(from, end));
    kept = behind.lastIndex;
    if (text[kept - 1] === '\n') kept -= 1;
    pieces.push(hide(text.slice(end, kept)));
    opening.lastIndex = kept;
  }
  opening.lastIndex = 0;
  return kept === 0 ? text : pieces.join('') + text.slice(kept);
}
