import type { ByteReader } from '../bytes/byte-reader.js';
import type { ByteWriter } from '../bytes/byte-writer.js';
import { boundedCount } from './bounded-count.js';

/** A value of front matter as it was before `-u`, and how `-u` has written it: what undo needs to find and to replace it. */
export interface FormerValue {
  /** `length` states the size of the file that has the mark; no mark can hold that, as it would change it. */
  readonly name: 'length' | 'duration' | 'published';
  /** What the notes had there; empty if they stated nothing. */
  readonly text: string;
  /** What is there now: for `length`, the part up to the number; else all of it. */
  readonly before: string;
  /** The part of `length` after the number. */
  readonly after: string;
}

/** The most values. Real notes state fewer; more would only cost memory. */
export const mostFormerValues = 16;

/** Characters; a longer value is not remembered. */
export const mostFormerText = 1024;

const valueNames = ['length', 'duration', 'published'] as const;

/** Writes values into our mark. */
export function writeValues(writer: ByteWriter, statedValues: readonly FormerValue[]): void {
  writer.varint(statedValues.length);
  for (const { name, text, before, after } of statedValues) {
    writer.uint8(valueNames.indexOf(name));
    for (const each of [text, before, after]) {
      const bytes = new TextEncoder().encode(each);
      writer.varint(bytes.length).put(bytes);
    }
  }
}

/** Reads them; the twin of writeValues. */
export function parseValues(reader: ByteReader): readonly FormerValue[] {
  const takeText = () => new TextDecoder().decode(reader.take(reader.varint()));
  return Array.from({ length: boundedCount(reader.varint(), mostFormerValues) }, () => ({
    name: valueNames[reader.uint8()] ?? 'duration',
    text: takeText(),
    before: takeText(),
    after: takeText(),
  }));
}
