import { describe, expect, test } from 'vitest';
import { readChapters, readFindings } from './read-notes.js';

const yaml = (lines: readonly string[], body = 'Hello.') =>
  `---\ntitle: Kelp\n${lines.join('\n')}\n---\n\n${body}\n`;

describe('whole seconds under a key of parts, the first of them late', () => {
  const parts = (key: string, starts: readonly number[]) => [
    `${key}:`,
    ...starts.flatMap((start, index) => [
      `  - title: Part ${index}`,
      '    desc: "Of it"',
      `    time: ${start}`,
    ]),
  ];

  test.each(['sections', 'topics', 'Segments', 'timestamps'])('are starts next to a recording: %s', (key) => {
    expect(readChapters(yaml(['youtube_id: abc', ...parts(key, [412, 980, 1733])]))).toEqual([
      '6:52 Part 0',
      '16:20 Part 1',
      '28:53 Part 2',
    ]);
  });

  test.each(['file: https://kelp.example/7.mp3', 'watch: https://youtu.be/abc', 'duration: "41:07"'])(
    'are starts next to %s',
    (line) => {
      expect(readChapters(yaml([line, ...parts('sections', [412, 980, 1733])]))).toHaveLength(3);
    },
  );

  test('are starts if they are two from 0', () => {
    expect(readChapters(yaml(['audioUrl: kelp.mp3', ...parts('segments', [0, 180])]))).toEqual([
      '0:00 Part 0',
      '3:00 Part 1',
    ]);
  });

  test.each([
    ['none on a time line of something else', parts('timeline', [0, 120, 300])],
    ['none beside nothing', parts('sections', [412, 980, 1733])],
    ['none where they go back, as lengths do', ['audio: a.mp3', ...parts('sections', [412, 300, 1733])]],
    ['none where they are ranks', ['audio: a.mp3', ...parts('sections', [61, 62, 63, 64])]],
    ['none under another key', ['audio: a.mp3', ...parts('results', [412, 980, 1733])]],
  ])('are %s', (_, lines) => {
    expect(readChapters(yaml(lines))).toEqual([]);
  });
});

describe('times under a key of events', () => {
  const events = (key: string, times: readonly string[]) => [
    'audio: kelp.mp3',
    `${key}:`,
    ...times.flatMap((time, index) => [`  - time: "${time}"`, `    text: Wave ${index}`]),
  ];

  test.each([
    ['events', ['00:05', '01:45', '09:10', '60:27']],
    ['events', ['00:00:10', '00:03:13', '01:06:23']],
    ['events', ['00:00:10', '00:01:58']],
    ['events', ['00:05', '02:30', '02:30', '06:12']],
    ['eventos', ['0:04', '3:33', '8:29']],
  ])('are starts if they go forward from the first minute: %s', (key, times) => {
    expect(readChapters(yaml(events(key, times)))).toHaveLength(times.length);
  });

  test.each([
    ['events', ['18:32', '19:01', '20:47']],
    ['schedule', ['00:10', '00:30', '00:45']],
    ['sessions', ['0:12', '0:09', '0:31']],
    ['events', ['0:12', '0:31']],
    ['events', ['0:12', '0:12', '0:31', '0:31']],
    ['tracks', ['0:05', '3:33', '8:29']],
    ['lyrics', ['0:05', '0:12', '0:31']],
    ['scores', ['0:05', '3:33', '8:29']],
  ])('are others where not: %s %j', (key, times) => {
    expect(readChapters(yaml(events(key, times)))).toEqual([]);
  });

  test('belong to something else if nothing shows a recording', () => {
    expect(readChapters(yaml(events('events', ['0:05', '3:33', '8:29']).slice(1)))).toEqual([]);
  });
});

describe('clocks that begin late', () => {
  const lines = [
    'timeline:',
    ...['3:09', '9:51', '24:20'].map((time) => `  - {time: "${time}", label: At ${time[0]}}`),
  ];

  test('are starts next to a recording, wherever in the data it is named', () => {
    expect(
      readChapters(yaml(['show: {audio: kelp.mp3}', 'data:', ...lines.map((line) => `  ${line}`)])),
    ).toHaveLength(3);
  });

  test('are times of day next to none', () => {
    expect(readChapters(yaml(lines))).toEqual([]);
  });
});

test('lines of a transcript and steps of a script are closer together than chapters', () => {
  const segments = (starts: readonly number[]) =>
    yaml([
      'video: kelp.mp4',
      'segments:',
      ...starts.map((start) => `  - {start: "0:${start + 10}", text: Of wave ${start}}`),
    ]);
  expect(readChapters(segments([0, 3, 7, 9, 30]))).toEqual([]);
  expect(readChapters(segments([0, 8, 17, 30]))).toHaveLength(4);
});

describe('one part alone', () => {
  const part = (time: string) => ['mp3: kelp.mp3', 'sections:', `  - time: "${time}"`, '    name: Wave'];

  test('is a chapter where its time has three fields', () => {
    expect(readChapters(yaml(part('0:00:01')))).toEqual(['0:01 Wave']);
  });

  test('is not one if it may be a time of day', () => {
    expect(readChapters(yaml(part('10:30')))).toEqual([]);
  });
});

