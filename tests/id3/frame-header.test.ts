import { describe, expect, test } from 'vitest';
import {
  frameFlags,
  isFrameId,
  parseFrameHeader,
  renderFrameHeader,
  renderFrameSize,
} from '../../src/id3/frame-header.js';
import type { Id3Version } from '../../src/id3/tag-header.js';
import { hex } from '../build/id3.js';

describe('a frame header', () => {
  const rows: readonly [Id3Version, string, string, number, number][] = [
    ['2.2', '54 54 32 00 00 05', 'TT2', 0, 5],
    ['2.2', '50 49 43 01 00 00', 'PIC', 0, 65_536],
    ['2.3', '54 49 54 32 00 00 00 05 00 00', 'TIT2', 0, 5],
    ['2.3', '41 50 49 43 00 01 00 00 e0 e0', 'APIC', 0xe0e0, 65_536],
    ['2.4', '54 49 54 32 00 00 01 00 00 00', 'TIT2', 0, 128],
    ['2.4', '41 50 49 43 00 04 00 00 70 4f', 'APIC', 0x704f, 65_536],
  ];
  test.each(rows)('v%s: %s both ways', (version, bytes, id, flags, size) => {
    const parsed = parseFrameHeader(hex(bytes), 0, version);
    expect(parsed).toMatchObject({ id, flags });
    expect(version === '2.4' ? parsed?.syncsafeSize : parsed?.plainSize).toBe(size);
    expect(renderFrameHeader(id, flags, size, version)).toEqual(hex(bytes));
  });

  test.each(Array.from({ length: 16 }, (_, bit) => bit))('flag bit %i is kept', (bit) => {
    for (const version of ['2.3', '2.4'] as const) {
      const bytes = renderFrameHeader('TIT2', 1 << bit, 1, version);
      expect(parseFrameHeader(bytes, 0, version)?.flags).toBe(1 << bit);
    }
  });

  test('both readings of a size are given; null for one that is not syncsafe', () => {
    expect(parseFrameHeader(hex('54 49 54 32 00 00 01 00 00 00'), 0, '2.3')).toMatchObject({
      plainSize: 256,
      syncsafeSize: 128,
    });
    expect(parseFrameHeader(hex('54 49 54 32 00 00 00 80 00 00'), 0, '2.4')).toMatchObject({
      plainSize: 128,
      syncsafeSize: null,
    });
  });

  test('fewer bytes than a header has give null', () => {
    expect(parseFrameHeader(hex('54 54 32 00 00'), 0, '2.2')).toBeNull();
    expect(parseFrameHeader(hex('54 49 54 32 00 00 00 05 00'), 0, '2.3')).toBeNull();
    expect(parseFrameHeader(hex('54 49 54 32 00 00 00 05 00 00'), 1, '2.4')).toBeNull();
  });

  test('IDs are capital letters and digits, three in v2.2, else four', () => {
    expect(['TT2', 'TIT2', 'tt2', 'T 2'].map((id) => isFrameId(id, '2.2'))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(['TIT2', 'TT2', 'TT2\0', 'Tit2', 'AAAA', '1234'].map((id) => isFrameId(id, '2.3'))).toEqual([
      true,
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  test('sizes are written as the version asks', () => {
    expect(renderFrameSize(200, '2.3')).toEqual(hex('00 00 00 c8'));
    expect(renderFrameSize(200, '2.4')).toEqual(hex('00 00 01 48'));
    expect(() => renderFrameSize(2 ** 28, '2.4')).toThrow(RangeError);
  });

  test('the flag to discard is where the versions have it', () => {
    const discard = Object.entries(frameFlags).map(([version, flags]) => [version, flags.discard]);
    expect(Object.fromEntries(discard)).toEqual({ '2.2': 0, '2.3': 0x8000, '2.4': 0x4000 });
  });
});
