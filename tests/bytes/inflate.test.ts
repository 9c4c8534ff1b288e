import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inflate } from '../../src/bytes/inflate.js';
import { MalformedError } from '../../src/diagnostic/failure.js';
import { thrown } from '../id3/convert/thrown.js';

const content = fc.oneof(
  fc.uint8Array({ maxLength: 2000 }),
  fc
    .array(fc.constantFrom('tag', 'frame', 'ID3', ' ', 'é'), { maxLength: 2000 })
    .map((words) => Uint8Array.from(Buffer.from(words.join('')))),
);
const levels = fc.constantFrom(0, 1, 6, 9);

function isHarmless(error: unknown): boolean {
  return error === null || error instanceof MalformedError;
}

describe('inflate()', () => {
  test('undoes what zlib does, at every level and with fixed tables', () => {
    fc.assert(
      fc.property(content, levels, fc.constantFrom(0, 4), (bytes, level, strategy) => {
        expect(inflate(deflateSync(bytes, { level, strategy }), bytes.length)).toEqual(bytes);
      }),
    );
  });

  test('undoes a stream larger than its window', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => (index * index) >> 7);
    expect(inflate(deflateSync(bytes), bytes.length)).toEqual(bytes);
  });

  test('throws nothing but MalformedError for damaged streams, and comes to an end', () => {
    fc.assert(
      fc.property(content, fc.nat(), fc.integer({ min: 0, max: 255 }), (bytes, at, value) => {
        const stream = Uint8Array.from(deflateSync(bytes));
        stream[at % stream.length] = value;
        expect(isHarmless(thrown(() => inflate(stream, bytes.length)))).toBe(true);
      }),
    );
  });

  test('throws for bytes that never were a stream', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const stream = Uint8Array.of(0x78, 0x9c, ...bytes);
        expect(isHarmless(thrown(() => inflate(stream, 1000)))).toBe(true);
      }),
    );
  });

  test.each([
    ['one byte fewer', 4],
    ['one byte more', 6],
  ])('throws when the stated size is %s', (_, stated) => {
    expect(() => inflate(deflateSync(Buffer.from('hello')), stated)).toThrow(MalformedError);
  });

  test('throws for a wrong checksum, a truncated stream and a preset dictionary', () => {
    const stream = Uint8Array.from(deflateSync(Buffer.from('hello')));
    expect(() => inflate(stream.with(stream.length - 1, (stream.at(-1) ?? 0) ^ 1), 5)).toThrow(
      'incorrect data check',
    );
    expect(() => inflate(stream.subarray(0, -5), 5)).toThrow('unexpected end of file');
    expect(() => inflate(Uint8Array.of(0x78, 0xbb, 1, 2, 3, 4), 5)).toThrow(MalformedError);
  });
});
