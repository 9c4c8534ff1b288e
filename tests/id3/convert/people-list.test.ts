import { expect, test } from 'vitest';
import { inflate } from '../../../src/bytes/inflate.js';
import { convertFrames } from '../../../src/id3/convert/convert.js';
import { bytes, utf8, utf16 } from './bytes.js';

const grouped = 0x40;

/** What the conversion adds to frames that it leaves where they are. */
function added(...frames: readonly (readonly [id: string, body: Uint8Array, flags?: number])[]) {
  const sources = frames.map(([id, body, flags = 0]) => ({ id, flags, body }));
  const { frames: converted, diagnostics } = convertFrames(sources, '2.4', {
    place: () => null,
    inflate,
    unsynchronised: false,
  });
  expect(diagnostics).toEqual([]);
  const names = converted.map(({ id }) => id);
  expect(names.filter((id) => id !== 'IPLS')).toEqual(frames.map(([id]) => id).filter((id) => id !== 'IPLS'));
  return converted.flatMap(({ id, body }, index) => (id === 'IPLS' ? [{ index, body }] : []));
}

test('convertFrames() says TIPL and TMCL in one IPLS after the last of them', () => {
  const title = ['TIT2', bytes(0, 'a')] as const;
  expect(
    added(['TMCL', bytes(0, 'bass', 0, 'A', 0)], title, ['TIPL', bytes(0, 'mix', 0, 'B')], title),
  ).toEqual([{ index: 3, body: bytes(0, 'bass', 0, 'A', 0, 'mix', 0, 'B', 0) }]);
});

test('convertFrames() says a single list in IPLS too', () => {
  expect(added(['TIPL', bytes(3, 'mix', 0, utf8('Zoë'))])).toEqual([
    { index: 1, body: bytes(1, utf16('mix'), 0, 0, utf16('Zoë'), 0, 0) },
  ]);
});

test('convertFrames() joins lists in different encodings as UTF-16', () => {
  const lists = added(['TIPL', bytes(0, 'mix', 0, 'Zo', 0xeb)], ['TMCL', bytes(3, 'bass', 0, utf8('名'), 0)]);
  expect(lists).toEqual([
    {
      index: 2,
      body: bytes(1, utf16('mix'), 0, 0, utf16('Zoë'), 0, 0, utf16('bass'), 0, 0, utf16('名'), 0, 0),
    },
  ]);
});

test('convertFrames() gives an odd string an empty partner in IPLS, so that no pair shifts', () => {
  expect(added(['TIPL', bytes(0, 'mix')], ['TMCL', bytes(0, 'bass', 0, 'B', 0)])).toEqual([
    { index: 2, body: bytes(0, 'mix', 0, 0, 'bass', 0, 'B', 0) },
  ]);
  expect(added(['TIPL', bytes(3, 'mix')], ['TMCL', bytes(0, 'bass', 0, 'B', 0)])).toEqual([
    {
      index: 2,
      body: bytes(1, utf16('mix'), 0, 0, utf16(''), 0, 0, utf16('bass'), 0, 0, utf16('B'), 0, 0),
    },
  ]);
});

test('convertFrames() leaves a list out of IPLS that is wrapped or not to be read', () => {
  const list = ['TIPL', bytes(0, 'mix', 0, 'A')] as const;
  const expected = [{ index: 2, body: bytes(0, 'mix', 0, 'A', 0) }];
  expect(added(['TMCL', bytes(7, 0, 'bass', 0, 'B'), grouped], list)).toEqual(expected);
  expect(added(['TMCL', bytes(1, utf16('bass'), 0, 0, 0x41)], list)).toEqual(expected);
  expect(added(['TMCL', bytes(7, 0, 'bass', 0, 'B'), grouped])).toEqual([]);
});

test('convertFrames() makes no second IPLS', () => {
  expect(added(['TIPL', bytes(0, 'mix', 0, 'A')], ['IPLS', bytes(0, 'own', 0, 'B')])).toEqual([
    { index: 1, body: bytes(0, 'own', 0, 'B') },
  ]);
});
