import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDoc } from '../docs/generated.js';
import { libraryFunctions } from '../docs/library-functions.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const functions = libraryFunctions();
const prose = [
  ...readDoc('library.md')
    .split('<!-- functions -->')[0]!
    .matchAll(/^```ts\n([^]*?)^```$/gm),
];
const examples = [
  ...functions.map(({ name, example }) => ({ name, code: example ?? '' })),
  ...prose.map(([, code = ''], index) => ({ name: `docs/library.md, example ${index + 1}`, code })),
];

const scratch = mkdtempSync(join(tmpdir(), 'chapterize-library-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Runs every example on its own copy of the sample, all in one process: Node takes longer to start than they do. */
function runAll(): readonly string[][] {
  mkdirSync(join(scratch, 'node_modules'));
  symlinkSync(root, join(scratch, 'node_modules/chapterize'));
  for (const [index, { code }] of examples.entries()) {
    const folder = join(scratch, String(index));
    mkdirSync(folder);
    for (const name of ['episode.md', 'episode.mp3']) cpSync(join(root, 'samples', name), join(folder, name));
    writeFileSync(join(folder, 'example.mjs'), code);
    // A module, so that the names of one example are not those of another.
    writeFileSync(join(folder, 'example.mts'), `${code}export {};\n`);
  }
  const driver = `
    import { format } from 'node:util';
    const lines = [];
    for (let index = 0; index < ${examples.length}; index += 1) {
      process.chdir(${JSON.stringify(scratch)} + '/' + index);
      const printed = [];
      console.log = (...values) => printed.push(format(...values));
      try {
        await import(${JSON.stringify(scratch)} + '/' + index + '/example.mjs');
      } catch (error) {
        printed.push('threw ' + error.message);
      }
      lines.push(printed);
    }
    process.stdout.write(JSON.stringify(lines));
  `;
  writeFileSync(join(scratch, 'driver.mjs'), driver);
  const { stdout, stderr } = spawnSync(process.execPath, [join(scratch, 'driver.mjs')], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
}

let printed: readonly (readonly string[])[] = [];
beforeAll(() => {
  printed = runAll();
}, 60_000);

describe('the example of each function', () => {
  test.each(examples.map((example, index) => ({ ...example, index })))(
    '$name runs, and prints what it says',
    ({ code, index }) => {
      expect(code).toContain("from 'chapterize'");
      const expected = [...code.matchAll(/console\.log\(.*\);(?: \}?)?(?: \/\/ (.*))?$/gm)].map(
        ([, said]) => said,
      );
      expect(expected.length).toBeGreaterThan(0);
      expect(printed[index]).toEqual(expected.map((said) => said ?? expect.any(String)));
    },
  );
});

test('the examples are right to TypeScript', () => {
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2023',
    strict: true,
    noEmit: true,
    types: ['node'],
  };
  const typeRoots = [join(root, 'node_modules/@types')];
  writeFileSync(
    join(scratch, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, typeRoots }, include: ['*/example.mts'] }),
  );
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout, status } = spawnSync(process.execPath, [compiler, '-p', scratch, '--pretty', 'false'], {
    encoding: 'utf8',
  });
  expect([stdout, status]).toEqual(['', 0]);
}, 60_000);
