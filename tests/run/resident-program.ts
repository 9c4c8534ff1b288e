import { type ChildProcess, fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { ProgramRun } from './program.js';

/** One run, as it is sent to tests/run/resident.cjs. */
export interface ResidentRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Ended {
  readonly exitCode: number;
  /** What stands in both streams after all that the run wrote. */
  readonly mark: string;
  readonly isClean: boolean;
}

const script = fileURLToPath(new URL('resident.cjs', import.meta.url));
// Lets it see what is imported by import().
const execArgv = ['--experimental-vm-modules'];
const idle: ChildProcess[] = [];

/**
 * Runs the program in a process that has run it before, which saves starting Node and compiling the scripts. Runs that are
 * asked for at once are in processes of their own.
 *
 * @param timeoutMs after so long the process is killed, and the exit code is null
 */
export async function runResident(node: string, run: ResidentRun, timeoutMs: number): Promise<ProgramRun> {
  const resident = idle.pop() ?? start(node, run.env);
  hold(resident, true);
  const timer = setTimeout(() => resident.kill('SIGKILL'), timeoutMs);
  try {
    return await ask(resident, run);
  } finally {
    clearTimeout(timer);
  }
}

function start(node: string, env: ResidentRun['env']): ChildProcess {
  return fork(script, { execPath: node, execArgv, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
}

/** Whether the tests wait for it. */
function hold(resident: ChildProcess, isHeld: boolean): void {
  // Sockets: what the type calls Readable has more.
  const sockets = [resident.stdout, resident.stderr] as unknown as readonly { ref(): void; unref(): void }[];
  for (const part of [resident, resident.channel, ...sockets])
    if (isHeld) part?.ref();
    else part?.unref();
}

async function ask(resident: ChildProcess, run: ResidentRun): Promise<ProgramRun> {
  const streams = [textOf(resident.stdout), textOf(resident.stderr)] as const;
  const [stdout, stderr] = streams;
  return new Promise((resolve, reject) => {
    let ended: Ended | null = null;
    const settle = (action: () => void) => {
      for (const stream of streams) stream.stop();
      resident.removeAllListeners();
      action();
    };
    const look = () => {
      if (ended === null) return;
      const { exitCode, mark, isClean } = ended;
      if (!streams.every(({ text }) => text().endsWith(mark))) return;
      settle(() => {
        if (isClean) idle.push(resident);
        else resident.disconnect();
        hold(resident, false);
        const [out, err] = streams.map(({ text }) => text().slice(0, -mark.length));
        resolve({ exitCode, stdout: out ?? '', stderr: err ?? '' });
      });
    };
    for (const stream of streams) stream.onText = look;
    resident.on('message', (message: Ended) => {
      ended = message;
      look();
    });
    resident.on('error', (error) => settle(() => reject(error)));
    // It was killed, or the program ended it itself.
    resident.on('close', (exitCode) =>
      settle(() => resolve({ exitCode, stdout: stdout.text(), stderr: stderr.text() })),
    );
    resident.send(run);
  });
}

function textOf(stream: Readable | null) {
  const chunks: Buffer[] = [];
  const collected = {
    text: () => Buffer.concat(chunks).toString(),
    onText: () => {},
    stop: () => stream?.off('data', collect),
  };
  function collect(chunk: Buffer): void {
    chunks.push(chunk);
    collected.onText();
  }
  stream?.on('data', collect);
  return collected;
}
