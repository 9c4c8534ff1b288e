import { describe, expect, test } from 'vitest';
import type { Chapter } from '../../src/chapters/chapter.js';
import { renderChapterFrames, renderFrames } from '../../src/id3/chapter-frames.js';
import { parseTag } from '../../src/id3/tag.js';
import { proveTag } from '../../src/plan/prove-tag.js';

const chapters: readonly Chapter[] = [
  { startMs: 0, endMs: 5000, title: 'Grüße 🎧', url: null, depth: 0, line: 1 },
  { startMs: 5000, endMs: 9000, title: 'Two', url: 'https://example.com/', depth: 0, line: 2 },
];

/** A v2.3 tag of the chapters alone, its size rendered by hand. */
function tagOf(written: readonly Chapter[]) {
  const body = Buffer.from(renderFrames(renderChapterFrames(written, '2.3'), '2.3'));
  const size = [21, 14, 7, 0].map((shift) => (body.length >> shift) & 0x7f);
  const tag = parseTag(Buffer.concat([Buffer.from('ID3\x03\0\0', 'latin1'), Buffer.from(size), body]));
  if (tag === null) throw new Error('no tag');
  return tag;
}

describe('proveTag()', () => {
  test('is content when node-id3 reads what was planned', async () => {
    expect(await proveTag(tagOf(chapters), chapters, 'a.mp3')).toEqual([]);
  });

  test.each<[string, Partial<Chapter>]>([
    ['title', { title: 'Other' }],
    ['start', { startMs: 4999 }],
    ['end', { endMs: 9001 }],
    ['link', { url: null }],
  ])('objects to another %s', async (what, change) => {
    const planned = chapters.map((chapter, index) => (index === 1 ? { ...chapter, ...change } : chapter));
    const found = await proveTag(tagOf(chapters), planned, 'a.mp3');
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['id3/proof-failed', 'error']]);
    expect(found[0]?.message).toContain(`the ${what} of chapter 2`);
  });

  test('accepts a title without letters: reading the notes has refused that line', async () => {
    const untitled = chapters.map((chapter) => ({ ...chapter, title: '' }));
    expect(await proveTag(tagOf(untitled), untitled, 'a.mp3')).toEqual([]);
    expect(await proveTag(tagOf(untitled), chapters, 'a.mp3')).toHaveLength(1);
  });

  test('objects to a missing chapter', async () => {
    const found = await proveTag(tagOf(chapters.slice(0, 1)), chapters, 'a.mp3');
    expect(found.map(({ code }) => code)).toEqual(['id3/proof-failed']);
  });
});
