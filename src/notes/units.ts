import type { Token } from 'markdown-it';
import { readHtml } from './html-units.js';
import { readInline } from './inline-text.js';
import { parseBlocks } from './markdown.js';
import { maskText } from './masked-text.js';
import { readRow, titleColumn } from './table-row.js';
import { readTags } from './template-tags.js';
import { type Unit, UnitList } from './unit.js';

/**
 * Takes the body of show notes apart.
 *
 * @param text the notes
 * @param lineStarts offset of each line of `text`
 * @param bodyLine index of the line that the body starts on
 * @param end offset where reading stops
 * @returns units in the order of the text; code and block quotes give none
 */
export function readUnits(
  text: string,
  lineStarts: readonly number[],
  bodyLine: number,
  end: number,
): readonly Unit[] {
  const { tokens, env } = parseBlocks(maskText(text.slice(lineStarts[bodyLine] ?? end, end)));
  const units = new UnitList();
  const spanOf = (token: Token) => {
    const [from, to] = token.map ?? [0, 0];
    return {
      start: lineStarts[bodyLine + from] ?? end,
      end: lineStarts[bodyLine + to] ?? end,
    };
  };

  let at = 0;
  /** Of the present table, the column with the titles. */
  let column: number | null = null;
  for (let token = tokens[at]; token !== undefined; at += 1, token = tokens[at]) {
    const span = spanOf(token);
    const { content } = token;
    switch (token.type) {
      case 'blockquote_open':
        at = closingIndex(tokens, at);
        break;
      case 'list_item_open':
        units.openItem();
        break;
      case 'list_item_close':
        units.closeItem();
        break;
      case 'html_block':
        readHtml(content, span.start, units);
        break;
      case 'tr_open': {
        const close = closingIndex(tokens, at);
        const cells = tokens
          .slice(at, close)
          .flatMap((cell) => (cell.type === 'inline' ? [cell.content] : []));
        // A table of Markdown has one row of headings, the first.
        if (tokens[at - 1]?.type === 'thead_open') column = titleColumn(cells);
        const titles = column;
        const read = () =>
          readRow(
            cells.map((cell) => readInline(cell, env)),
            titles,
          );
        units.add({ kind: 'row', raw: cells.join(' | '), wraps: true, read, ...span });
        at = close;
        break;
      }
      case 'inline': {
        for (const tag of readTags(content, span)) units.add(tag);
        const read = () => readInline(content, env);
        const heading = tokens[at - 1];
        // Lines above a `---` are a heading to Markdown; several of them are a list of lines to their author.
        if (heading?.type === 'heading_open' && !content.includes('\n')) {
          const rank = Number(heading.tag.slice(1));
          units.add({ kind: 'heading', rank, wraps: true, raw: content, read, ...span });
        } else {
          units.add({ kind: 'paragraph', raw: content, read, ...span });
        }
        break;
      }
      default: // code, rules, and the brackets of lists and paragraphs
    }
  }
  return units.units;
}

/** The index of the token that closes the one at `open`, or of the last token. */
function closingIndex(tokens: readonly Token[], open: number): number {
  const level = tokens[open]?.level;
  const type = tokens[open]?.type.replace('_open', '_close');
  let at = open + 1;
  while (at < tokens.length - 1 && !(tokens[at]?.level === level && tokens[at]?.type === type)) at += 1;
  return at;
}
