import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Whether a test, or what it imports of tests/, starts another program or asks for the built one. */
function needsProgram(path: string, seen = new Set<string>()): boolean {
  if (seen.has(path) || !existsSync(path)) return false;
  seen.add(path);
  const text = readFileSync(path, 'utf8');
  if (/node:child_process|\bdist\/|node:worker_threads/.test(text)) return true;
  const imports = Array.from(text.matchAll(/from '(\.[^']+)\.js'/g), ([, from = '']) =>
    join(dirname(path), `${from}.ts`),
  );
  return imports.filter((file) => file.startsWith(root)).some((file) => needsProgram(file, seen));
}

const tests = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.test.ts'),
);

/** The tests for every day: no build, no other process. */
export default defineConfig({
  test: {
    root: join(root, '..'),
    include: tests.filter((path) => !needsProgram(join(root, path))).map((path) => `tests/${path}`),
    setupFiles: ['tests/setup.ts'],
    testTimeout: 30_000,
    maxWorkers: '100%',
    // What is imported is imported once for each worker: no test changes a module.
    isolate: false,
    pool: 'threads',
  },
});
