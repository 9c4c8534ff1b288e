import { describe, expect, test } from 'vitest';
import { decode } from '../../../src/cli/shims/iconv-lite.js';

describe('decode()', () => {
  test.each([
    ['ISO-8859-1', [0x4b, 0xe4, 0x73, 0x65, 0x80, 0x9f], 'Käse\u0080\u009f'],
    ['UTF-16', [0xff, 0xfe, 0x3d, 0xd8, 0x00, 0xde], '😀'],
    ['UTF-16', [0xfe, 0xff, 0xd8, 0x3d, 0xde, 0x00], '😀'],
    ['UTF-16', [0x41, 0x00], 'A'],
    ['UTF-16BE', [0x65, 0xe5], '日'],
    ['UTF-8', [0xc3, 0xa4, 0xf0, 0x9f, 0x98, 0x80], 'ä😀'],
    ['unheard of', [0xe4], 'ä'],
    ['UTF-8', [], ''],
  ])('decodes %s %j', (encoding, bytes, text) => {
    expect(decode(Buffer.from(bytes), encoding)).toBe(text);
  });
});
