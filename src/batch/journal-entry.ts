import { statsAt } from '../files/stats-at.js';
import type { MeasuredValues } from '../run/run-result.js';
import type { Shard } from './batch-options.js';

/** What tells whether a file was touched since, without reading it; bigints as decimal text. */
export interface FileStamp {
  readonly size: string;
  readonly mtimeNs: string;
  readonly ino: string;
}

/** What a journal remembers of an episode that is done. */
export interface JournalEntry {
  /** Absolute paths. */
  readonly notes: string;
  readonly audio: string;
  /** null when the audio itself was written. */
  readonly output: string | null;
  readonly notesSha256: string;
  readonly audioStamp: FileStamp;
  readonly outputStamp: FileStamp | null;
  /**
   * Stamps of the chapter files next to the mp3 that were asked for, and of the pictures that went into it, by absolute
   * path. Journals of earlier versions lack it.
   */
  readonly alsoStamps?: Readonly<Record<string, FileStamp>>;
  /** Hash of all options that decide what is written. */
  readonly options: string;
  /** The audio that the notes state, so that the next run can pair them unread. */
  readonly statedFile: string | null;
  readonly measured: MeasuredValues | null;
  /** Whether the episode was only checked: then nothing was finished. */
  readonly isCheck: boolean;
}

/** The episode that an entry is about, as a key. */
export function entryKey({ notes, output }: Pick<JournalEntry, 'notes' | 'output'>): string {
  return `${notes}\0${output ?? ''}`;
}

/** The stamp of a file as it is now; null when there is none. */
export function stampOf(path: string): FileStamp | null {
  const stats = statsAt(path);
  if (stats === null || !stats.isFile()) return null;
  return { size: String(stats.size), mtimeNs: String(stats.mtimeNs), ino: String(stats.ino) };
}

/** Whether two stamps describe the same state of the same file. */
export function sameStamp(a: FileStamp | null, b: FileStamp | null): boolean {
  if (a === null || b === null) return a === b;
  return a.size === b.size && a.mtimeNs === b.mtimeNs && a.ino === b.ino;
}

/** Renders an entry as one line of JSON, with its line end. */
export function renderEntry(entry: JournalEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** Parses a line of a journal; null for anything that is not a whole entry. */
export function parseEntry(line: string): JournalEntry | null {
  const value = parseObject(line);
  // Before version 0.2 there was no such field.
  // oxlint-disable-next-line typescript/no-unnecessary-boolean-literal-compare -- entries of earlier versions lack it
  return isEntry(value) ? { ...value, isCheck: value.isCheck === true } : null;
}

/** Renders whose journal it is as one line of JSON, with its line end. */
export function renderShard({ index, count }: Shard): string {
  return `${JSON.stringify({ shard: { index, count } })}\n`;
}

/** Parses a line of a journal; null for any other line. */
export function parseShard(line: string): Shard | null {
  const [, index, count] = /^\{"shard":\{"index":(\d{1,9}),"count":(\d{1,9})\}\}\n$/.exec(line) ?? [];
  return index === undefined ? null : { index: Number(index), count: Number(count) };
}

function isEntry(value: unknown): value is JournalEntry {
  if (!isJsonObject(value)) return false;
  const { notes, audio, output, notesSha256, audioStamp, outputStamp, options, statedFile, measured } = value;
  const { alsoStamps = {} } = value;
  const areFiles = isJsonObject(alsoStamps) && Object.values(alsoStamps).every(isStamp);
  const isText = [notes, audio, notesSha256, options].every((text) => typeof text === 'string');
  const isTextOrNull = [output, statedFile].every((text) => text === null || typeof text === 'string');
  const areStamps = isStamp(audioStamp) && (outputStamp === null || isStamp(outputStamp));
  return isText && isTextOrNull && areStamps && areFiles && (measured === null || isJsonObject(measured));
}

/** Whether a value of a journal is a stamp. */
export function isStamp(value: unknown): value is FileStamp {
  return isJsonObject(value) && ['size', 'mtimeNs', 'ino'].every((key) => typeof value[key] === 'string');
}

/** Parses a text that is an object of JSON; null for anything else. */
export function parseObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether a value of JSON is an object. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
