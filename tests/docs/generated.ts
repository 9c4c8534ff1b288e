import { readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../../docs/', import.meta.url);

/** A text of docs/. */
export function readDoc(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/**
 * A text of docs/ with the part between `<!-- NAME -->` and `<!-- /NAME -->` replaced. `UPDATE=1` writes it, so that
 * afterwards the file has what is generated.
 *
 * @returns the text as it is, and as it should be
 */
export function holdDoc(name: string, part: string, generated: string): { found: string; expected: string } {
  const [open, close] = [`<!-- ${part} -->\n`, `<!-- /${part} -->`];
  const before = readDoc(name);
  const [start, end] = [before.indexOf(open), before.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`docs/${name} has no part ${part}`);
  const expected = `${before.slice(0, start)}${open}\n${generated.trimEnd()}\n\n${before.slice(end)}`;
  if (process.env['UPDATE'] === '1' && expected !== before) writeFileSync(new URL(name, folder), expected);
  return { found: readDoc(name), expected };
}
