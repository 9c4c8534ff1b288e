import { describe, expect, test } from 'vitest';
import { parseNotesContent } from '../../src/run/read-notes.js';

/** The pictures of the chapters of notes, each with the text at its place. */
function imagesOf(text: string, name = 'n.md') {
  const lines = text.split('\n');
  return (parseNotesContent(name, text).notes?.marks ?? []).map(({ image, imagePlace: place }) => {
    if (image == null) return null;
    const written = lines[(place?.line ?? 0) - 1]?.slice(
      (place?.column ?? 0) - 1,
      (place?.endColumn ?? 0) - 1,
    );
    return written === image ? image : [image, written];
  });
}

describe('the picture of a chapter in Markdown', () => {
  test.each([
    ['below the timestamp', '0:00 A\n![](a.jpg)\n\n0:10 B\n', ['a.jpg', null]],
    ['at the end of the line', '0:00 A ![](a.jpg)\n0:10 B\n', ['a.jpg', null]],
    ['below an item, set in', '- 0:00 A\n  ![](a.jpg)\n- 0:10 B\n', ['a.jpg', null]],
    [
      'at the end of an item',
      '- 0:00 A\n\n  Some words.\n\n  ![x](img/a.jpg "t")\n- 0:10 B\n',
      ['img/a.jpg', null],
    ],
    ['below a heading', '## 0:00 A\n\n![](a.jpg)\n\nWords\n\n## 0:10 B\n', ['a.jpg', null]],
    ['of the last chapter', '- 0:00 A\n- 0:10 B\n  ![](b.png)\n\n![](logo.png)\n', [null, 'b.png']],
    ['with spaces in its name', '0:00 A\n![](<my cover.jpg>)\n0:10 B\n', ['my cover.jpg', null]],
    ['escaped', '0:00 A\n![](my%20cover.jpg)\n0:10 B\n', [['my cover.jpg', 'my%20cover.jpg'], null]],
    ['with attributes', '0:00 A\n![](a.jpg){: width="300"}\n0:10 B\n', ['a.jpg', null]],
    ['by its address', '0:00 A\n![](https://x.example/a.jpg)\n0:10 B\n', ['https://x.example/a.jpg', null]],
  ])('%s', (_, text, images) => {
    expect(imagesOf(text)).toEqual(images);
  });

  test.each([
    ['within a sentence', '0:00 A\nsee ![](a.jpg) here\n0:10 B\n'],
    ['in code', '- 0:00 A\n\n  ```\n  ![](a.jpg)\n  ```\n- 0:10 B\n'],
    ['behind a paragraph', '0:00 A\n\n![](a.jpg)\n\n0:10 B\n'],
    ['before the first chapter', '![](a.jpg)\n0:00 A\n0:10 B\n'],
    ['two on a line', '0:00 A\n![](a.jpg) ![](b.jpg)\n0:10 B\n'],
  ])('is not one %s', (_, text) => {
    expect(imagesOf(text)).toEqual([null, null]);
  });

  test('does not change titles and times', () => {
    const { notes } = parseNotesContent('n.md', '0:00 A ![pic](a.jpg)\n0:10 B\n![](b.jpg)\n');
    expect(notes?.marks.map(({ startMs, title }) => [startMs, title])).toEqual([
      [0, 'A'],
      [10_000, 'B'],
    ]);
  });
});

describe('the picture of a chapter in data', () => {
  test('of the front matter', () => {
    const text =
      '---\nchapters:\n  - start: 0:00\n    title: A\n    image: a.jpg\n  - {start: "0:10", title: B, img: b/b.png}\n---\n';
    expect(imagesOf(text)).toEqual(['a.jpg', 'b/b.png']);
  });
});

describe('images in the line of a chapter that are not its picture', () => {
  const said = (text: string) =>
    (parseNotesContent('n.md', text).notes?.diagnostics ?? [])
      .filter(({ code }) => code === 'notes/image-not-taken')
      .map(({ message, place }) => [message.split(' ')[0], place?.kind === 'text' ? place.column : null]);

  test.each([
    ['before the title', '- 0:06 ![](a.jpg) A\n- 1:10 B\n', [['an', 8]]],
    ['a second one', '- 0:06 A ![](a.jpg) ![](b.jpg)\n- 1:10 B\n', [['an', 10]]],
    ['by reference', '- 0:06 A ![x][a]\n- 1:10 B\n\n[a]: a.jpg\n', [['an', 10]]],
    ['in a link', '- 0:06 A [![](a.jpg)](https://example.com)\n- 1:10 B\n', [['an', 11]]],
    ['two', '- 0:06 ![](a.jpg) ![](b.jpg) A\n- 1:10 B\n', [['2', 8]]],
  ])('are reported: %s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  test.each([
    ['the picture itself', '- 0:06 A ![](a.jpg)\n- 1:10 B ![x](b.jpg){width=5}\n'],
    ['one on the line below', '- 0:06 A\n  ![](a.jpg)\n- 1:10 B\n'],
    ['code', '- 0:06 A `![](a.jpg)`\n- 1:10 B\n'],
    ['none', '- 0:06 A!\n- 1:10 B [x](https://example.com)\n'],
  ])('nothing is reported about %s', (_, text) => {
    expect(said(text)).toEqual([]);
  });
});
