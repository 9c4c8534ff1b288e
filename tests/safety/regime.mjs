// The whole regime, one script after the other; then one table of what was tried.
//
//   node tests/safety/regime.mjs [--only NAME] [--table FILE] [--complete]
//
// With --complete it fails where something had to be skipped (no root, no strace, no loop devices).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { resultFolder } from './result.mjs';
import { renderTable } from './table.mjs';

const scripts = [
  'planted-bugs',
  'footprint',
  'rights',
  'short-io',
  'full-disk',
  'power-cut',
  'signals',
  'races',
  'kill',
  'errno',
  'peers',
];

const { values } = parseArgs({
  options: { only: { type: 'string' }, table: { type: 'string' }, complete: { type: 'boolean' } },
});
const folder = dirname(fileURLToPath(import.meta.url));
const results = [];
for (const name of scripts.filter((script) => values.only === undefined || script === values.only)) {
  const file = join(resultFolder, `${name}.json`);
  rmSync(file, { force: true });
  const { status } = spawnSync(process.execPath, [join(folder, `${name}.mjs`)], { stdio: 'inherit' });
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
const table = renderTable(results);
console.log(`\n${table}`);
if (values.table !== undefined) writeFileSync(values.table, table);
