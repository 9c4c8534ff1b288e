// Makes docs/output.schema.json from the types of the output: `npm run schema`; with --check it only compares.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = `${root}docs/output.schema.json`;
const tool = `${root}.ci/tools/node_modules/ts-json-schema-generator/bin/ts-json-schema-generator.js`;
const options = [
  '--type',
  'JsonLine',
  '--tsconfig',
  'tsconfig.json',
  '--jsDoc',
  'basic',
  '--additional-properties',
];
const made = execFileSync(process.execPath, [tool, '--path', 'src/report/json-types.ts', ...options], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 1 << 26,
});
const { $schema, ...rest } = JSON.parse(made);
const title = 'What chapterize prints with --json, line by line';
const text = `${JSON.stringify({ $schema, title, ...rest }, null, 1)}\n`;
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  throw new Error('docs/output.schema.json is not what src/report/json-types.ts gives: npm run schema');
}
