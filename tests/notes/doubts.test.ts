import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTimestamp } from '../../src/chapters/timestamp.js';
import { readNotes } from './read-notes.js';

/** The findings that are no mere information. */
function warningsOf(text: string): string[] {
  return readNotes(text)
    .diagnostics.filter(({ severity }) => severity !== 'info')
    .map(({ code }) => code);
}

describe('notes/doubtful-list', () => {
  test.each([
    ['a result', '0:00 Start\n3:12 Training\nPB 19:42\n21:40 Race\n48:05 End\n', ['19:42']],
    ['a rank', '- 0:00 開始\n- 3:12 練習\n- 第2位 4:33\n- 21:40 本番\n- 48:05 終わり\n', ['4:33']],
    ['a door', '0:00 Beginn\n3:12 Probe\nEinlass 19:30\n21:40 Konzert\n48:05 Ende\n', ['19:30']],
    ['brackets', '- 0:00 Beginn\n- 3:12 Probe\n- Einlass (19:30)\n- 21:40 Konzert\n- 48:05 Ende\n', []],
    ['half of the list', '0:00 Start\nTraining 3:12\n21:40 Race\nEnd 48:05\n', []],
  ])('names the few times behind their words in a list of times before them: %s', (_, notes, found) => {
    const odd = readNotes(notes).diagnostics.filter(
      ({ args }) => (args['reasons'] as string[] | undefined)?.[0] === 'side',
    );
    expect(odd.map(({ args }) => args['found'])).toEqual(found);
  });

  test.each([
    [
      'times in a film that is discussed',
      'The scenes in the film:\n\n- 11:20 The barn\n- 29:41 The storm\n- 1:02:10 The trial\n- 1:31:00 The train',
    ],
    [
      'times in a film, below a word for time codes',
      'Timecodes of the movie:\n\n00:11:20 The barn\n00:29:41 The storm\n01:02:10 The trial',
    ],
    [
      'the times of a day',
      'Ferries from Bandung\n\nAda 04:31\nBerta 11:50\nCleo 15:08\nDora 17:47\nEmil 18:58',
    ],
    [
      'the times of a day in a table',
      '| Tag | HW |\n|---|---|\n| Fr | 03:12 |\n| Sa | 03:58 |\n| So | 04:47 |',
    ],
    [
      'lengths that happen to rise',
      'New this week\n\n- Wet Wool (2:12)\n- Lamps (2:49)\n- Tin Roof (3:31)\n- Ferry (5:02)',
    ],
    [
      'results of swimmers',
      'Wettkampf am Samstag\n\n1. Krause 1:02\n2. Voss 1:09\n3. Lind 1:15\n4. Paul 2:40',
    ],
    [
      'a plan of a lesson, from 0:00',
      '# Unsere Stunde\n\n0:00 Begrüßungsrunde\n0:05 Was wir noch wissen\n0:20 Arbeit in Gruppen\n0:40 Vorstellung',
    ],
    [
      'the hours of a day at even steps',
      '| At | Sky over the bay |\n|---|---|\n| 00:00 | Stars and a thin moon |\n| 04:00 | Mist before dawn |\n| 08:00 | Low sun, long shade |\n| 12:00 | White light |\n| 16:00 | Gold on the water |\n| 20:00 | Blue and then black |',
    ],
    ['the moves of a game', '1. d4 d5 0:09\n2. c4 e6 0:40\n3. Nc3 Nf6 1:22\n4. Bg5 Be7 3:05'],
    ['what to cut', 'À couper :\n\n- 4:02 le téléphone\n- 16:30 un juron\n- 21:11 la toux'],
    [
      'another talk',
      'Lo mejor de la charla de Inés:\n\n- 3:31 los pozos\n- 14:02 la sequía\n- 21:40 las preguntas',
    ],
    ['a plan from 0:00 on', '# Vaktplan\n\n0:00 Runde\n1:45 Kaffe\n3:10 Papir\n5:25 Runde'],
    [
      'a recipe in hours, in the notes of an episode that is longer than it would be in minutes',
      'Length: 31:20\n\n**Zuurdesem**\n\n- 0:00 – mengen\n- 0:30 – zout erbij\n- 1:15 – vouwen\n- 2:00 – vouwen\n- 4:30 – vormen\n- 5:40 – bakken',
    ],
    ['a recipe', '# Zuurdesem\n\n0:00 Mengen\n0:45 Vouwen\n1:30 Vouwen\n9:00 Bakken'],
    [
      'a log',
      '# The night of the outage\n\n00:05 first alert\n00:19 Kim is called\n01:02 cause found\n02:31 all clear',
    ],
    [
      'one that is over long before the stated end',
      'Duration: 1:31:10\n\n- 0:00 Hello\n- 1:12 The wells\n- 3:20 The drought\n- 4:11 Goodbye',
    ],
    [
      'what happened within hours of a day, even in the form of chapters',
      '---\nduration: "38:44"\n---\n### Timeline\n\n- 18:05 – Ida leaves the mill\n- 18:40 – buys bread\n- 20:15 – calls home\n- 21:52 – seen on the pier\n- 23:30 – bicycle found',
    ],
  ])('doubts %s', (_, notes) => {
    expect(warningsOf(notes)).toContain('notes/doubtful-list');
  });

  test.each([
    ['that begins at 0:00', '0:00 Welcome\n5:12 The wells\n13:40 The drought\n31:02 Goodbye'],
    ['below a heading', '## Chapters\n\n- 3:31 Wells\n- 14:02 Drought\n- 21:40 Rain'],
    ['with @', '- [@3:31] Wells\n- [@14:02] Drought\n- [@21:40] Rain'],
    [
      'with links',
      '- [3:31](https://v.example/?t=211) Wells\n- [14:02](https://v.example/?t=842) Drought\n- [21:40](https://v.example/?t=1300) Rain',
    ],
    ['that fits a stated length', 'Length: 24:40\n\n- 0:31 Wells\n- 14:02 Drought\n- 21:40 Rain'],
    [
      'of rounded times that goes on to the end',
      'Length: 31:20\n\n- 0:00 – Hello\n- 1:30 – Salt\n- 4:45 – Flour\n- 10:00 – Ovens\n- 18:15 – Letters\n- 28:30 – Goodbye',
    ],
    ['in brackets', '(1:31) Welcome to the wells\n(14:02) Three droughts\n(41:40) Rain at last'],
    [
      'with many times',
      Array.from(
        { length: 12 },
        (_, index) => `${index * 3 + 1}:0${index % 7} Topic ${'abcdefghijkl'.charAt(index)}`,
      ).join('\n'),
    ],
    [
      'about a film',
      'Today: the film of the year.\n\n0:00 Welcome\n2:40 What happens\n31:05 What we think\n58:10 Letters',
    ],
  ])('does not doubt a list %s', (_, notes) => {
    expect(readNotes(notes).marks.length).toBeGreaterThan(2);
    expect(warningsOf(notes)).not.toContain('notes/doubtful-list');
  });

  test.each([
    ['from the beginning on', '0:00 A\n11:50 B\n15:08 C\n17:47 D'],
    ['below a heading', '## Chapters\n\n04:31 A\n11:50 B\n15:08 C\n17:47 D'],
    ['with a stated length', 'Length: 31 minutes\n\n04:31 A\n11:50 B\n15:08 C\n17:47 D'],
    ['with dashes', '04:31 - A\n11:50 - B\n15:08 - C\n17:47 - D'],
    ['in brackets', '(04:31) A\n(11:50) B\n(15:08) C\n(17:47) D'],
    ['later than a day has hours', '04:31 A\n11:50 B\n15:08 C\n27:47 D'],
    ['with text between', '04:31 A\n\nWords.\n\n11:50 B\n\nWords.\n\n15:08 C\n\n17:47 D'],
  ])('nothing makes times of a day of a list %s', (_, notes) => {
    const { marks, diagnostics } = readNotes(notes);
    expect(marks).toHaveLength(4);
    const doubts = diagnostics.filter(({ code }) => code === 'notes/doubtful-list');
    expect(doubts.flatMap(({ args }) => args['reasons'] as string[])).not.toContain('day');
  });

  test('says what speaks against the list', () => {
    const [finding] = readNotes(
      'Lo mejor de la charla de Inés:\n\n- 3:31 los pozos\n- 14:02 la sequía\n- 21:40 fin',
    ).diagnostics;
    expect(finding).toMatchObject({
      code: 'notes/doubtful-list',
      args: { count: 3, found: '3:31', reasons: ['late', 'below-24', 'day', 'few', 'led-to', 'short-words'] },
    });
  });

  test('never doubts a whole list of chapters, in any form', () => {
    const words = fc.constantFrom(
      'Welcome back',
      'Letters from you',
      'News of the week',
      'A guest calls',
      'The old mill',
    );
    const list = fc.array(fc.tuple(fc.integer({ min: 120, max: 900 }), words), {
      minLength: 6,
      maxLength: 14,
    });
    const form = fc.constantFrom('- T X', 'T - X', '(T) X', '- X (T)', 'X - T', '**T** X');
    fc.assert(
      fc.property(list, form, (steps, line) => {
        let seconds = 0;
        const lines = steps.map(([gap, title], index) => {
          if (index > 0) seconds += gap;
          const named = `${title} ${'abcdefghijklmn'.charAt(index)}`;
          return line.replace('T', formatTimestamp(seconds * 1000)).replace('X', named);
        });
        expect(warningsOf(lines.join('\n'))).not.toContain('notes/doubtful-list');
      }),
      { numRuns: 200, seed: 31 },
    );
  });

  test('a few rising times, with nothing that says what they are, are not a list or are doubted', () => {
    const names = fc.constantFrom('Anna', 'Ben', 'Kurz', 'Mika', 'Olga', 'Piet', 'Rosa');
    const list = fc.array(fc.tuple(fc.integer({ min: 7, max: 200 }), names), { minLength: 3, maxLength: 5 });
    const form = fc.constantFrom('T X', '- X T', 'X (T)', '1. X: T');
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 600 }), list, form, (first, steps, line) => {
        let seconds = first;
        const lines = steps.map(([gap, name]) => {
          seconds += gap;
          return line.replace('T', formatTimestamp(seconds * 1000)).replace('X', name);
        });
        expect(warningsOf(`Yesterday\n\n${lines.join('\n')}`)).not.toEqual([]);
      }),
      { numRuns: 200, seed: 32 },
    );
  });
});

