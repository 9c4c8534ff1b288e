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

  test('is named with the duration where that can be read in one way', () => {
    const [finding] = readNotes(withDuration('"0:10:00"')).diagnostics;
    expect(finding).toMatchObject({
      code: 'notes/no-chapters',
      args: { late: { begin: '0:00', line: 4, durationMs: 600_000 } },
      help: 'correct the duration, or the times',
    });
  });

  test('the first reading that lets notes have a list is taken', () => {
    const body = '- 0:05 Oars\n- 0:20 Ropes\n- 0:40 Knots\n';
    expect(readChapters(withDuration('"1:06"', body))).toEqual(['0:05 Oars', '0:20 Ropes', '0:40 Knots']);
  });

  test('times that are not a list even without a duration are ignored', () => {
    const [finding] = readNotes(
      withDuration('"0:10:00"', 'We met at 11:20 and left at 14:05.\n'),
    ).diagnostics;
    expect(finding).toMatchObject({ code: 'notes/no-chapters', args: { late: null } });
  });
});
