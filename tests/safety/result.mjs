// How every script of the regime ends: counts on the terminal, a JSON file for the table in docs, an exit code.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where the results of a run stand, one file per script. */
export const resultFolder = process.env.SAFETY_RESULTS ?? join(repository, '.cache/safety');

/**
 * Prints and keeps the result of a script, and sets the exit code: 1 for a violation, and for a count of zero where
 * nothing was skipped, since a regime that tried nothing has shown nothing.
 *
 * @param skipped what could not be tried here, and why
 */
export function finish(name, { counts, violations, skipped = [], details = null }) {
  const empty = skipped.length > 0 ? [] : Object.entries(counts).filter(([, count]) => count === 0);
  const problems = [...violations, ...empty.map(([key]) => `no ${key}: nothing was tried`)];
  mkdirSync(resultFolder, { recursive: true });
  const result = {
    name,
    date: new Date().toISOString(),
    node: process.version,
    counts,
    violations: problems,
    skipped,
    details,
  };
  writeFileSync(join(resultFolder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  const list = Object.entries(counts).map(([key, count]) => `${count} ${key}`);
  console.log(`${name}: ${list.join(', ')}; ${problems.length} violations`);
  for (const { what, why } of skipped) console.log(`  skipped ${what}: ${why}`);
  for (const problem of problems.slice(0, 20)) console.log(`  ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
