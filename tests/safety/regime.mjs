// The whole regime, one script after the other; then the tables of what was tried, which a document can hold.
//
//   node tests/safety/regime.mjs [--only NAME] [--document FILE] [--complete] [--corpus FOLDER]
//
// With --complete it fails where something had to be skipped (no root, no strace, no loop devices).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { repository, resultFolder } from './result.mjs';
import { renderTables, replaceTables } from './table.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    document: { type: 'string' },
    complete: { type: 'boolean' },
    corpus: { type: 'string', default: join(repository, '../shared/corpus/mp3') },
  },
});

/** Odd files of other projects belong to the regime where there are any. */
const corpus = existsSync(values.corpus) ? [{ name: 'corpus', args: [values.corpus] }] : [];
const layers = [
  { name: 'built' },
  ...corpus,
  { name: 'large' },
  { name: 'fuzz', args: ['--count', '100000'] },
  { name: 'fuzz-notes', args: ['--count', '50000'] },
  { name: 'planted-bugs' },
  { name: 'footprint' },
  { name: 'rights' },
  { name: 'short-io' },
  { name: 'full-disk' },
  { name: 'clone' },
  { name: 'power-cut' },
  { name: 'signals' },
  { name: 'races' },
  { name: 'kill' },
  { name: 'errno' },
  { name: 'peers' },
];

const folder = dirname(fileURLToPath(import.meta.url));
const results = [];
for (const { name, args = [] } of layers.filter((layer) => [undefined, layer.name].includes(values.only))) {
  const file = join(resultFolder, `${name}.json`);
  rmSync(file, { force: true });
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, [join(folder, `${name}.mjs`), ...args], {
    stdio: 'inherit',
  });
  console.log(`  (${Math.round((performance.now() - begun) / 1000)} s)`);
  // A script that dies on the way leaves no result, and that is a failure too.
  if (status !== 0) process.exitCode = 1;
  if (existsSync(file)) results.push(JSON.parse(readFileSync(file, 'utf8')));
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
