import { describe, expect, test } from 'vitest';
import { formatTimestamp } from '../../src/chapters/timestamp.js';
import { findingsOf, minutes, spans, timelineOf } from './marks.js';

describe('buildTimeline() on the order', () => {
  test('warns at the timestamp that goes back, and sorts', () => {
    const timeline = timelineOf(['0:00 A', '2:00 B', '1:00 C', '3:00 D']);
    expect(timeline.diagnostics).toMatchObject([
      {
        code: 'notes/timestamp-order',
        severity: 'warning',
        args: { startMs: 60_000, previousMs: 120_000 },
        place: { line: 3 },
      },
    ]);
    expect(spans(timeline.flat)).toEqual(['0-60 A', '60-120 C', '120-180 B', '180- D']);
  });

  test('accepts parts that start with their whole', () => {
    expect(timelineOf(['0:00 A', '  0:00 a', '    0:00 x', '  1:00 b']).diagnostics).toEqual([]);
  });
});

describe('buildTimeline() on a dropped hour', () => {
  test('is an error with the reading in order, at the first timestamp that lacks the hour', () => {
    const timeline = timelineOf(['0:00 A', '59:49 B', '02:12 C', '12:00 D', '14:30 E']);
    expect(timeline.diagnostics).toMatchObject([
      {
        code: 'notes/hour-dropped',
        severity: 'error',
        args: { startMs: 132_000, previousMs: 3_589_000, readingMs: 3_732_000, count: 3 },
        place: { line: 3 },
      },
    ]);
  });

  const cases: [what: string, lines: string[], durationMs: number | null, findings: string[]][] = [
    ['the last one alone', ['0:00 A', '59:49 B', '02:12 C'], null, ['notes/hour-dropped 3']],
    [
      'before one with its hour',
      ['0:00 A', '59:49 B', '02:12 C', '1:10:00 D'],
      null,
      ['notes/hour-dropped 3'],
    ],
    [
      'twice',
      ['0:00 A', '58:00 B', '10:00 C', '57:00 D', '05:00 E'],
      null,
      ['notes/hour-dropped 3', 'notes/hour-dropped 5'],
    ],
    [
      'not when the next goes on from before',
      ['0:00 A', '50:00 B', '12:00 C', '55:00 D'],
      null,
      ['notes/timestamp-order 3'],
    ],
    ['not before 45 minutes', ['0:00 A', '44:00 B', '02:00 C'], null, ['notes/timestamp-order 3']],
    [
      'not where the list begins so late',
      ['50:12 A', '04:10 B', '33:15 C'],
      null,
      ['notes/timestamp-order 2', 'notes/first-chapter-late 2'],
    ],
    ['from 45 minutes on', ['0:00 A', '45:00 B', '02:00 C'], null, ['notes/hour-dropped 3']],
    [
      'not in audio that is too short for it',
      ['0:00 A', '50:00 B', '02:00 C'],
      minutes(55),
      ['notes/timestamp-order 3'],
    ],
    ['in audio that is long enough', ['0:00 A', '50:00 B', '02:00 C'], minutes(65), ['notes/hour-dropped 3']],
    [
      'after an hour written out',
      ['0:00 A', '50:00 B', '1:50:00 C', '05:00 D'],
      null,
      ['notes/hour-dropped 4'],
    ],
  ];
  test.each(cases)('%s', (_, lines, durationMs, findings) => {
    expect(findingsOf(timelineOf(lines, { durationMs }))).toEqual(findings);
  });

  test('adds as many hours as bring it in order', () => {
    const { diagnostics } = timelineOf(['0:00 A', '50:00 B', '1:50:00 C', '05:00 D']);
    expect(diagnostics[0]?.args['readingMs']).toBe(minutes(125));
  });
});

