import { describe, expect, test } from 'vitest';
import { indexMarks } from '../../src/verify/chapter-place.js';
import { buildChapter, buildMark, buildNotes } from './build-input.js';

const first = buildMark(0, 7, { title: 'First' });
const fused = buildMark(1000, 7, { title: 'Fused' });
const next = buildMark(2000, 8, { title: 'Next' });
const markOf = indexMarks(buildNotes({ marks: [first, fused, next] }));

describe('indexMarks()', () => {
  test('finds the mark by line and title', () => {
    expect(markOf(buildChapter(0, { line: 7, title: 'First' }))).toBe(first);
    expect(markOf(buildChapter(0, { line: 7, title: 'Fused' }))).toBe(fused);
    expect(markOf(buildChapter(0, { line: 8, title: 'Next' }))).toBe(next);
  });

  test('takes the first one of the line when the title is that of several', () => {
    expect(markOf(buildChapter(0, { line: 7, title: 'First / Fused' }))).toBe(first);
  });

  test('finds none for a line without marks, a chapter without line, no notes', () => {
    expect(markOf(buildChapter(0, { line: 9, title: 'Next' }))).toBeNull();
    expect(markOf(buildChapter(0, { line: null, title: 'First' }))).toBeNull();
    expect(indexMarks(null)(buildChapter(0, { line: 7, title: 'First' }))).toBeNull();
  });
});
