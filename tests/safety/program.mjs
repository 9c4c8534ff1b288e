// Running the program under test, undisturbed or under strace.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { repository } from './result.mjs';

/** The script that Node runs; another one can be put in its place. */
export const program = process.env.SAFETY_PROGRAM ?? join(repository, 'bin/chapterize.js');

/** The longest that a run may take. */
const defaultTimeoutMs = 20_000;

/** Ends as a promise: status, signal and what was printed. */
function ended(child, timeoutMs) {
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => (output.stdout += chunk));
  child.stderr?.on('data', (chunk) => (output.stderr += chunk));
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ status, signal, ...output });
    });
  });
}

/** How the program is started, before its own arguments. */
const ownCommand = [process.execPath, program];

/** Starts the program, or another command; the promise `ended` tells how it ended. */
export function start(argv, { env = {}, cwd, command = ownCommand, timeoutMs = defaultTimeoutMs } = {}) {
  const [file, ...before] = command;
  const child = spawn(file, [...before, ...argv], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, ended: ended(child, timeoutMs) };
}

/** Runs the program to its end. */
export function run(argv, options) {
  return start(argv, options).ended;
}

/** Of this process alone: what getrusage() gives counts the parent before the fork as well. */
const reportPeak = `import { readFileSync, writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const [, kilobytes] = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'latin1'));
  writeFileSync(process.env.PEAK_FILE, JSON.stringify([Number(kilobytes) * 1024, user + system]));
});`;

/** Runs the program to its end; the most memory that it had, in bytes, and what it took of the processor. */
export async function runForPeak(argv, options) {
  // In a file: what is written to a pipe at the very end can get lost where its reader is busy.
  const folder = mkdtempSync(join(tmpdir(), 'chapterize-peak-'));
  const file = join(folder, 'peak.json');
  const env = {
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(reportPeak)}`,
    PEAK_FILE: file,
  };
  try {
    const result = await run(argv, { ...options, env });
    const [peak, micros] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
    return { ...result, peak, cpuMs: Math.round(micros / 1000) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether strace may attach to a process here. */
export function canTrace() {
  const probe = spawnSync('strace', ['-f', '-e', 'trace=none', 'true']);
  return probe.status === 0;
}

/**
 * Runs the program under strace. It is attached before the program starts, because the name of the temporary file holds
 * number and start of the process, which must be known for -P.
 *
 * @param paths folder and files whose calls are traced, counted and disturbed; the folder is the first
 * @param temporaryPaths gives more paths, from number and start of the process
 * @param inject what strace does to them, as for `-e inject=`; null to watch only
 * @returns how it ended, and the lines of the trace
 */
export async function runTraced(
  argv,
  { paths, temporaryPaths = () => [], inject = null, command = ownCommand },
) {
  const log = join(paths[0], '../trace.log');
  const child = spawn('/bin/sh', ['-c', 'kill -STOP $$; exec "$@"', 'sh', ...command, ...argv], {
    // One thread for files: calls are counted per thread, so their order is the same in every run.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = ended(child, defaultTimeoutMs);
  const startTicks = await stopped(child.pid);
  const traced = [...paths, ...temporaryPaths(child.pid, startTicks)].flatMap((path) => ['-P', path]);
  const options = inject === null ? [] : ['-e', `inject=${String(inject)}`];
  const strace = spawn('strace', ['-f', '-o', log, ...traced, ...options, '-p', String(child.pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await attached(strace);
  process.kill(child.pid, 'SIGCONT');
  const result = await end;
  if (strace.exitCode === null) await new Promise((resolve) => strace.once('close', resolve));
  const lines = readFileSync(log, 'latin1').split('\n');
  rmSync(log, { force: true });
  return { ...result, lines };
}

/** Waits for a process to stop itself; gives the time of its start as /proc/PID/stat has it. */
async function stopped(pid) {
  for (;;) {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'T') return fields[19];
    await pause(1);
  }
}

function attached(strace) {
  return new Promise((resolve, reject) => {
    strace.stderr.on('data', (chunk) => String(chunk).includes('attached') && resolve());
    strace.once('close', () => reject(new Error('strace did not attach')));
  });
}

/** The calls of a trace that may be disturbed: each kind with how often one thread makes it. */
export function countCalls(lines) {
  const counts = new Map();
  for (const line of lines) {
    const [, pid, name] = /^(\d+) +([a-z0-9_]+)\(/.exec(line) ?? [];
    if (name === undefined || name === 'execve') continue;
    const byThread = counts.get(name) ?? new Map();
    counts.set(name, byThread.set(pid, (byThread.get(pid) ?? 0) + 1));
  }
  return [...counts].map(([name, byThread]) => ({ name, count: Math.max(...byThread.values()) }));
}

/**
 * Learns how the temporary files of a run are named.
 *
 * @returns a function from number and start of a process to the paths
 */
export async function learnTemporaryPaths(place) {
  const folder = dirname(place.audio);
  const seen = new Set();
  const { watch } = await import('node:fs');
  const watcher = watch(folder, (_event, name) => name !== null && seen.add(String(name)));
  const { child, ended: end } = start(place.argv);
  await end;
  await pause(20);
  watcher.close();
  const names = [...seen].filter((name) => name.includes(`-${child.pid}-`));
  if (names.length === 0) throw new Error(`no temporary file was seen, only ${[...seen].join(', ')}`);
  const own = new RegExp(`-${child.pid}-\\d+`);
  return (pid, startTicks) => names.map((name) => join(folder, name.replace(own, `-${pid}-${startTicks}`)));
}

/** Puts a folder back as it was: the files given, nothing else. */
export function restore(folder, files) {
  for (const name of readdirSync(folder))
    if (!(name in files)) rmSync(join(folder, name), { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
}

/** Does every item with so many at once. */
export async function pool(items, workers, work) {
  const queue = items.entries();
  const one = async (worker) => {
    for (const [index, item] of queue) await work(item, worker, index);
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => one(worker)));
}
