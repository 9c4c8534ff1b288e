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

/** The table is filled when it is asked for anything: even the list of all codes is more than a run without findings needs. */
const lazyTable = `
  let isFilled = false;
  const filled = (table) => {
    if (!isFilled) module.require('./codes.cjs')(table);
    isFilled = true;
    return table;
  };
  export const codes = new Proxy({}, {
    get: (table, code) => filled(table)[code],
    has: (table, code) => code in filled(table),
    ownKeys: (table) => Reflect.ownKeys(filled(table)),
    getOwnPropertyDescriptor: (table, code) => Reflect.getOwnPropertyDescriptor(filled(table), code),
  });`;

/** Fills the table with what reads a row when it is asked for. */
const fill = `(table,areas)=>{
  const explained=(row,code)=>Object.defineProperty(row,'explain',{
    enumerable:true,
    configurable:true,
    get:()=>require('./explanations.cjs')[code],
  });
  for(const [file,name,list] of areas){
    let area='';
    for(const word of list.split(' ')){
      if(word.endsWith('/'))area=word;
      else{
        const code=area+word;
        Object.defineProperty(table,code,{enumerable:true,get:()=>explained(require('./codes-'+file+'.cjs')[name][code],code)});
      }
    }
  }
}`.replace(/\n\s*/g, '');

/** Writes the script that fills the table. */
export function writeCodes(outFolder) {
  const rows = areas.map(({ name, file, codes }) => [file, name, shortList(codes)]);
  const script = `const fill=${fill};module.exports=table=>fill(table,${JSON.stringify(rows)});\n`;
  writeFileSync(join(outFolder, 'codes.cjs'), script);
}

/** Codes with their area named once: `notes/ no-chapters empty`. */
function shortList(codes) {
  return codes
    .map((code) => code.split('/'))
    .flatMap(([area, what], at, all) => (all[at - 1]?.[0] === area ? [what] : [`${area}/`, what]))
    .join(' ');
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
