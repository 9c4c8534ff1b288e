// What the options do, in words, is read when help or a completion asks for it. In the bundle, the rows of the table of options
// have no words; these are in a script of their own.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { parseSync } from 'rolldown/utils';
import { shortText } from './short-text.mjs';

const words = new Map();
const script = 'option-words.cjs';

/** A plugin of the bundler. */
export const lateWords = {
  name: 'late-words',
  transform: {
    filter: { id: /\/src\/cli\/options\/(?:\w+-options|option-table)\.ts$/ },
    handler(code, id) {
      return { code: id.endsWith('/option-table.ts') ? code + reading : withoutWords(code, id) };
    },
  },
};

const reading = `
  for (const [name, row] of Object.entries(optionTable))
    if (!('words' in row))
      Object.defineProperty(row, 'words', { enumerable: true, get: () => module.require('./${script}')[name] });`;

function withoutWords(code, id) {
  const found = [];
  collect(parseSync(id, code).program, found);
  return found
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { name, value, start, end }) => {
      // A constant of our own source: strings that are joined. One that is made of others stays.
      if (/\$\{/.test(code.slice(value.start, value.end))) return text;
      words.set(name, runInNewContext(code.slice(value.start, value.end)));
      return text.slice(0, start) + text.slice(text[end] === ',' ? end + 1 : end);
    }, code);
}

/** The words of each row, `NAME: { words: '…', … }`, with the name of the row. */
function collect(node, found) {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'Property' && node.value.type === 'ObjectExpression') {
    const own = node.value.properties.find(({ key }) => key?.name === 'words');
    if (own !== undefined) found.push({ ...own, name: node.key.name ?? node.key.value });
  }
  for (const value of Object.values(node)) collect(value, found);
}

/** Writes the words that were taken out. */
export function writeWords(outFolder) {
  // The bundler reads the files in any order.
  const sorted = [...words].sort(([a], [b]) => (a < b ? -1 : 1));
  const table = JSON.stringify(Object.fromEntries(sorted));
  writeFileSync(join(outFolder, script), `module.exports=${shortText(table)};\n`);
}
