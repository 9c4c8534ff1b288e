/** We never write a longer line; this bounds memory, whatever a file contains. */
const maxLineLength = 1024 * 1024;

/**
 * The lines of a text with their ends; lines that are too long come cut.
 *
 * @param chunks strings, cut anywhere
 */
export async function* linesOfChunks(chunks: AsyncIterable<unknown>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const [first = '', ...others] = String(chunk).split('\n');
    // A line that is too long is not an entry, whatever follows.
    rest = rest.length > maxLineLength ? rest : rest + first;
    for (const next of others) {
      yield `${rest}\n`;
      rest = next;
    }
  }
  if (rest !== '') yield rest;
}
