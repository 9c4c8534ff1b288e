import { parseObject } from '../batch/journal-entry.js';
import { ChapterizeError } from '../diagnostic/failure.js';

/** This many fit into a page of 300 KB; for an hour, they are four per pixel of a wide screen. */
const mostPeaks = 100_000;

/** A peaks file of ten hours at 100 a second is 40 MB of JSON. */
export const maxPeaksByteLength = 64 * 1024 * 1024;

/**
 * Reads an outline from the JSON that BBC audiowaveform writes: pairs of a lowest and a highest sample.
 *
 * @returns the loudest moment of each part, 0 to 255
 * @throws ChapterizeError `usage` where it is something else
 */
export function readPeaksFile(file: string, text: string): Uint8Array {
  const { bits = 16, channels = 1, data } = parseObject(text) ?? {};
  const isSound =
    (bits === 8 || bits === 16) && Array.isArray(data) && data.every((value) => Number.isFinite(value));
  if (!isSound || !Number.isInteger(channels) || data.length < 2) {
    const help = 'audiowaveform -i audio.mp3 -o peaks.json --pixels-per-second 20 -b 8 makes one';
    throw new ChapterizeError('usage', 'is not a peaks file; expected JSON from audiowaveform', {
      file,
      help,
    });
  }
  const full = bits === 8 ? 128 : 32_768;
  const width = 2 * (channels as number);
  const levels = Array.from({ length: Math.floor(data.length / width) }, (_, index) =>
    data
      .slice(index * width, (index + 1) * width)
      .reduce((most: number, value: number) => Math.max(most, Math.abs(value)), 0),
  );
  return thinned(Uint8Array.from(levels, (level) => Math.min(255, Math.round((level / full) * 255))));
}

/** Several parts are joined until there are few enough; the loudest of them counts. */
export function thinned(peaks: Uint8Array): Uint8Array {
  const step = Math.ceil(peaks.length / mostPeaks);
  if (step <= 1) return peaks;
  return Uint8Array.from({ length: Math.ceil(peaks.length / step) }, (_, index) =>
    peaks.subarray(index * step, (index + 1) * step).reduce((most, value) => Math.max(most, value), 0),
  );
}
