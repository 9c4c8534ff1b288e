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
