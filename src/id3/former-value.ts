import type { ByteReader } from '../bytes/byte-reader.js';
import type { ByteWriter } from '../bytes/byte-writer.js';
import { boundedCount } from './bounded-count.js';

/** A value of front matter as it was before `-u`, and how `-u` has written it: what undo needs to find and to replace it. */
export interface FormerValue {
  /** `length` states the size of the file that has the mark; no mark can hold that, as it would change it. */
  readonly name: 'length' | 'duration' | 'published';
  /** What stood in the place; empty where the notes stated none. */
  readonly text: string;
  /** What stands there now: of `length` up to the number, else all of it. */
  readonly before: string;
  /** Of `length` what stands behind the number. */
  readonly after: string;
}

/** A note that is rewritten in more places is none of a person's. */
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
