// The odd files built in code through the regime: node tests/safety/built.mjs [--verbose]
import { parseArgs } from 'node:util';
import { oddFiles } from './odd-files.mjs';
import { finish } from './result.mjs';
import { tryFile } from './try-file.mjs';

const { values } = parseArgs({ options: { verbose: { type: 'boolean', default: false } } });
const counts = { 'odd files': 0, written: 0, refused: 0 };
const violations = [];
for (const { name, bytes } of oddFiles()) {
  const { verdict, codes, wrong } = await tryFile(bytes);
  counts['odd files'] += 1;
  if (verdict !== 'crashed') counts[verdict] += 1;
  violations.push(...wrong.map((what) => `${name}: ${what}`));
  if (values.verbose) console.log(`${verdict.padEnd(8)} ${name} ${codes.join(' ')} ${wrong.join('; ')}`);
}
if (counts['odd files'] < 120) violations.push(`only ${counts['odd files']} odd files`);
finish('built', { counts, violations });
