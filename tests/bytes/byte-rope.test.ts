import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, editedRope } from '../../src/bytes/byte-edit.js';
import { ByteRope, sameInRow } from '../../src/bytes/byte-rope.js';
import { concatBytes } from '../../src/bytes/concat.js';

/** Parts of few values, short and long: runs of short ones are put together, long ones stay. */
const parts = fc.array(
  fc.oneof(
    fc.uint8Array({ max: 2, maxLength: 5 }),
    fc.uint8Array({ max: 2, minLength: 1020, maxLength: 1030 }),
  ),
  { maxLength: 6 },
);

describe('ByteRope', () => {
  test('reads like its parts in a row', () => {
    fc.assert(
      fc.property(parts, fc.nat(3000), fc.nat(3000), (given, one, other) => {
        const whole = concatBytes(given);
        const rope = new ByteRope(given);
        const [start, end] = [Math.min(one, other), Math.max(one, other)].map((at) =>
          Math.min(at, whole.length),
        ) as [number, number];
        expect(rope.byteLength).toBe(whole.length);
        expect(rope.bytes()).toEqual(whole);
        expect(rope.slice(start, end).bytes()).toEqual(whole.subarray(start, end));
        expect(rope.at(start)).toBe(whole[start] ?? 0);
        const run = rope.runAt(start);
        expect(run).toEqual(whole.subarray(start, start + run.length));
        const before = rope.runBefore(end);
        expect(before).toEqual(whole.subarray(end - before.length, end));
        expect([run.length > 0, before.length > 0]).toEqual([start < whole.length, end > 0]);
      }),
    );
  });

  test('finds bytes also where parts meet', () => {
    fc.assert(
      fc.property(parts, fc.uint8Array({ max: 2, minLength: 1, maxLength: 12 }), (given, wanted) => {
        const isThere = Buffer.from(concatBytes(given)).includes(Buffer.from(wanted));
        expect(new ByteRope(given).includes(wanted)).toBe(isThere);
      }),
    );
    const long = new Uint8Array(2000);
    const met = new ByteRope([long.with(1999, 7), long.with(0, 8)]);
    expect([met.includes(Uint8Array.of(7, 8, 0)), met.includes(Uint8Array.of(8, 7))]).toEqual([true, false]);
  });

  test('copies no long part, and puts short ones into one', () => {
    const long = new Uint8Array(5000);
    const rope = new ByteRope([Uint8Array.of(1), Uint8Array.of(2), long, Uint8Array.of(3)]);
    expect(rope.parts.map(({ length }) => length)).toEqual([2, 5000, 1]);
    expect(rope.parts[1]).toBe(long);
    expect(new ByteRope([long]).bytes()).toBe(long);
    expect(new ByteRope(Array.from({ length: 300_000 }, () => Uint8Array.of(1))).parts.length).toBeLessThan(
      300,
    );
  });
});

test('sameInRow() tells whether parts are the same bytes, wherever they are cut', () => {
  fc.assert(
    fc.property(parts, parts, fc.nat(20), (some, others, at) => {
      const [a, b] = [concatBytes(some), concatBytes(others)];
      expect(sameInRow(some, others)).toBe(Buffer.compare(a, b) === 0);
      expect(sameInRow(some, [a.subarray(0, at), a.subarray(at)])).toBe(true);
    }),
  );
});

test('editedRope() is what applyEdits() gives', () => {
  fc.assert(
    fc.property(
      parts,
      fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.uint8Array({ maxLength: 9 }))),
      (given, list) => {
        const whole = concatBytes(given);
        let end = 0;
        const edits = list.flatMap(([gap, length, content]) => {
          const edit = { offset: end + gap, length, content };
          if (edit.offset + length > whole.length) return [];
          end = edit.offset + length;
          return [edit];
        });
        expect(editedRope(new ByteRope(given), edits).bytes()).toEqual(applyEdits(whole, edits));
      },
    ),
  );
  expect(() => editedRope(new Uint8Array(3), [{ offset: 2, length: 2, content: new Uint8Array(0) }])).toThrow(
    RangeError,
  );
});
