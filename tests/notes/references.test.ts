import { describe, expect, test } from 'vitest';
import { readChapters, readNotes } from './read-notes.js';

const link = (clock: string, seconds: number) => `[${clock}](https://youtu.be/x?t=${seconds})`;

/** Times that sentences refer to, and that start nothing. */
const references: readonly (readonly [name: string, notes: string])[] = [
  [
    'links behind sentences and clauses, French',
    `Au début, on explique comment le sel est récolté à la main ${link('2:15', 135)}, et pourquoi la pluie a tout gâché ${link('6:40', 400)}.

- **Le métier :** les outils, les gestes, la fatigue ${link('9:20', 560)}
- **La saison :** de mai à septembre ${link('11:05', 665)}

| objet | défaut |
|---|---|
| râteau | il se casse dès que le sol est trop dur ${link('14:02', 842)} |

La fin parle du prix du sel, qui n'a pas bougé depuis dix ans ${link('21:30', 1290)}.`,
  ],
  [
    'brackets behind sentences, German',
    'Erst erzählt Lena, wie sie die Mühle gekauft hat (2:10). Dann geht es um Steine, die ihr Großvater gehauen hat (7:45).\n\nSpäter reden wir über Mehl, und warum es bitter wird (18:30). Am Ende backt sie uns ein Brot (41:05).',
  ],
  [
    'brackets behind sentences, Japanese',
    '橋は明治の終わりに村の人たちが自分たちで架けたそうです（3:20）。洪水で二度流されて、そのたびに架け直されました（9:45）。\n\n今の橋は三代目で、来年には新しくなる予定だと聞きました（15:10）。',
  ],
  [
    'at minute, with a full stop',
    '1. Added the name of the `bridge` to the slide at minute 00:24.\n1. Made the music softer at minute 01:56.\n1. Showed the map for longer at minute 02:40.',
  ],
  ['ab Minute, two of them', '- Karte eingeblendet ab Minute 02:10\n- Namen ergänzt bei Minute 05:24'],
  [
    'на минуте',
    '- Исправили подпись на минуте 03:12.\n- Убрали шум на минуте 08:45.\n- Новый титр на отметке 9:30.',
  ],
];

describe('a time that a sentence refers to', () => {
  test.each(references)('is part of it: %s', (_, notes) => {
    const { marks, readTimes } = readNotes(notes);
    expect(marks).toEqual([]);
    expect(new Set(readTimes().map(({ role }) => role))).toEqual(new Set(['in-sentence']));
  });
});

/** Lists that look a little like it. */
const lists: readonly (readonly [name: string, notes: string, chapters: readonly string[]])[] = [
  [
    'the parts of one sentence',
    'We start with news (0:00), talk about the harbour (4:10), then hear a song (12:30).',
    ['0:00 We start with news', '4:10 talk about the harbour', '12:30 then hear a song'],
  ],
  [
    'long titles, and a sentence that refers to one',
    'Why we left the city for an island (1:10)\nWhat the winter is like without a ferry (14:30)\nHow the school got a pupil (29:00)\n\nThe ferry came back and all were glad about it (35:10). So were we.',
    [
      '1:10 Why we left the city for an island',
      '14:30 What the winter is like without a ferry',
      '29:00 How the school got a pupil',
    ],
  ],
  [
    'sentences that have a line each',
    'Сначала ведущий рассказывает, почему закрыли мост [04:10].\n\nПотом инженер объясняет, как считают нагрузку [12:25].\n\nВ конце они спорят о втором мосте [31:40].',
    [
      '4:10 Сначала ведущий рассказывает, почему закрыли мост',
      '12:25 Потом инженер объясняет, как считают нагрузку',
      '31:40 В конце они спорят о втором мосте',
    ],
  ],
  [
    'en el minuto, which is not part of the titles',
    '- Nos presentamos en el minuto 00:24\n- Hablamos del faro en el minuto 05:10\n- La tormenta en el minuto 17:30',
    ['0:24 Nos presentamos', '5:10 Hablamos del faro', '17:30 La tormenta'],
  ],
];

describe('a list of chapters is read', () => {
  test.each(lists)('%s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
  });
});
