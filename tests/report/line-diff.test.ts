import { describe, expect, test } from 'vitest';
import { formatLineDiff } from '../../src/report/line-diff.js';

const plain = (_: string, text: string): string => text;

describe('formatLineDiff()', () => {
  test('is empty for equal texts', () => {
    expect(formatLineDiff('a', 'x\ny\n', 'x\ny\n', plain)).toBe('');
  });

  test('shows changed lines with two lines around them', () => {
    expect(formatLineDiff('a.md', '1\n2\n3\n4\n5\n6\n7\n', '1\n2\n3\nfour\n5\n6\n7\n', plain)).toBe(
      '--- a.md\n+++ a.md\n@@ -2,5 +2,5 @@\n 2\n 3\n-4\n+four\n 5\n 6\n',
    );
  });

  test('keeps common lines between changes', () => {
    const diff = formatLineDiff('a', 'a\nb\nc\n', 'A\nb\nC\n', plain);
    expect(diff.split('\n').slice(3, -1)).toEqual(['-a', '+A', ' b', '-c', '+C']);
  });

  test('escapes what a terminal would act on', () => {
    expect(formatLineDiff('a', 'x\n', '\u001b[31m\n', plain)).not.toContain('\u001b');
  });
});
