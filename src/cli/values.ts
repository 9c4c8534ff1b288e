import { InvalidArgumentError } from 'commander';
import { parseOffset } from '../chapters/timestamp.js';

/** `--offset`: `+12.5`, `-0:03`, in milliseconds. */
export function offsetValue(text: string): number {
  const offsetMs = parseOffset(text);
  if (offsetMs === null)
    throw new InvalidArgumentError('Expected seconds or a clock with a sign, such as +12.5 or -0:03.');
  return offsetMs;
}

/** `--tolerance`: seconds, in milliseconds. */
export function secondsValue(text: string): number {
  if (!/^\d+(?:\.\d+)?$/.test(text))
    throw new InvalidArgumentError('Expected a number of seconds, such as 1 or 0.5.');
  return Math.round(Number(text) * 1000);
}

/** A whole number of bytes. */
export function bytesValue(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new InvalidArgumentError('Expected a whole number of bytes, such as 4096.');
  return Number(text);
}

/** `a,b,c` and repeated options, as one list. */
export function listValue(text: string, previous: readonly string[] = []): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  return [...previous, ...names.filter((name) => name !== '')];
}

/** `--update`: which values of the front matter. */
export function updateValue(text: string, previous: readonly string[] = []): readonly string[] {
  const values = listValue(text, previous);
  const unknown = values.find((value) => value !== 'length' && value !== 'duration');
  if (unknown !== undefined || values.length === 0)
    throw new InvalidArgumentError('Expected length, duration, or both.');
  return values;
}

/** `--intro`: a title. */
export function titleValue(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Expected a title.');
  return text;
}

/** `--audio`, again and again: paths may hold commas. */
export function pathsValue(text: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, text];
}

/** `--jobs`: how many at once. */
export function countValue(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new InvalidArgumentError('Expected a whole number from 1 on, such as 4.');
  return Number(text);
}

/** `--shard`: `2/8`, the second of eight. */
export function shardValue(text: string): { readonly index: number; readonly count: number } {
  const [, index = 0, count = 0] = (/^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > count)
    throw new InvalidArgumentError('Expected INDEX/COUNT, such as 2/8, counted from 1.');
  return { index, count };
}
