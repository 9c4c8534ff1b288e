import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether programs are installed; where one is not, its tests are skipped and counted as such. */
export function areInstalled(...programs: readonly string[]): boolean {
  return programs.every((program) => {
    try {
      execFileSync(program, [program === 'lame' ? '--version' : '-version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

/** Runs a program to its end, its output thrown away. */
export async function runProgram(program: string, args: readonly string[]): Promise<void> {
  await run(program, args);
}

/** What ffprobe says of a file: the packets it counts, and the duration it estimates; null where it says nothing. */
export interface Probe {
  readonly packetCount: number | null;
  readonly durationMs: number | null;
}

/** @param path an audio file */
export async function probe(path: string): Promise<Probe> {
  const entries = 'stream=nb_read_packets:format=duration';
  const args = ['-v', 'error', '-count_packets', '-select_streams', 'a:0', '-show_entries', entries];
  const output = await run('ffprobe', [...args, '-of', 'default=noprint_wrappers=1', path]).then(
    ({ stdout }) => stdout,
    () => '',
  );
  const number = (name: string): number | null => {
    const digits = new RegExp(`^${name}=([\\d.]+)$`, 'm').exec(output)?.[1];
    return digits === undefined ? null : Number(digits);
  };
  const seconds = number('duration');
  return {
    packetCount: number('nb_read_packets'),
    durationMs: seconds === null ? null : Math.round(seconds * 1000),
  };
}
