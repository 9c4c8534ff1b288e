import { describe, expect, test } from 'vitest';
import { readChapters, readNotes } from './read-notes.js';

const list = '- 0:00 Oars\n- 10:00 Ropes\n- 30:00 Knots\n- 1:00:00 Sails\n';
const chapters = ['0:00 Oars', '10:00 Ropes', '30:00 Knots', '1:00:00 Sails'];

const withDuration = (duration: string, body = list) => `---\nduration: ${duration}\n---\n${body}`;

describe('a list that continues after the stated duration', () => {
  test.each(['1:06', '"1:06"', '66', '"66"'])(
    'is one where %s can be read as hours and minutes, or as minutes',
    (duration) => {
      const { marks, diagnostics } = readNotes(withDuration(duration));
      expect(readChapters(withDuration(duration))).toEqual(chapters);
      expect(diagnostics.map(({ code }) => code)).toEqual([]);
      expect(marks).toHaveLength(4);
    },
  );

  test('is one where the duration can only be wrong, which the timeline says', () => {
    expect(readChapters(withDuration('"0:10:00"'))).toEqual(chapters);
  });

  test('the first reading that lets notes have a list is taken', () => {
    const body = '- 0:05 Oars\n- 0:20 Ropes\n- 0:40 Knots\n';
    expect(readChapters(withDuration('"1:06"', body))).toEqual(['0:05 Oars', '0:20 Ropes', '0:40 Knots']);
  });
});
