import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** What a run that was meant to go wrong gave; streams are bytes, as a terminal gets them. */
export interface HostileRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly elapsedMs: number;
}

export const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));

/**
 * Runs the program with `stdin` at its end, and holds the run to what any input must leave true: it ends with one of the
 * documented exit codes, before long, without a stack trace, and prints nothing that a terminal would act on.
 */
export async function runHostile(folder: string, ...args: readonly string[]): Promise<HostileRun> {
  const run = await spawnProgram(folder, args);
  const what = args.join(' ').slice(0, 200);
  expect([0, 1, 2], `exit code of ${what}: ${run.stderr.slice(0, 2000)}`).toContain(run.exitCode);
  expect(run.stderr, what).not.toMatch(/^\s+at .*:\d+:\d+\)?$/mu);
  for (const text of [run.stdout, run.stderr]) expect(dangerIn(text), what).toEqual([]);
  expect(run.elapsedMs, what).toBeLessThan(10_000);
  return run;
}

function spawnProgram(folder: string, args: readonly string[]): Promise<HostileRun> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 25_000,
      killSignal: 'SIGKILL',
    });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      const [stdout, stderr] = [Buffer.concat(out).toString(), Buffer.concat(err).toString()];
      resolve({ exitCode, stdout, stderr, elapsedMs: performance.now() - start });
    });
  });
}

/**
 * Finds what a terminal or the runner of a workflow acts on: controls but line ends, line separators, bidirectional
 * overrides, commands that none of our annotations is.
 */
export function dangerIn(text: string): string[] {
  const controls = text.match(/[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu) ?? [];
  const commands =
    text.match(
      /^\s*::(?!(?:error|warning|notice) (?:file=[^:]*,)?(?:[a-zA-Z]+=[^:]*)::).*|##(?:vso)?\[.*/gmu,
    ) ?? [];
  return [...controls.map((found) => JSON.stringify(found)), ...commands];
}

/** Every name in a folder with all that tells whether it was touched. */
export function folderState(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .toSorted()
      .map((name) => {
        const stats = lstatSync(join(folder, name), { bigint: true });
        const hash = stats.isFile()
          ? createHash('sha256')
              .update(readFileSync(join(folder, name)))
              .digest('hex')
          : '';
        return [name, `${stats.ino} ${stats.mtimeNs} ${stats.ctimeNs} ${hash}`];
      }),
  );
}
