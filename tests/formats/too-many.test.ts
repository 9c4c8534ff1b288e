import { describe, expect, test } from 'vitest';
import { maxFileChapters, plainChapter } from '../../src/formats/format.js';
import { formats } from '../../src/formats/formats.js';
import { readChapterFile } from '../../src/formats/read-chapter-file.js';
import { sourceOf } from './source.js';

const both = formats.filter(({ detect }) => detect !== null);

describe('a chapter file with as many chapters as are read', () => {
  test.each(both.map((format) => [format.name, format] as const))('%s', async (_, format) => {
    const { render } = await format.load();
    if (render === undefined) return;
    const read = async (count: number) => {
      const marks = Array.from({ length: count }, (__, index) => plainChapter(index * 5000, 'A'));
      const { chapters, diagnostics } = await readChapterFile(sourceOf(render(marks)), format);
      return [chapters.length, diagnostics.map(({ code }) => code)];
    };
    expect(await read(maxFileChapters)).toEqual([maxFileChapters, []]);
    expect(await read(maxFileChapters + 1)).toEqual([maxFileChapters, ['formats/too-many']]);
  });
});
