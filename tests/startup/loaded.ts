import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one run of the program loaded. */
export interface Loaded {
  readonly exitCode: number | null;
  /** Of all scripts that were loaded, those of packages that are not in the bundle included. */
  readonly byteLength: number;
  /** Our modules that were loaded, such as `src/files/apply-plan.ts`. */
  readonly modules: readonly string[];
  /** Packages of which a module was loaded. */
  readonly packages: readonly string[];
  /** Public modules of Node that an empty script does not load. */
  readonly builtins: readonly string[];
}

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const listBuiltins = fileURLToPath(new URL('list-builtins.cjs', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));

/** What Node loads for an empty script. */
let bare: readonly string[] | null = null;

/**
 * Runs the program once for its own scripts, which V8 lists with their coverage, and again for those of Node when they are
 * asked for.
 *
 * @param scratch a folder for what Node writes
 */
export function findLoaded(folder: string, scratch: string, args: readonly string[]): Loaded {
  const coverage = join(scratch, `coverage-${readdirSync(scratch).length}`);
  const exitCode = run([program, ...args], folder, { NODE_V8_COVERAGE: coverage });
  const scripts = scriptsIn(coverage);
  const list: Readonly<Record<string, readonly string[]>> = JSON.parse(
    readFileSync(join(root, 'dist/modules.json'), 'utf8'),
  );
  const modules = scripts.flatMap((path) => list[path.replace('dist/cli/', '')] ?? [path]);
  let own: readonly string[] | null = null;
  return {
    exitCode,
    byteLength: scripts.reduce((sum, path) => sum + statSync(join(root, path)).size, 0),
    modules: modules.filter((name) => name.startsWith('src/')),
    packages: [...new Set(modules.flatMap(packageOf))].toSorted(),
    get builtins() {
      own ??= builtinsOf([program, ...args], folder, scratch);
      bare ??= builtinsOf(['-e', '0'], folder, scratch);
      return own.filter((name) => !bare?.includes(name) && !name.startsWith('internal/'));
    },
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

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

/** The scripts that V8 lists, each with the modules that the bundler put into it. */
function scriptsIn(coverage: string): string[] {
  const urls = readdirSync(coverage).flatMap((name) => {
    const { result }: Coverage = JSON.parse(readFileSync(join(coverage, name), 'utf8'));
    return result.map(({ url }) => url);
  });
  return urls.filter((url) => url.startsWith('file:')).map((url) => relative(root, fileURLToPath(url)));
}

function packageOf(module: string): string[] {
  const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(module) ?? [];
  return name === undefined ? [] : [name];
}
