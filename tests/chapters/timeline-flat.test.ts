import { expect, test } from 'vitest';
import { minutes, spans, timelineOf } from './marks.js';

const joined: [what: string, lines: string[], flat: string[]][] = [
  ['a whole and its first part', ['0:00 A', '  0:00 a', '  1:00 b'], ['0-60 A: a', '60-180 b']],
  ['three levels', ['0:00 A', '  0:00 a', '    0:00 x', '1:00 B'], ['0-60 A: a: x', '60-180 B']],
  ['siblings', ['0:00 A', '1:00 B', '1:00 C'], ['0-60 A', '60-180 B / C']],
  ['siblings within a whole', ['0:00 A', '  0:00 a', '  0:00 b'], ['0-180 A: a / b']],
  ['the same title twice', ['0:00 A', '0:00 A', '1:00 B'], ['0-60 A', '60-180 B']],
  ['a whole named as its part', ['0:00 A', '  0:00 A', '1:00 B'], ['0-60 A', '60-180 B']],
];

test.each(joined)('buildTimeline() joins %s', (_, lines, flat) => {
  expect(spans(timelineOf(lines, { durationMs: minutes(3) }).flat)).toEqual(flat);
});

test('buildTimeline() keeps joined chapters apart in the nested list, each with its length', () => {
  const { nested } = timelineOf(['0:00 A', '  0:00 a', '1:00 B', '1:00 C'], { durationMs: minutes(3) });
  expect(spans(nested)).toEqual(['0-60 A', '0-60 a', '60-180 B', '60-180 C']);
});

test('buildTimeline() gives joined chapters the link of the innermost that has one, and its line', () => {
  const [first, second] = timelineOf([
    '0:00 A <https://a.example/>',
    '  0:00 a <https://b.example/>',
    '1:00 B <https://c.example/>',
    '  1:00 b',
  ]).flat;
  expect(first).toMatchObject({ url: 'https://b.example/', line: 2, depth: 0 });
  expect(second).toMatchObject({ url: 'https://c.example/', line: 4 });
});
