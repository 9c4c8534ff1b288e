import { describe, expect, test } from 'vitest';
import { parseSyncsafe, renderSyncsafe } from '../../src/id3/syncsafe.js';
import {
  id3VersionOf,
  majorVersionOf,
  parseTagHeader,
  renderTagHeader,
  tagFlags,
} from '../../src/id3/tag-header.js';
import { hex } from '../build/id3.js';

describe('a syncsafe integer', () => {
  const rows: readonly [string, number][] = [
    ['00 00 00 00', 0],
    ['00 00 00 7f', 127],
    // ID3v2.4 structure, 6.2: 255 becomes 383 with its bits spread.
    ['00 00 01 7f', 255],
    // ID3v2.3, 3.1: "a 257 bytes long tag is represented as $00 00 02 01".
    ['00 00 02 01', 257],
    ['7f 7f 7f 7f', 268_435_455],
  ];
  test.each(rows)('%s is %i both ways', (bytes, value) => {
    expect(parseSyncsafe(hex(bytes), 0)).toBe(value);
    expect(renderSyncsafe(value)).toEqual(hex(bytes));
  });

  test.each(['80 00 00 00', '00 80 00 00', '00 00 80 00', '00 00 00 80', '00 00 00'])(
    '%s is not a header',
    (bytes) => {
      expect(parseSyncsafe(hex(bytes), 0)).toBeNull();
    },
  );

  test('renderSyncsafe() refuses what needs more than 28 bits, or is not a number of bytes', () => {
    for (const value of [2 ** 28, -1, 0.5, Number.NaN])
      expect(() => renderSyncsafe(value)).toThrow(RangeError);
  });
});

describe('a tag header', () => {
  const rows: readonly [string, number, number, number, number, number][] = [
    ['49 44 33 02 00 00 00 00 02 01', 2, 0, 0x00, 257, 267],
    ['49 44 33 03 00 80 00 00 00 00', 3, 0, 0x80, 0, 10],
    ['49 44 33 03 01 e0 00 00 01 7f', 3, 1, 0xe0, 255, 265],
    ['49 44 33 04 00 00 00 00 00 0a', 4, 0, 0x00, 10, 20],
    ['49 44 33 04 00 10 00 00 00 0a', 4, 0, 0x10, 10, 30],
    ['49 44 33 05 00 00 7f 7f 7f 7f', 5, 0, 0x00, 268_435_455, 268_435_465],
  ];
  test.each(rows)('%s both ways', (bytes, majorVersion, revision, flags, bodyLength, totalLength) => {
    const header = { majorVersion, revision, flags, bodyLength };
    expect(parseTagHeader(hex(bytes))).toEqual({ ...header, totalLength });
    expect(renderTagHeader(header)).toEqual(hex(bytes));
  });

  test('a footer is the same after 3DI', () => {
    const bytes = hex('33 44 49 04 00 10 00 00 00 0a');
    const header = { majorVersion: 4, revision: 0, flags: 0x10, bodyLength: 10 };
    expect(parseTagHeader(bytes, 0, '3DI')).toMatchObject(header);
    expect(renderTagHeader(header, '3DI')).toEqual(bytes);
    expect(parseTagHeader(bytes)).toBeNull();
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7])('flag bit %i is kept, in every version', (bit) => {
    for (const majorVersion of [2, 3, 4]) {
      const header = { majorVersion, revision: 0, flags: 1 << bit, bodyLength: 5 };
      const parsed = parseTagHeader(renderTagHeader(header));
      expect(parsed?.flags).toBe(1 << bit);
      expect(parsed?.totalLength).toBe(bit === 4 && majorVersion === 4 ? 25 : 15);
    }
  });

  test('the flags are where the specification draws them', () => {
    expect(tagFlags).toEqual({
      unsynchronisation: 0x80,
      extendedHeader: 0x40,
      experimental: 0x20,
      footer: 0x10,
    });
  });

  test.each([
    ['49 44 34 03 00 00 00 00 00 00', 'other letters'],
    ['49 44 33 ff 00 00 00 00 00 00', 'version FF'],
    ['49 44 33 03 ff 00 00 00 00 00', 'revision FF'],
    ['49 44 33 03 00 00 00 00 00 80', 'a size that is not syncsafe'],
    ['49 44 33 03 00 00 00 00 00', 'nine bytes'],
  ])('%s is not one: %s', (bytes) => {
    expect(parseTagHeader(hex(bytes))).toBeNull();
  });

  test('id3VersionOf() and majorVersionOf() know the three versions', () => {
    expect([1, 2, 3, 4, 5].map((majorVersion) => id3VersionOf({ majorVersion }))).toEqual([
      null,
      '2.2',
      '2.3',
      '2.4',
      null,
    ]);
    expect((['2.2', '2.3', '2.4'] as const).map(majorVersionOf)).toEqual([2, 3, 4]);
  });
});