describe('notes/doubtful-list, further kinds', () => {
  test.each([
    ['who scored when in a match', '04:12 Lind 1-0\n09:55 Novak 1-1\n23:40 Lind 2-1\n41:07 Aho 3-1'],
    [
      'who scored when, in columns',
      '1-0 | 04:12 | Lind\n1-1 | 09:55 | Novak\n2-1 | 23:40 | Lind\n3-1 | 1:01:07 | Aho',
    ],
    [
      'times in a film that is seen again',
      'Rewatch of The Barn, the long cut\n\n0:03:20 The barn\n0:12:45 The storm\n0:34:10 The well\n0:56:02 The trial\n1:08:30 The train\n1:41:00 The end',
    ],
    [
      'a report of a match whose scores go up by several goals',
      '- 3:10 – 2:1 by Lind\n- 11:48 – 6:6, time-out\n- 22:05 – 10:9 by Aho\n- 30:00 – 13:12 half-time\n- 51:16 – 23:21 by Berg\n- 59:40 – 27:25 by Lind',
    ],
    [
      'a single late time in a heading',
      '# One\n\nText.\n\n# Two [31:45](https://youtu.be/abc?t=1905)\n\nText.\n\n# Three\n\nText.',
    ],
    [
      'what happened within hours of a day, even in the form of chapters',
      '---\nduration: "38:44"\n---\n### Timeline\n\n- 18:05 – Ida leaves the mill\n- 18:40 – buys bread\n- 20:15 – calls home\n- 21:52 – seen on the pier\n- 23:30 – bicycle found',
    ],
  ])('doubts %s', (_, notes) => {
    expect(warningsOf(notes)).toContain('notes/doubtful-list');
  });

  test.each([
    [
      'of a match with some of its scores',
      '0:00 Start\n12:34 Lind 1-0\n31:10 Break\n48:20 Aho 2-0\n1:02:00 End',
    ],
    [
      'of verses',
      '3:10 1:1 The beginning\n11:20 1:6 A witness\n20:05 1:14 The word\n31:40 1:19 A question\n44:00 2:1 A wedding\n52:00 2:13 A market',
    ],
    ['of parts that are counted', '0:00 Parts 1-2\n15:10 Parts 3-4\n29:00 Parts 5-6\n44:00 Questions'],
  ])('does not doubt a list %s', (_, notes) => {
    expect(warningsOf(notes)).toEqual([]);
  });
});

test('an hour of the day among minutes and seconds is not a chapter', () => {
  const notes = '00:00 Bonjour\n04:35 Le puits\n17h00 : fin\n22:10 La pluie\n41:02 Questions\n';
  const { marks } = readNotes(notes);
  expect(marks.map(({ startMs }) => formatTimestamp(startMs))).toEqual(['0:00', '4:35', '22:10', '41:02']);
});