describe('lists of data next to one another', () => {
  const items = (...entries: readonly (readonly [string, string])[]) =>
    entries.map(([time, name]) => ({ name, href: `https://kelp.example/${name}`, time }));
  const notes = (lists: object) => `${JSON.stringify({ title: 'Kelp', ...lists }, null, 2)}\n`;

  test('are one list where each alone is too short, or has one time', () => {
    const lists = {
      news: items(['00:00:37', 'Tide']),
      links: items(['00:14:01', 'Foam'], ['00:14:01', 'Spray'], ['00:14:01', 'Mist']),
      riddle: items(['00:01:31', 'Ebb']),
    };
    expect(readChapters(notes(lists))).toEqual([
      '0:37 Tide',
      '1:31 Ebb',
      '14:01 Foam',
      '14:01 Spray',
      '14:01 Mist',
    ]);
  });

  test('are not chapters if all of them are at one time', () => {
    expect(readChapters(notes({ links: items(['10:30', 'Foam'], ['10:30', 'Spray']) }))).toEqual([]);
  });
});

describe('a value in quotes that is written on several lines', () => {
  test.each([
    [
      'with escaped ends',
      'description: "Of tides.\\n\\n0:00 Why the tide\\\n  \\ comes\\n4:10 Salt\\\n  water\\n\\\n  9:30 Foam\\\n  \\ , spray and mist"',
      ['0:00 Why the tide comes', '4:10 Saltwater', '9:30 Foam , spray and mist'],
    ],
    [
      'with ends that are blanks, in double quotes',
      'description: "0:00 Pourquoi la\n  marée\\n4:10 Le sel\\n9:30 L\'écume et\n  la brume"',
      ['0:00 Pourquoi la marée', '4:10 Le sel', "9:30 L'écume et la brume"],
    ],
    [
      'with ends that are blanks, in single quotes',
      "description: 'Gezeiten\n\n  0:00 Warum die\n  Flut kommt\n\n  4:10 Salz\n\n  9:30 Gischt'",
      ['0:00 Warum die Flut kommt', '4:10 Salz', '9:30 Gischt'],
    ],
    [
      'without quotes',
      'description: Tides\n\n  0:00 Why the tide\n  comes\n\n  4:10 Salt\n\n  9:30 Foam',
      ['0:00 Why the tide comes', '4:10 Salt', '9:30 Foam'],
    ],
    [
      'without an end that is not part of the value',
      'description: "0:00 Tide\\n4:10 Salt\\nHosts: Ann\\n9:30 Foam"',
      ['0:00 Tide', '4:10 Salt', '9:30 Foam'],
    ],
  ])('has whole titles %s', (_, line, chapters) => {
    expect(readChapters(yaml([line]))).toEqual(chapters);
  });

  test('points at the line of the file that a time is on', () => {
    const notes = yaml([
      'description: "0:00 Why the tide\\\n  \\ comes\\n4:10 Salt\\n9:30 Foam\\n12:75 Mist"',
    ]);
    expect(readFindings(notes).filter((finding) => finding.includes('12:75'))).not.toEqual([]);
  });
});

describe('items that begin with a name and a colon', () => {
  const picks =
    '## Picks\n\n- 44:45 Ann: The Squid\n- 53:40 Bo: Dazed\n- 56:15 Ann: Heresy\n- 59:12 Bo: Thoughts\n';

  test('are chapters if they continue a list by minutes', () => {
    expect(readChapters(`## News\n\n- 0:30 Waves\n- 6:23 Salt\n- 34:25 Foam\n\n${picks}`)).toHaveLength(7);
  });

  test.each([
    [
      'a chat that begins again',
      '## Chat\n\n- 0:45 Ann: hi\n- 3:40 Bo: hello\n- 6:15 Ann: sound?\n- 9:12 Bo: fine\n',
    ],
    [
      'a transcript that goes on',
      '## Talk\n\n- 34:45 Ann: hi\n- 34:50 Bo: hello\n- 34:58 Ann: sound?\n- 35:02 Bo: fine\n',
    ],
  ])('are none in %s', (_, below) => {
    expect(readChapters(`## News\n\n- 0:30 Waves\n- 6:23 Salt\n- 34:25 Foam\n\n${below}`)).toHaveLength(3);
  });
});

describe('a line below an item that is completely in brackets', () => {
  test.each([
    ['《第二章：潮と塩》', '《第三章：霧》'],
    ['【後半】', '【番外編】'],
  ])('is the heading of what follows: %s', (second, third) => {
    expect(
      readChapters(`* 0:00 潮\n* 5:58 塩\n${second}\n* 9:11 泡\n* 12:33 波\n${third}\n* 20:00 霧\n`),
    ).toEqual(['0:00 潮', '5:58 塩', '9:11 泡', '12:33 波', '20:00 霧']);
  });

  test('is the rest of the title where more than brackets is on it', () => {
    expect(readChapters('* 0:00 潮\n* 5:58 おすすめの本\n  《海》を読む\n* 9:11 泡\n')[1]).toBe(
      '5:58 おすすめの本 《海》を読む',
    );
  });
});
