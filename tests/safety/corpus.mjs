// Odd files from a folder through the regime, a line each: node tests/safety/corpus.mjs FOLDER [--verbose]
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { finish } from './result.mjs';
import { tryFile } from './try-file.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false } },
});
const counts = { files: 0, written: 0, refused: 0 };
const violations = [];
for (const folder of positionals) {
  const names = readdirSync(folder, { recursive: true }).sort();
  for (const path of names.map((name) => join(folder, name))) {
    if (!statSync(path).isFile() || /\.(?:tsv|json|md|txt)$/.test(path)) continue;
    const { verdict, codes, wrong } = await tryFile(readFileSync(path));
    counts.files += 1;
    if (verdict !== 'crashed') counts[verdict] += 1;
    violations.push(...wrong.map((what) => `${path}: ${what}`));
    if (values.verbose || wrong.length > 0)
      console.log(`${verdict.padEnd(8)} ${relative(folder, path)} ${codes.join(' ')} ${wrong.join('; ')}`);
  }
}
finish('corpus', { counts, violations });
