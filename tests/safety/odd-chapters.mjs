// Chapters of other programs in every shape, as frames of a tag.
import * as part from './odd-parts.mjs';

const { frame, text, chap, ctoc, picture, latin1 } = part;
const join = (...parts) => Buffer.concat(parts);

export function* chapterHeads(version) {
  const name = `v2.${version}`;
  const title = (value) => text(version, 'TIT2', value);
  const one = [title('One')];
  const big = frame(
    version,
    'TIT2',
    join(Buffer.from([1, 0xff, 0xfe]), Buffer.from('long '.repeat(40), 'utf16le')),
  );
  yield [
    `${name} chapters`,
    [
      ctoc(version, 'toc', 3, ['a', 'b']),
      chap(version, 'a', 0, 500, one),
      chap(version, 'b', 500, 1000, one),
    ],
  ];
  yield [`${name} chapters without a table`, [chap(version, 'a', 0, 500, one)]];
  yield [`${name} table without chapters`, [ctoc(version, 'toc', 3, ['a', 'b'])]];
  yield [
    `${name} two top tables`,
    [
      ctoc(version, 'x', 3, ['a']),
      ctoc(version, 'y', 3, ['b']),
      chap(version, 'a', 0, 1, one),
      chap(version, 'b', 1, 2, one),
    ],
  ];
  yield [
    `${name} nested tables`,
    [
      ctoc(version, 't', 3, ['p', 'q']),
      ctoc(version, 'p', 1, ['a']),
      ctoc(version, 'q', 1, ['b']),
      chap(version, 'a', 0, 1, one),
      chap(version, 'b', 1, 2, one),
    ],
  ];
  yield [`${name} table that holds itself`, [ctoc(version, 't', 3, ['t']), chap(version, 'a', 0, 1, one)]];
  yield [
    `${name} tables in a circle`,
    [ctoc(version, 't', 3, ['u']), ctoc(version, 'u', 1, ['t']), chap(version, 'a', 0, 1, one)],
  ];
  yield [
    `${name} same element ID twice`,
    [ctoc(version, 'toc', 3, ['a', 'a']), chap(version, 'a', 0, 1, one), chap(version, 'a', 1, 2, one)],
  ];
  yield [`${name} chapter without a terminator`, [frame(version, 'CHAP', latin1('abcdefgh'))]];
  yield [`${name} chapter too short`, [frame(version, 'CHAP', latin1('a\0\0\0\0'))]];
  yield [`${name} junk in a chapter`, [chap(version, 'a', 0, 1, [...one, latin1('\x01\x02\x03\x04')])]];
  yield [
    `${name} subframe past the end`,
    [chap(version, 'a', 0, 1, [text(version, 'TIT2', 'One', { size: 99 })])],
  ];
  yield [`${name} byte offsets`, [chap(version, 'a', 0, 1, one, { offsets: 4096 })]];
  yield [`${name} end before start`, [chap(version, 'a', 900, 100, one)]];
  yield [`${name} long title`, [ctoc(version, 'toc', 3, ['a']), chap(version, 'a', 0, 500, [big])]];
  yield [
    `${name} chapters behind other frames`,
    [
      title('Episode'),
      picture(version, 500),
      ctoc(version, 'toc', 3, ['a']),
      chap(version, 'a', 0, 1, one),
      title('last'),
    ],
  ];
  yield [`${name} table that counts wrongly`, [frame(version, 'CTOC', latin1('toc\0\x03\xffa\0b\0'))]];
}