describe('buildTimeline() on timecodes of an editor', () => {
  test('the audio decides for the timestamps past its end', () => {
    const timeline = timelineOf(['0:00 A', '12:00 B', '56:36:20 C', '58:10 D'], { durationMs: minutes(60) });
    expect(timeline.diagnostics).toMatchObject([
      { code: 'notes/editor-timecode', severity: 'warning', help: 'write 56:36', place: { line: 3 } },
    ]);
    expect(spans(timeline.flat)).toEqual(['0-720 A', '720-3396 B', '3396-3490 C', '3490-3600 D']);
  });

  test('a file with only that form is read in that form throughout', () => {
    const timeline = timelineOf(['00:00:10 A', '00:30:12 B', '03:40:05 C', '55:10:20 D'], {
      durationMs: minutes(60),
    });
    expect(timeline.flat.map(({ startMs }) => startMs / 1000)).toEqual([0, 30, 220, 3310]);
  });

  test('hours that fit are not changed because others do not fit', () => {
    const timeline = timelineOf(['0:00 A', '56:36:20 B', '1:02:03 C'], { durationMs: minutes(70) });
    expect(timeline.flat.map(({ startMs }) => startMs / 1000)).toEqual([0, 3396, 3723]);
    expect(findingsOf(timeline)).toEqual(['notes/editor-timecode 2']);
  });

  test('nothing is re-read when one of them would not fit either way', () => {
    const timeline = timelineOf(['0:00 A', '10:36:20 B', '75:00:00 C'], { durationMs: minutes(60) });
    expect(findingsOf(timeline)).toEqual(['notes/chapter-past-end 2', 'notes/chapter-past-end 3']);
  });

  test('the offset counts when the end is compared', () => {
    const notes = ['0:00 A', '0:59:50 B', '5:00 C'];
    const fitting = timelineOf(notes, { durationMs: minutes(60), offsetMs: 5000 });
    expect(findingsOf(fitting)).not.toContain('notes/editor-timecode 2');
    const past = timelineOf(notes, { durationMs: minutes(60), offsetMs: 10_000 });
    expect(findingsOf(past)).toContain('notes/editor-timecode 2');
  });

  test.each([
    ['the last of a list of minutes', ['0:00 A', '7:15 B', '1:05:00 C'], 3],
    ['the last of a list of hours', ['0:00:00 A', '0:12:00 B', '1:05:00 C'], 3],
    ['two of them', ['0:00 A', '1:05:00 B', '1:10:00 C'], 2],
  ])('a chapter of a longer cut is not a timecode: %s', (_, notes, line) => {
    const timeline = timelineOf(notes, { durationMs: minutes(60) });
    expect(findingsOf(timeline)).toContain(`notes/chapter-past-end ${line}`);
    expect(findingsOf(timeline)).not.toContain(`notes/editor-timecode ${line}`);
  });

  test('without audio a timestamp many hours in is an error that keeps its literal reading', () => {
    const timeline = timelineOf(['0:00 A', '12:00 B', '56:36:20 C']);
    expect(timeline.diagnostics).toMatchObject([
      { code: 'notes/editor-timecode-suspected', severity: 'error', place: { line: 3 } },
    ]);
    expect(timeline.flat.at(-1)?.startMs).toBe(minutes(56 * 60 + 36) + 20_000);
  });

  test('without audio the hours of a long course are hours, if the list continues hour after hour', () => {
    const hours = ['0:00 A', '0:42:10 B', '1:30:05 C', '2:59:31 D', '4:10:00 E', '5:12:40 F', '6:40:02 G'];
    const course = [...hours, '7:20:20 H', '8:40:12 I', '9:31:09 J', '10:35:44 K', '11:20:00 L'];
    expect(timelineOf(course).diagnostics).toEqual([]);
    const swapped = course.with(2, '3:02:00 C');
    expect(findingsOf(timelineOf(swapped))).toEqual(['notes/timestamp-order 4']);
    expect(findingsOf(timelineOf([...course, '9:00:00 M']))).toContain('notes/editor-timecode-suspected 11');
    const minutesOfFrames = [
      '0:00:00 A',
      '5:12:03 B',
      '11:40:05 C',
      '23:09:20 D',
      '36:51:08 E',
      '48:10:11 F',
    ];
    expect(findingsOf(timelineOf(minutesOfFrames))).toContain('notes/editor-timecode-suspected 3');
  });

  test('without audio the hours of a stream are hours if there is a chapter for each and a half', () => {
    const starts = ['0:00:12', '0:48:37', '2:13:37', '4:40:20', '5:31:00', '7:02:48', '8:38:30', '10:58:30'];
    const stream = starts.map((start) => `${start} A`);
    expect(findingsOf(timelineOf(['0:00:00 A', ...stream]))).toEqual([]);
    expect(findingsOf(timelineOf(stream.toSpliced(1, 3)))).toContain('notes/editor-timecode-suspected 5');
  });

  test('no hour is missing behind a time that is itself misplaced', () => {
    const slip = timelineOf(['0:00 A', '6:12 B', '114:50 C', '22:31 D', '30:05 E']);
    expect(findingsOf(slip)).toEqual(['notes/timestamp-order 4']);
  });

  test('without audio hours are hours if minutes would take them back to before those in front of them', () => {
    expect(timelineOf(['0:00 A', '24:05 B', '7:02:11 C', '7:40:31 D', '10:19:12 E']).diagnostics).toEqual([]);
    const later = timelineOf(['0:00 A', '4:05 B', '7:02:11 C', '7:40:31 D', '10:19:12 E']);
    expect(findingsOf(later)).toContain('notes/editor-timecode-suspected 5');
  });

  test('without audio one that leaps over those after it is suspected, an ordinary hour is not', () => {
    const leaping = timelineOf(['0:00 A', '3:40:05 B', '12:00 C', '1:02:03 D']);
    expect(findingsOf(leaping)).toContain('notes/editor-timecode-suspected 2');
    expect(timelineOf(['0:00 A', '59:00 B', '1:02:03 C', '1:20:00 D']).diagnostics).toEqual([]);
  });
});

