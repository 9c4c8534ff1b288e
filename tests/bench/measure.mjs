// Runs commands in turns and keeps the time of each: a busy moment of the machine then hits all of them alike.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { summarise } from './statistics.mjs';

/**
 * Measures every case `runs` times, one after the other in each round, after a first run that is not timed.
 *
 * The first run gives the peak of memory (GNU time; in a run of its own, since the wrapper costs a millisecond).
 * Before each run `prepare` puts the files in place and `sync` empties the machine's write cache, so that no fsync
 * pays for what the run before it wrote.
 *
 * @param cases `{ name, group, command, prepare, exit }`; `exit` is the code expected, 0 unless given
 * @returns the cases with `wallMs` (median, min, max, runs), `cpuMs` (the mean of all processors, null where the system does
 *   not tell) and `peakRssMb`; those that fail have `failed` instead
 */
export function measure(cases, { runs, folder, progress }) {
  const samples = new Map(cases.map((one) => [one, []]));
  const processors = new Map(cases.map((one) => [one, []]));
  const peaks = new Map();
  const failures = new Map();
  for (let round = 0; round <= runs; round += 1) {
    progress(`round ${round} of ${runs}`);
    // Back and forth, so that no case always follows the same other one.
    const order = round % 2 === 0 ? cases : cases.toReversed();
    for (const one of order) {
      if (failures.has(one)) continue;
      one.prepare?.();
      spawnSync('sync');
      if (round === 0) {
        const { failure, peakRssMb } = runForMemory(one, folder);
        if (failure === null) peaks.set(one, peakRssMb);
        else failures.set(one, failure);
      } else {
        const { failure, wallMs, cpuMs } = runForTime(one, folder);
        if (failure === null) {
          samples.get(one).push(wallMs);
          processors.get(one).push(cpuMs);
        } else failures.set(one, failure);
      }
    }
  }
  return cases.map((one) => {
    const { name, group, command } = one;
    const what = { name, group, command: command.join(' ') };
    if (failures.has(one)) return { ...what, failed: failures.get(one) };
    const cpuMs = meanOf(processors.get(one));
    return { ...what, wallMs: summarise(samples.get(one)), cpuMs, peakRssMb: peaks.get(one) };
  });
}

function runForTime({ command, exit = 0 }, folder) {
  const errors = openSync(join(folder, 'stderr.txt'), 'w');
  const before = childrenCpuMs();
  const start = performance.now();
  const run = spawnSync(command[0], command.slice(1), { cwd: folder, stdio: ['ignore', 'ignore', errors] });
  const wallMs = performance.now() - start;
  const after = childrenCpuMs();
  const cpuMs = before === null || after === null ? null : after - before;
  closeSync(errors);
  return { failure: failureOf(run, exit, join(folder, 'stderr.txt')), wallMs, cpuMs };
}

/** What the processes that were waited for have used so far, in steps of 10 ms: the mean of many runs is finer. */
function childrenCpuMs() {
  if (!existsSync('/proc/self/stat')) return null;
  // Fields 16 and 17 of proc(5), after the name in brackets.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

function meanOf(values) {
  if (values.length === 0 || values.includes(null)) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function runForMemory({ command, exit = 0 }, folder) {
  const [errors, report] = [join(folder, 'stderr.txt'), join(folder, 'time.txt')];
  const out = openSync(errors, 'w');
  const gnuTime = existsSync('/usr/bin/time');
  const wrapped = gnuTime ? ['/usr/bin/time', '-q', '-f', '%M', '-o', report, ...command] : command;
  const run = spawnSync(wrapped[0], wrapped.slice(1), { cwd: folder, stdio: ['ignore', 'ignore', out] });
  closeSync(out);
  const kilobytes =
    gnuTime && run.status === exit ? Number(readFileSync(report, 'utf8').trim().split('\n').at(-1)) : null;
  return { failure: failureOf(run, exit, errors), peakRssMb: kilobytes === null ? null : kilobytes / 1024 };
}

function failureOf(run, exit, errors) {
  if (run.error) return String(run.error.message);
  if (run.status === exit) return null;
  return `exit ${run.status}: ${readFileSync(errors, 'utf8').trim().split('\n').slice(-3).join(' | ')}`;
}
