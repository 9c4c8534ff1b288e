import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { problemsOf } from './output-schema.js';
import { runResident } from './resident-program.js';

/** What a run of the program gave. */
export interface ProgramRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The JSON that the program prints: see docs, "Command line". */
export interface JsonResult {
  readonly status: string;
  readonly notes: string | null;
  readonly audio: string | null;
  readonly output: string | null;
  readonly written: readonly string[];
  readonly stated: Readonly<Record<'title' | 'durationMs' | 'byteLength' | 'file', unknown>> | null;
  readonly measured: {
    readonly durationMs: number | null;
    readonly byteLength: number | null;
    readonly resultByteLength: number | null;
    readonly audioSha256: string | null;
    readonly tagVersion: string | null;
    readonly resultTagVersion: string | null;
  } | null;
  readonly chapters: readonly JsonChapter[];
  readonly changes: readonly unknown[];
  readonly diagnostics: readonly JsonDiagnostic[];
}

export interface JsonChapter {
  readonly startMs: number;
  readonly endMs: number | null;
  readonly title: string;
  readonly url: string | null;
  readonly depth: number;
  readonly line: number | null;
  readonly elementId?: string;
}

export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly help: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const built = fileURLToPath(new URL('../../dist/cli/main.cjs', import.meta.url));

/** The Node to run it with: `.ci/run` runs the tests of the whole program once for each version that is supported. */
const node = process.env['CHAPTERIZE_TEST_NODE'] ?? process.execPath;

/** Whether every run is a process of its own, as for a user. */
const isAlwaysApart = process.env['CHAPTERIZE_TEST_APART'] === '1';

/** Less than a test has: what hangs does not outlive it. */
const timeoutMs = 25_000;

/** Runs `bin/chapterize.js` as a user does, with its streams piped. */
export async function runProgram(folder: string, ...args: readonly string[]): Promise<ProgramRun> {
  return runWith({ folder }, ...args);
}

/** What a run is given in addition to its arguments. */
export interface ProgramSetting {
  readonly folder: string;
  /** What comes in on standard input; nothing where left out. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs it with standard input or variables of the environment. Runs without input are in a process that goes on to the next
 * run, unless CHAPTERIZE_TEST_APART is 1; tests/run/resident.test.ts holds both ways to the same results.
 */
export async function runWith(setting: ProgramSetting, ...args: readonly string[]): Promise<ProgramRun> {
  const { folder, input } = setting;
  if (isAlwaysApart || input !== undefined) return runApart(setting, ...args);
  requireBuilt();
  return runResident(node, { program, args, folder, env: environmentOf(setting) }, timeoutMs);
}

/** Runs it in a process of its own. */
export async function runApart(setting: ProgramSetting, ...args: readonly string[]): Promise<ProgramRun> {
  requireBuilt();
  const { folder, input } = setting;
  return new Promise((resolve, reject) => {
    const child = spawn(node, [program, ...args], {
      cwd: folder,
      env: environmentOf(setting),
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    let stdout = '';
    let stderr = '';
    child.stdin?.end(input);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

function requireBuilt(): void {
  if (!existsSync(built)) throw new Error('tests/run needs the built program: npm run build');
}

function environmentOf({ env = {} }: ProgramSetting): Record<string, string> {
  const unset = ['NO_COLOR', 'FORCE_COLOR', 'GITHUB_ACTIONS'];
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || unset.includes(name) ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(inherited), ...env };
}

/** Runs with `--json`, and parses what is printed. */
export async function runJson(
  folder: string,
  ...args: readonly string[]
): Promise<ProgramRun & { readonly json: JsonResult }> {
  const run = await runProgram(folder, ...args, '--json');
  try {
    const json: JsonResult = JSON.parse(run.stdout);
    const problems = problemsOf(json);
    if (problems.length > 0) throw new Error(`not as in docs/output.schema.json: ${problems.join('; ')}`);
    return { ...run, json };
  } catch (cause) {
    throw new Error(`no JSON from ${args.join(' ')}: exit ${run.exitCode}\n${run.stdout}${run.stderr}`, {
      cause,
    });
  }
}

/** The codes of the findings of a weight, in the order of the report. */
export function codesOf(result: JsonResult, severity: JsonDiagnostic['severity'] = 'error'): string[] {
  return result.diagnostics.filter((found) => found.severity === severity).map((found) => found.code);
}

/** `done`, or how it failed: in one string, so that a failing test says why. */
export function outcomeOf(run: ProgramRun): string {
  return run.exitCode === 0 ? 'done' : `exit ${run.exitCode}: ${run.stderr}`;
}
