import { expect, test } from 'vitest';
import { parseChapters } from '../../src/run/parse-chapters.js';

const labels = '0.5\t0.5\tHello\n';

test('parseChapters() takes what it is given as text for text, with a byte order mark or zeros at its beginning', async () => {
  const read = await parseChapters('labels.txt', `\ufeff${labels}`);
  expect(read?.chapters).toEqual([expect.objectContaining({ startMs: 500, title: 'Hello' })]);
  const damaged = await parseChapters('labels.txt', `\0\0\0${labels}`, 'audacity');
  expect(damaged?.diagnostics.map(({ code }) => code)).not.toEqual([]);
});

test('parseChapters() reads no bytes that are not UTF-8 or UTF-16 with a mark', async () => {
  const utf32 = Uint8Array.from(labels, (character) => character.charCodeAt(0)).reduce<number[]>(
    (bytes, code) => [...bytes, code, 0, 0, 0],
    [],
  );
  expect(await parseChapters('labels.txt', Uint8Array.from(utf32))).toBeNull();
});
