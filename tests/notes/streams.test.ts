import { describe, expect, test } from 'vitest';
import { readChapters, readFindings } from './read-notes.js';

const list = [
  ['4:10', 'Kelp'],
  ['13:05', 'How it grows'],
  ['1:21:45', 'Eating it'],
] as const;
const chapters = list.map(([clock, title]) => `${clock} ${title}`);
const lines = (write: (clock: string, title: string, index: number) => string) =>
  `${list.map(([clock, title], index) => write(clock, title, index + 1)).join('\n')}\n`;

describe('the timeline of a stream is read, with lines that', () => {
  test.each([
    ['count songs in Japanese', lines((clock, title, index) => `${index}曲目 ${clock} ${title}`)],
    ['count songs in Korean', lines((clock, title, index) => `${index}번째 ${clock} ${title}`)],
    ['are complete in brackets', lines((clock, title) => `[ ${clock} ${title} ]`)],
    ['are complete in brackets of Japanese', lines((clock, title) => `【${clock} ${title}】`)],
  ])('%s', (_, notes) => {
    expect(readChapters(notes)).toEqual(chapters);
    expect(readFindings(notes)).toEqual([]);
  });

  test('hang below others with a letter of Hangul', () => {
    const notes = '0:02:10 시작\n0:05:33 저녁\nㄴ 0:09:48 논쟁\n0:31:02 게임\nㄴ 0:35:20 승리\n2:20:44 끝\n';
    expect(readChapters(notes)).toEqual([
      '2:10 시작',
      '5:33 저녁',
      '9:48 논쟁',
      '31:02 게임',
      '35:20 승리',
      '2:20:44 끝',
    ]);
  });

  test('begin with words that nobody knows are said', () => {
    const notes = '0:02:10 Kelp\n0:05:33 Tides\nzz 0:09:48 Crabs\n0:31:02 Boats\n';
    expect(readChapters(notes)).toEqual(['2:10 Kelp', '5:33 Tides', '31:02 Boats']);
    expect(readFindings(notes)).toEqual(['notes/time-left-out 3:4 0:09:48']);
  });

  test('are a verse each are not said', () => {
    const notes = '0:00 – Welcome\n\n2:45 – Doubt\n\nJude 1:22; Job 9:24\n\n17:20 – Trust\n\nJude 3:36\n';
    expect(readFindings(notes)).toEqual([]);
  });
});

test('several times in one bracket are not a line in brackets', () => {
  const notes = '* 2031-09-28 14:00 UTC\n    (07:00 PDT, 15:00 UK, 16:00 Oslo)\n\nWe met until 15:02 UTC\n';
  expect(readChapters(notes)).toEqual([]);
});

test('a rule right below a label ends nothing', () => {
  const notes = `Chapters:\n\n---\n\n${lines((clock, title) => `${clock} ${title}`)}`;
  expect(readChapters(notes)).toEqual(chapters);
});

test('headings of their own divide a transcript into chapters', () => {
  const speech = `${'And so the kelp grows, you see, and the crabs live in it. '.repeat(70)}\n\n`;
  const head = '# Kelp\n\n## Transcript\n\n';
  const titled = lines(
    (clock, title) => `### ${title} ([${clock}](https://youtu.be/x?t=1))\n\n**Ann:**\n\n${speech}`,
  );
  expect(readChapters(head + titled)).toEqual(chapters);
  const named = lines(
    (clock, _, index) => `### ${index % 2 === 0 ? 'Ann Ek' : 'Bo Lund'} (${clock})\n\n${speech}`,
  );
  expect(readChapters(head + named)).toEqual([]);
});

test('where an entry comes from is not its title', () => {
  const entry = (time: number) => ({
    time,
    clock: `0:0${time / 60}:00`,
    song_id: 'x9',
    comment_source: 'comment',
  });
  const notes = JSON.stringify({ video_id: 'x', timestamps: [60, 240, 480].map(entry) });
  expect(readChapters(notes)).toEqual([]);
});
