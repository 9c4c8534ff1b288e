import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one run of the program loaded. */
export interface Loaded {
  readonly exitCode: number | null;
  /** Files of the bundle, without folder and hash. */
  readonly chunks: readonly string[];
  /** Packages with a module in one of those files. */
  readonly packages: readonly string[];
  /** Public modules of Node that an empty script does not load. */
  readonly builtins: readonly string[];
}

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const listBuiltins = fileURLToPath(new URL('list-builtins.cjs', import.meta.url));
const bundle = fileURLToPath(new URL('../../dist/cli/', import.meta.url));

/**
 * Runs the program once for its scripts, which V8 lists with their coverage, and once for the modules of Node.
 *
 * @param scratch a folder for what Node writes
 */
export function findLoaded(folder: string, scratch: string, args: readonly string[]): Loaded {
  const coverage = join(scratch, `coverage-${readdirSync(scratch).length}`);
  const exitCode = run([program, ...args], folder, { NODE_V8_COVERAGE: coverage });
  const files = scriptsOf(coverage).filter((path) => path.startsWith(bundle));
  const packages = new Set(files.flatMap(packagesOf));
  const own = builtinsOf([program, ...args], folder, scratch);
  const bare = builtinsOf(['-e', '0'], folder, scratch);
  return {
    exitCode,
    chunks: files.map((path) => path.replace(/^.*\/|-[A-Z0-9]{8}(?=\.js$)/gu, '')),
    packages: [...packages].toSorted(),
    builtins: own.filter((name) => !bare.includes(name) && !name.startsWith('internal/')),
  };
}

function run(command: readonly string[], cwd: string, env: Readonly<Record<string, string>>): number | null {
  const { status } = spawnSync(process.execPath, command, {
    cwd,
    // Streams of other kinds load other modules.
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], NODE_DISABLE_COMPILE_CACHE: '1', ...env },
    timeout: 25_000,
  });
  return status;
}

function builtinsOf(command: readonly string[], cwd: string, scratch: string): string[] {
  const list = join(scratch, 'builtins');
  run(['--require', listBuiltins, ...command], cwd, { STARTUP_BUILTINS: list });
  return readFileSync(list, 'utf8').split('\n');
}

function scriptsOf(coverage: string): string[] {
  return readdirSync(coverage).flatMap((name) => {
    const { result }: { result: { url: string }[] } = JSON.parse(readFileSync(join(coverage, name), 'utf8'));
    return result.filter(({ url }) => url.startsWith('file:')).map(({ url }) => fileURLToPath(url));
  });
}

/** The bundler names the file that each part of its output came from. */
function packagesOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return Array.from(
    text.matchAll(/^\s*(?:\/\/ |")(?:[^"\n]*\/)?node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gmu),
    ([, name = '']) => name,
  );
}
