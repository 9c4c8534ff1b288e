import { ChapterizeError } from '../diagnostic/failure.js';
import { thinned } from './read-peaks.js';

const rateHz = 8000;
const peaksPerSecond = 20;
const samplesPerPeak = rateHz / peaksPerSecond;

/**
 * Decodes an mp3 into an outline with the ffmpeg of the system: this package has no decoder of its own, and the browser, which
 * has one, is not there when a page to share is written.
 *
 * @returns the loudest moment of every twentieth of a second, 0 to 255; null where there is no ffmpeg
 * @throws ChapterizeError `io/read` where ffmpeg cannot decode it
 */
export async function decodePeaks(path: string): Promise<Uint8Array | null> {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const args = [
    '-v',
    'error',
    '-nostdin',
    '-i',
    `file:${path}`,
    '-map',
    '0:a:0',
    '-ac',
    '1',
    '-ar',
    String(rateHz),
    '-f',
    's16le',
    '-',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const peaks: number[] = [];
    let [peak, count, said] = [0, 0, ''];
    let odd: Uint8Array | null = null;
    child.stdout.on('data', (chunk: Uint8Array) => {
      const bytes: Uint8Array = odd === null ? chunk : Buffer.concat([odd, chunk]);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      const whole = bytes.length & ~1;
      for (let at = 0; at < whole; at += 2) {
        peak = Math.max(peak, Math.abs(view.getInt16(at, true)));
        count += 1;
        if (count < samplesPerPeak) continue;
        peaks.push(Math.min(255, peak >> 7));
        [peak, count] = [0, 0];
      }
      odd = whole < bytes.length ? bytes.slice(whole) : null;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('error', () => resolve(null));
    child.on('close', (code) => {
      if (code === 0) resolve(thinned(Uint8Array.from(peaks)));
      else
        reject(
          new ChapterizeError('io/read', `${path}: ffmpeg cannot decode it: ${said.trim().slice(0, 200)}`),
        );
    });
  });
}
