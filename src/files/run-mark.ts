import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { crc32Hex } from '../bytes/crc32.js';
import type { FileIdentity } from './file-source.js';

/** Which run on which machine made a file: enough to tell whether it is still running. */
export interface RunMark {
  /** Where process numbers mean the same: one host, one boot, one container. Eight hex digits. */
  readonly place: string;
  readonly pid: number;
  /**
   * When the process started, in clock ticks since boot, because process numbers are reused; `0` where the system does not
   * tell.
   */
  readonly startTicks: string;
}

/** The mark of this process. */
export function ownRunMark(): RunMark {
  const place = [
    hostname(),
    textOrEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')),
    textOrEmpty(() => readlinkSync('/proc/self/ns/pid')),
  ].join('\n');
  return {
    place: crc32Hex(place),
    pid: process.pid,
    startTicks: processStatus(process.pid)?.startTicks ?? '0',
  };
}

/**
 * Whether the run that left a mark is still running.
 *
 * @param own the mark of this process
 * @returns `elsewhere` for a mark from another machine or container, about which nothing can be known
 */
export function runState(mark: RunMark, own: RunMark): 'alive' | 'ended' | 'elsewhere' {
  if (mark.place !== own.place) return 'elsewhere';
  if (!processExists(mark.pid)) return 'ended';
  const status = processStatus(mark.pid);
  if (status === null || mark.startTicks === '0') return 'alive';
  return status.running && status.startTicks === mark.startTicks ? 'alive' : 'ended';
}

/**
 * Whether a process has a file open, which distinguishes a run at work from a name that somebody has forged.
 *
 * @returns null if the system does not tell
 */
export function holdsOpen(pid: number, { dev, ino }: Pick<FileIdentity, 'dev' | 'ino'>): boolean | null {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).some((descriptor) => {
      const stats = statSync(`${folder}/${descriptor}`, { bigint: true, throwIfNoEntry: false });
      return stats?.dev === dev && stats.ino === ino;
    });
  } catch {
    return null;
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Refused means that the process exists, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * What Linux tells about a process; null elsewhere, or when it hides processes.
 *
 * @see proc_pid_stat(5): the fields after the parenthesised name are state (3) … starttime (22)
 */
function processStatus(pid: number): { readonly running: boolean; readonly startTicks: string } | null {
  const line = textOrEmpty(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  if (state === undefined || startTicks === undefined) return null;
  return { running: state !== 'Z' && state !== 'X', startTicks };
}

function textOrEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
