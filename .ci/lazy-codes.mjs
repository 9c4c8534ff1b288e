// The table of codes, read when a finding is made: most runs find little, and the table grows with every command. In the
// bundle each file of src/diagnostic/codes/ is a script of its own, loaded for the first code of it that is asked for, and
// the explanations, which only `chapterize explain` prints, are in one of theirs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { brotliCompressSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../src/diagnostic/', import.meta.url));
const table = readFileSync(join(folder, 'codes.ts'), 'utf8');

/** The files of the table: what each exports, and its codes. */
const areas = [...table.matchAll(/^import \{ (\w+) \} from '\.\/codes\/([\w-]+)\.js';$/gm)].map(
  ([, name, file]) => {
    const text = readFileSync(join(folder, 'codes', `${file}.ts`), 'utf8');
    const codes = [...text.matchAll(/^ {2}'([a-z0-9-]+\/[a-z0-9-]+)': rule\b/gm)].map(([, code]) => code);
    if (codes.length !== countRows(text))
      throw new Error(`${file}.ts: the codes of some rows cannot be read`);
    return { name, file, codes };
  },
);
if (areas.length !== table.match(/^ {2}\.\.\.\w+,$/gm)?.length)
  throw new Error('codes.ts: not every file is imported');

/** Scripts of the bundle. */
export const codeScripts = Object.fromEntries(
  areas.map(({ file }) => [`codes-${file}`, `src/diagnostic/codes/${file}.ts`]),
);

const explanations = new Map();
const literal = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|` + '`(?:[^`\\\\$]|\\\\.)*`';
const rowOrExplanation = new RegExp(
  String.raw`'([a-z0-9-]+\/[a-z0-9-]+)': rule\b|\bexplain:\s*((?:${literal})(?:\s*\+\s*(?:${literal}))*),`,
  'g',
);

/** A plugin of the bundler. */
export const lazyCodes = {
  name: 'lazy-codes',
  transform: {
    filter: { id: /\/src\/diagnostic\/codes(?:\/[\w-]+)?\.ts$/ },
    handler(code, id) {
      return { code: id.endsWith('/codes.ts') ? lazyTable : withoutExplanations(code, id) };
    },
  },
};

/** Most runs find little: what the table has is read with a code of it, and all codes are when it is asked which it has. */
const lazyTable = `
  const rowOf = (code) => module.require('./codes.cjs')(code);
  let isFilled = false;
  const filled = (table) => {
    if (!isFilled)
      for (const code of module.require('./code-list.cjs'))
        Object.defineProperty(table, code, { enumerable: true, get: () => rowOf(code) });
    isFilled = true;
    return table;
  };
  export const codes = new Proxy({}, {
    get: (_, code) => rowOf(code),
    has: (table, code) => code in filled(table),
    ownKeys: (table) => Reflect.ownKeys(filled(table)),
    getOwnPropertyDescriptor: (table, code) => Reflect.getOwnPropertyDescriptor(filled(table), code),
  });`;

/** Reads the row of a code: in the files that name it, or in that of its area which has most, and is named without. */
const readRow = `(code)=>{
  const [area,word]=code.split('/');
  const files=areas[area]??[];
  const [file,name]=files.find(([,,words])=>words?.split(' ').includes(word))??files.at(-1)??[];
  const row=file&&require('./codes-'+file+'.cjs')[name][code];
  return row&&Object.defineProperty(row,'explain',{
    enumerable:true,
    configurable:true,
    get:()=>require('./explanations.cjs')[code],
  });
}`.replace(/\n\s*/g, '');

/** Writes the script that reads a row, and the list of all codes. */
export function writeCodes(outFolder) {
  const byArea = {};
  for (const { name, file, codes } of areas.toSorted((a, b) => a.codes.length - b.codes.length))
    for (const [area, words] of wordsByArea(codes)) (byArea[area] ??= []).push([file, name, words.join(' ')]);
  for (const files of Object.values(byArea)) files.at(-1).pop();
  const script = `const areas=${JSON.stringify(byArea)};module.exports=${readRow};\n`;
  writeFileSync(join(outFolder, 'codes.cjs'), script);
  const list = [...wordsByArea(areas.flatMap(({ codes }) => codes))].map((each) => each.flat().join(' '));
  const expand =
    "flatMap(line=>{const [area,...words]=line.split(' ');return words.map(word=>area+'/'+word)})";
  writeFileSync(join(outFolder, 'code-list.cjs'), `module.exports=${JSON.stringify(list)}.${expand};\n`);
}

/** Codes by what stands before the `/`. */
function wordsByArea(codes) {
  const found = new Map();
  for (const [area, word] of codes.map((code) => code.split('/')))
    found.set(area, [...(found.get(area) ?? []), word]);
  return found;
}

function withoutExplanations(code, id) {
  let count = 0;
  let row = '';
  const result = code.replace(rowOrExplanation, (whole, name, words) => {
    row = name ?? row;
    if (words === undefined) return whole;
    count += 1;
    // A constant of our own source: strings that are joined.
    explanations.set(row, runInNewContext(words));
    return '';
  });
  if (count !== countRows(code)) throw new Error(`${id}: some explanations are not constants`);
  return result;
}

function countRows(text) {
  return text.match(/: rule(?:<|\()/g)?.length ?? 0;
}

/** Writes the explanations that were taken out, compressed: they are only read when one is asked for. */
export function writeExplanations(outFolder) {
  const sorted = [...explanations].sort(([a], [b]) => (a < b ? -1 : 1));
  const compressed = brotliCompressSync(JSON.stringify(Object.fromEntries(sorted)));
  writeFileSync(join(outFolder, 'explanations.json.br'), compressed);
  const read = "require('node:fs').readFileSync(`${__dirname}/explanations.json.br`)";
  const script = `module.exports=JSON.parse(require('node:zlib').brotliDecompressSync(${read}));\n`;
  writeFileSync(join(outFolder, 'explanations.cjs'), script);
}
