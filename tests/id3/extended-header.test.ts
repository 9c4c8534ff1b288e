import { describe, expect, test } from 'vitest';
import { parseExtendedHeader23, parseExtendedHeader24 } from '../../src/id3/extended-header.js';
import { bytes, hex } from '../build/id3.js';

const none = { paddingLength: null, crc32: null, isUpdate: false, restrictions: null };

describe('a v2.3 extended header', () => {
  test.each([
    ['00 00 00 06 00 00 00 00 08 00', { ...none, paddingLength: 2048 }],
    ['00 00 00 0a 80 00 00 00 00 00 de ad be ef', { ...none, paddingLength: 0, crc32: 0xdeadbeef }],
  ])('%s', (text, header) => {
    const raw = hex(text);
    expect(parseExtendedHeader23(bytes(raw, 'TIT2'))).toEqual({ ...header, raw });
  });

  test.each([
    '00 00 00 06 00 00 00 00 08',
    '00 00 00 0a 00 00 00 00 00 00 00 00 00 00',
    '00 00 00 0a 80 00 00 00 00 00 de ad be',
    '54 49 54 32 00 00 00 05 00 00',
  ])('%s is not one', (text) => {
    expect(parseExtendedHeader23(hex(text))).toBeNull();
  });
});

describe('a v2.4 extended header', () => {
  test.each([
    ['00 00 00 06 01 00', none],
    ['00 00 00 07 01 40 00', { ...none, isUpdate: true }],
    // Five bytes of seven bits: 0D 7A 5B 7D 6F of DE AD BE EF with its upper four bits in the first.
    ['00 00 00 0c 01 20 05 0d 75 36 7d 6f', { ...none, crc32: 0xdeadbeef }],
    ['00 00 00 0c 01 20 05 0f 7f 7f 7f 7f', { ...none, crc32: 0xffffffff }],
    ['00 00 00 08 01 10 01 d5', { ...none, restrictions: 0xd5 }],
    ['00 00 00 0f 01 70 00 05 00 00 00 00 01 01 00', { ...none, isUpdate: true, crc32: 1, restrictions: 0 }],
  ])('%s', (text, header) => {
    const raw = hex(text);
    expect(parseExtendedHeader24(bytes(raw, 'TIT2'))).toEqual({ ...header, raw });
  });

  test.each([0, 1, 2, 3, 7])('flag bit %i, undefined, does not confuse it', (bit) => {
    expect(parseExtendedHeader24(bytes(hex('00 00 00 06 01'), [1 << bit]))).toMatchObject(none);
  });

  test.each([
    '00 00 00 05 01 00',
    '00 00 00 06 02 00 00 00',
    '00 00 00 07 01 00',
    '00 00 00 08 01 20 05 0d',
    '00 00 00 80 01 00',
    '00 00 00 06 01',
  ])('%s is not one', (text) => {
    expect(parseExtendedHeader24(hex(text))).toBeNull();
  });

  test('a checksum of another length than five is not read', () => {
    expect(parseExtendedHeader24(hex('00 00 00 0b 01 20 04 00 00 00 01'))).toMatchObject({ crc32: null });
  });
});
