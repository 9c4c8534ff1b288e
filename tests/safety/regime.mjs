// The whole regime, script by script; then the tables of what was tried, which a document can hold.
//
//   node tests/safety/regime.mjs [--part] [--only NAME] [--document FILE] [--complete] [--corpus FOLDER]
//
// With --part each layer does as much of its work as every change deserves, and those that take long do none.
// With --complete it fails where something had to be skipped (no root, no strace, no loop devices).
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pool } from './program.mjs';
import { repository, resultFolder } from './result.mjs';
import { renderTables, replaceTables } from './table.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    document: { type: 'string' },
    complete: { type: 'boolean' },
    part: { type: 'boolean' },
    corpus: { type: 'string', default: join(repository, '../shared/corpus/mp3') },
  },
});

/** Odd files of other projects belong to the regime where there are any. */
const corpus = existsSync(values.corpus) ? [{ name: 'corpus', args: [values.corpus] }] : [];
/** Nothing in it can fail, so it is run where its figures go: into a document. */
const peers = values.document === undefined && values.only !== 'peers' ? [] : [{ name: 'peers' }];

/** The shapes of a run of every kind: both files new, what was carried, what was corrected. */
const someShapes = ['notes too', 'undo carried', 'repair the size'].flatMap((name) => ['--shape', name]);

/**
 * What keeps one core busy, two at a time; then what keeps all busy or lives by moments, each alone. `part` is what a layer
 * is given with --part, null where it is left out.
 */
const steady = [
  { name: 'large', part: null },
  {
    name: 'memory',
    part: ['--size', '16', '--shape', 'a mark of edits', '--shape', 'chapters of sub-frames'],
  },
  { name: 'fuzz-notes', args: ['--count', '50000'], part: ['--count', '3000'] },
  { name: 'notes-time', part: ['--size', '16384'] },
  { name: 'inputs', part: ['--kind', 'journal'] },
  { name: 'sisters' },
  { name: 'built' },
  ...corpus,
  { name: 'planted-bugs', part: null },
  { name: 'footprint' },
  { name: 'rights' },
  { name: 'short-io', part: someShapes },
  { name: 'full-disk', part: someShapes },
];
const alone = [
  {
    name: 'fuzz',
    args: ['--count', '100000', '--own', '300000'],
    part: ['--count', '10000', '--own', '5000'],
  },
  { name: 'clone', part: null },
  { name: 'power-cut', part: ['--shape', 'notes too'] },
  { name: 'signals', part: ['--count', '20'] },
  { name: 'races', part: ['--rounds', '4'] },
  { name: 'swap', part: ['--rounds', '1'] },
  { name: 'kill', part: ['--shape', 'notes too', '--random', '10'] },
  { name: 'errno', part: ['--shape', 'notes too'] },
  ...peers,
];

const folder = dirname(fileURLToPath(import.meta.url));
const chosen = (layers) =>
  layers.filter(
    ({ name, part }) => [undefined, name].includes(values.only) && !(values.part && part === null),
  );
const found = new Map();
await pool(chosen(steady), 2, runLayer);
await pool(chosen(alone), 1, runLayer);
const results = chosen([...steady, ...alone]).flatMap(({ name }) => found.get(name) ?? []);

async function runLayer({ name, args: all = [], part = all }) {
  const args = values.part ? part : all;
  const file = join(resultFolder, `${name}.json`);
  rmSync(file, { force: true });
  const begun = performance.now();
  const child = spawn(process.execPath, [join(folder, `${name}.mjs`), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const status = await new Promise((resolve) => child.once('close', resolve));
  // At its end, so that the words of two layers do not mix.
  console.log(`${printed}  (${name}: ${Math.round((performance.now() - begun) / 1000)} s)`);
  // A script that dies on the way leaves no result, and that is a failure too.
  if (status !== 0) process.exitCode = 1;
  if (existsSync(file)) found.set(name, JSON.parse(readFileSync(file, 'utf8')));
  else console.log(`${name}: gave no result`);
}

const incomplete = results.filter(({ skipped }) => skipped.length > 0).map(({ name }) => name);
if (values.complete && incomplete.length > 0) {
  console.log(`not complete: ${incomplete.join(', ')} skipped something`);
  process.exitCode = 1;
}
const tables = renderTables(results);
console.log(`\n${tables}`);
if (values.document !== undefined) {
  writeFileSync(values.document, replaceTables(readFileSync(values.document, 'utf8'), tables));
}
