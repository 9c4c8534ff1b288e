import { basename } from 'node:path';
import { crc32Hex } from '../bytes/crc32.js';
import type { RunMark } from './run-mark.js';

const ending = '.chapterize.tmp';

/**
 * The name that a run gives to the file it writes: `.episode.mp3.0f3a9c71-77e0b1d2-4711-90210.chapterize.tmp`.
 *
 * It starts with the name of the target and says whose it is, so that a listing of the folder tells who is at work on what,
 * and no content has to be read or could be half-written. The name is cut because the limit is 255 bytes, and reduced to
 * ASCII because some file systems normalise the rest; the checksum is of the whole name.
 */
export function temporaryName(targetPath: string, mark: RunMark): string {
  return `${prefix(targetPath)}${mark.place}-${mark.pid}-${mark.startTicks}${ending}`;
}

/**
 * Tells from a name in the folder of a target whose temporary file it is; null when it is not a temporary file of the
 * target.
 */
export function temporaryNameParser(targetPath: string): (name: string) => RunMark | null {
  // Computed once, not for each of the thousands of names that a folder may hold.
  const start = prefix(targetPath);
  return (name) => {
    if (!name.startsWith(start) || !name.endsWith(ending)) return null;
    return parseMark(name.slice(start.length, -ending.length));
  };
}

/** Whether a name can be that of a temporary file. */
export function isTemporaryName(name: string): boolean {
  return name.startsWith('.') && name.endsWith(ending);
}

/** Whose temporary file a name is, for any target; null when it is not one. */
export function parseTemporaryName(name: string): RunMark | null {
  if (!isTemporaryName(name)) return null;
  const marks = /\.[0-9a-f]{8}-([^.]*)$/.exec(name.slice(0, -ending.length))?.[1];
  return marks === undefined ? null : parseMark(marks);
}

function parseMark(text: string): RunMark | null {
  const [, place, pid, startTicks] = /^([0-9a-f]{8})-([0-9]{1,10})-([0-9]{1,20})$/.exec(text) ?? [];
  if (place === undefined || pid === undefined || startTicks === undefined) return null;
  return { place, pid: Number(pid), startTicks };
}

function prefix(targetPath: string): string {
  const name = basename(targetPath);
  return `.${name.slice(0, 40).replace(/[^\w.-]/g, '_')}.${crc32Hex(name)}-`;
}
