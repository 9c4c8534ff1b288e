import { describe, expect, test } from 'vitest';
import { withDimensions } from '../../src/run/found-pictures.js';

const chapter = {
  elementId: 'chp0',
  startMs: 0,
  endMs: 1000,
  title: 'A',
  url: null,
  imageMimeType: '-->',
  imageByteLength: 26,
  hidden: false,
  depth: 0,
};

const shown = (text: string) => {
  const data = new TextEncoder().encode(text);
  const picture = { encoding: 0, mimeType: '-->', pictureType: 0, description: '', data };
  return withDimensions(
    { chapters: [chapter], pictures: new Map([[chapter, picture]]), diagnostics: [] },
    true,
  );
};

describe('withDimensions()', () => {
  test('takes the address that a frame has in place of a picture for its name', async () => {
    expect(await shown('https://example.com/a.jpg\0')).toMatchObject([
      { image: 'https://example.com/a.jpg', imageMimeType: null, imageByteLength: null },
    ]);
  });

  test('does not change what is not a web address', async () => {
    expect(await shown('file:///etc/passwd')).toEqual([{ ...chapter, line: null }]);
  });
});
