import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ByteSource } from '../bytes/byte-source.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { thinned } from './read-peaks.js';

const rateHz = 8000;
const peaksPerSecond = 20;
const samplesPerPeak = rateHz / peaksPerSecond;
const partByteLength = 1024 * 1024;

/**
 * Decodes an mp3 into an outline with the ffmpeg of the system: this package has no decoder of its own, and the browser, which
 * has one, is not there when a page to share is written.
 *
 * @returns the loudest moment of every twentieth of a second, 0 to 255; null if there is no ffmpeg
 * @throws ChapterizeError `io/read` where ffmpeg cannot decode it
 */
export async function decodePeaks(source: ByteSource): Promise<Uint8Array | null> {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const args = `-v error -i pipe:0 -map 0:a:0 -ac 1 -ar ${rateHz} -f s16le -`.split(' ');
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', args, { stdio: 'pipe' });
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
    // If ffmpeg gives up early, it closes its end of the pipe; its exit code reports that.
    child.stdin.on('error', () => undefined);
    pipeline(Readable.from(bytesOf(source)), child.stdin).catch((error: unknown) => {
      if (error instanceof ChapterizeError) {
        child.kill();
        reject(error);
      }
    });
    child.on('close', (code) => {
      const message = `ffmpeg cannot decode it: ${said.trim().slice(0, 200)}`;
      if (code === 0) resolve(thinned(Uint8Array.from(peaks)));
      else reject(new ChapterizeError('io/read', message, { file: source.name }));
    });
  });
}

/** All bytes, in parts, so that a file and an object in a store are decoded in the same way. */
async function* bytesOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.byteLength; ) {
    const part = new Uint8Array(Math.min(partByteLength, source.byteLength - at));
    const count = await source.read(part, at);
    if (count === 0) return;
    yield part.subarray(0, count);
    at += count;
  }
}