describe('buildTimeline() on spacing', () => {
  const cases: [what: string, lines: string[], findings: string[]][] = [
    ['siblings with one start', ['0:00 A', '1:00 B', '1:00 C'], ['notes/duplicate-start 3']],
    [
      'a second part with the start of the first',
      ['0:00 A', '  0:00 a', '  0:00 b'],
      ['notes/duplicate-start 3'],
    ],
    [
      'the last part of one and the next whole',
      ['0:00 A', '  1:00 a', '1:00 B'],
      ['notes/duplicate-start 2'],
    ],
    ['less than two seconds', ['0:00 A', '0:01.999 B', '0:04 C'], ['notes/chapters-close 2']],
    ['two seconds', ['0:00 A', '0:02 B'], []],
  ];
  test.each(cases)('%s', (_, lines, findings) => {
    expect(findingsOf(timelineOf(lines))).toEqual(findings);
  });

  test('names the other chapter and its line', () => {
    const [finding] = timelineOf(['0:00 A', '1:00 B', '1:00 C']).diagnostics;
    expect(finding?.message).toBe('1:00 is also the start of "B" on line 2');
    expect(finding?.severity).toBe('warning');
  });

  describe('of eight or more times within seconds', () => {
    const dense = ['0:00', '0:04', '0:09', '0:13', '0:18', '0:22', '0:27', '2:00'].map((time) => `${time} A`);

    const every = (seconds: number, count: number) =>
      Array.from({ length: count }, (_, index) => `${formatTimestamp(index * seconds * 1000)} A`);

    test.each<[what: string, lines: string[], durationMs: number | null, findings: string[]]>([
      ['nothing known of the audio', dense, null, ['notes/looks-like-transcript 1']],
      ['much longer audio', dense, 3_600_000, ['notes/looks-like-transcript 1']],
      ['audio that ends with them', dense, 150_000, []],
      ['only seven', dense.slice(1), null, []],
      ['thirty in short audio', every(15, 30), 460_000, ['notes/looks-like-transcript 1']],
      ['thirty that are further apart', every(20, 30), null, []],
      ['twenty-nine', every(15, 29), null, []],
      ['times further apart', dense.map((_, index) => `${index * 2}:00 A`), null, []],
    ])('%s', (_, lines, durationMs, findings) => {
      const { diagnostics } = timelineOf(lines, { durationMs });
      const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
      expect(
        warnings.map(({ code, place }) => `${code} ${place?.kind === 'text' ? place.line : ''}`),
      ).toEqual(findings);
    });

    test('says how close they are, to the millisecond', () => {
      const lines = every(0.3, 30);
      const { message = '' } = timelineOf(lines).diagnostics.find(({ args }) => args['count'] === 30) ?? {};
      expect(message).toBe('30 timestamps, half of them no more than 0.3 s apart, look like a transcript');
    });
  });
});

describe('buildTimeline() on the end that the notes state', () => {
  const lines = ['0:00 A', '4:00 B', '9:30 C', '29:00 D', '72:05 E'];
  test('warns of a chapter that starts more than a minute later, if there is no audio', () => {
    const stated = (statedDurationMs: number) => findingsOf(timelineOf(lines, { statedDurationMs }));
    expect(stated(minutes(28))).toEqual(['notes/chapter-past-stated-end 5']);
    expect(stated(minutes(5))).toEqual(['notes/chapter-past-stated-end 3']);
    expect(stated(minutes(72))).toEqual([]);
  });

  test('does not report it if there is audio', () => {
    const timeline = timelineOf(lines, { statedDurationMs: minutes(28), durationMs: minutes(80) });
    expect(findingsOf(timeline)).toEqual([]);
  });
});
