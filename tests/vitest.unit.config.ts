import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Whether a pattern is in a test, or in what it imports of tests/. */
function holds(pattern: RegExp, path: string, seen = new Set<string>()): boolean {
  if (seen.has(path) || !existsSync(path)) return false;
  seen.add(path);
  const text = readFileSync(path, 'utf8');
  if (pattern.test(text)) return true;
  const imports = Array.from(text.matchAll(/from '(\.[^']+)\.js'/g), ([, from = '']) =>
    join(dirname(path), `${from}.ts`),
  );
  return imports.filter((file) => file.startsWith(root)).some((file) => holds(pattern, file, seen));
}

/** Starts another program or a server, or asks for the built program. */
const program = /node:child_process|\bdist\/|node:worker_threads|node:https?'/;
/** Puts something in place of a module, or of the environment that a module reads when it is imported. */
const replaced = /\bvi\.mock\(|process\.env\b/;

/** The same in a test that starts programs: what it hands on to them is in copies of the environment. */
const changed =
  /\bvi\.(?:mock|stubEnv|stubGlobal)\(|\bprocess\.chdir\(|\bprocess\.env\b[^=\n;{}()]*=(?!=)|\bdelete process\.env\b/;

const tests = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && !path.startsWith('hostile/'))
  .map((path) => {
    const isOfProgram = holds(program, join(root, path));
    const isOnItsOwn = holds(isOfProgram ? changed : replaced, join(root, path));
    return { file: `tests/${path}`, isOfProgram, isOnItsOwn };
  });

function filesOf(isOfProgram: boolean, isOnItsOwn: boolean): string[] {
  const chosen = tests.filter((test) => test.isOfProgram === isOfProgram && test.isOnItsOwn === isOnItsOwn);
  return chosen.map(({ file }) => file);
}

const common = {
  root: join(root, '..'),
  setupFiles: ['tests/setup.ts'],
  testTimeout: 30_000,
};

/** What most tests of a module import is imported once for each worker. */
const ofModules = [true, false].map((isOnItsOwn) => ({
  test: {
    ...common,
    name: isOnItsOwn ? 'own modules' : 'shared modules',
    include: filesOf(false, isOnItsOwn),
    isolate: isOnItsOwn,
    pool: 'threads' as const,
  },
}));

/** The tests that start programs or servers. What they import and start once serves all that a worker runs. */
const ofPrograms = [true, false].map((isOnItsOwn) => ({
  test: {
    ...common,
    name: isOnItsOwn ? 'programs, own modules' : 'programs',
    include: filesOf(true, isOnItsOwn),
    isolate: isOnItsOwn,
    pool: 'forks' as const,
  },
}));

/** All tests but those of hostile input, which have a command of their own. */
export const projects = [...ofPrograms, ...ofModules];

/** The tests for every day: no build, no other process, no server. */
export default defineConfig({ test: { maxWorkers: '100%', projects: ofModules } });
