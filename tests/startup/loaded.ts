import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one run of the program loaded. */
export interface Loaded {
  readonly exitCode: number | null;
  /** Our modules that ran, such as `src/files/apply-plan.ts`. */
  readonly modules: readonly string[];
  /** Packages of which a module ran. */
  readonly packages: readonly string[];
  /** Public modules of Node that an empty script does not load. */
  readonly builtins: readonly string[];
}

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const listBuiltins = fileURLToPath(new URL('list-builtins.cjs', import.meta.url));
const bundle = new URL('../../dist/cli/', import.meta.url).href;

/**
 * Runs the program once for its own modules, which V8 lists with their coverage, and once for those of Node.
 *
 * @param scratch a folder for what Node writes
 */
export function findLoaded(folder: string, scratch: string, args: readonly string[]): Loaded {
  const coverage = join(scratch, `coverage-${readdirSync(scratch).length}`);
  const exitCode = run([program, ...args], folder, { NODE_V8_COVERAGE: coverage });
  const ran = modulesIn(coverage);
  const own = builtinsOf([program, ...args], folder, scratch);
  const bare = builtinsOf(['-e', '0'], folder, scratch);
  return {
    exitCode,
    modules: ran.filter((name) => name.startsWith('src/')),
    packages: [...new Set(ran.flatMap(packageOf))].toSorted(),
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

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { readonly count: number }[];
    }[];
  }[];
}

/** The bundler puts each module that may not be needed into a function of its name; packages apart are files. */
function modulesIn(coverage: string): string[] {
  return readdirSync(coverage).flatMap((name) => {
    const { result }: Coverage = JSON.parse(readFileSync(join(coverage, name), 'utf8'));
    const scripts = result.filter(({ url }) => url.startsWith(bundle));
    const apart = scripts.flatMap(({ url }) => /([^/]+)\.cjs$/u.exec(url)?.slice(1) ?? []);
    const functions = scripts.flatMap((script) => script.functions);
    const ran = functions.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0);
    return [
      ...apart.filter((file) => file !== 'main').map((file) => `node_modules/${file}/`),
      ...ran.map(({ functionName }) => functionName).filter((file) => /^(?:src|node_modules)\//u.test(file)),
    ];
  });
}

function packageOf(module: string): string[] {
  const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(module) ?? [];
  return name === undefined ? [] : [name];
}
