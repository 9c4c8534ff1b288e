// Starts `chapterize preview` as a user does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The program, as it is installed. */
export const program = fileURLToPath(new URL('../../../bin/chapterize.js', import.meta.url));

/** @returns its address, how long it took to be there, and what it uses */
export async function startPreview(...args) {
  const start = performance.now();
  const child = spawn(process.execPath, [program, 'preview', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  const address = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (text) => resolve(text.trim()));
    child.once('exit', (code) => reject(new Error(`preview ended with ${code}: ${said}`)));
  });
  return {
    address,
    readyMs: performance.now() - start,
    /** The most memory that it has used, in bytes. */
    peakByteLength: () => memoryOf(child.pid, 'VmHWM'),
    /** Ends it as Ctrl-C does. */
    stop: async () => {
      child.kill('SIGINT');
      const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
      if (code !== 0) throw new Error(`preview ended with ${code}: ${said}`);
    },
    ended: once(child, 'exit').catch(() => undefined),
  };
}

/** A value of /proc/PID/status in bytes; null where the system has none. */
function memoryOf(pid, name) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const [, kib] = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status) ?? [];
    return kib === undefined ? null : Number(kib) * 1024;
  } catch {
    return null;
  }
}
