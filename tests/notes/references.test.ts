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

/** Clocks of nothing that was recorded, with the role that they have. */
const others: readonly (readonly [name: string, notes: string])[] = [
  [
    'the log of a night, two lines',
    '## Протокол\n\n- 00:32 — запустил второй прогон\n- 00:35 — четыре задачи в работе\n- (жду)',
  ],
  ['the log of a night, two bare lines', '00:41 restart done\n00:44 all green'],
  [
    'a plan of two ranges',
    '## Ablauf\n\n00:00 - 00:05 | Aufbauen\nTische und Stühle\n00:05 - 00:25 | Kochen',
  ],
  ['a plan of two ranges, Chinese', '### 今天\n\n- 00:00-00:10 准备材料\n- 00:10-00:25 写初稿'],
  [
    'a plan in a table with a column of times of day',
    '| Uhrzeit | Was | Dauer |\n|---|---|---|\n| 00:00 | Ankommen | 7 min |\n| 00:07 | Vorstellung | 20 min |\n| 00:27 | Übung | 33 min |\n| 01:00 | Pause | 10 min |',
  ],
  [
    'the timeline of a day in headings',
    '# Plano de segunda-feira\n\n## Timeline do dia\n\n### **10:00 - Abertura**\n\nTexto.\n\n### **17:00-17:30 - Fechamento**\n\nTexto.',
  ],
  [
    'parts of a day in two blocks of code',
    'Say five minutes:\n\n    00:00 - 00:05 -> first\n    00:05 - 00:10 -> second\n    23:45 - 23:50 -> another\n\nOr twenty:\n\n    00:00 - 00:20 -> first\n    00:20 - 00:40 -> second',
  ],
  [
    'who said what, in a table',
    '| Zeit | Wer | Einwurf |\n|---|---|---|\n| [11:42] | Ada | „Ja, eben.“ |\n| [18:11] | Ben | „So war das nicht.“ |\n| [18:13] | Ada | „Doch.“ |\n| [19:10] | Ben | „Na gut.“ |',
  ],
];

describe('no list of chapters is', () => {
  test.each(others)('%s', (_, notes) => {
    expect(readChapters(notes)).toEqual([]);
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
  [
    'a column headed Horário whose times lie as far apart as chapters do',
    '| Horário | Tópico |\n|---|---|\n| 00:00 | Abertura |\n| 03:12 | O porto |\n| 17:45 | O farol |',
    ['0:00 Abertura', '3:12 O porto', '17:45 O farol'],
  ],
  [
    'headings with the times of parts, whose paragraphs and quotations tell when something was said',
    `# The keeper

## 1. Arrival \`[0:00-4:10]\`

She did not know how to row: "I had never held an oar." [0:40]

The first winter was the worst of all. [2:15-2:50]

## 2. The lamp \`[4:10-15:30]\`

**In her words**

- "We counted every drop that we burned." \`[4:10]\`
- "Nobody came to relieve us for eleven weeks." \`[9:05]\`

## 3. The storm \`[15:30-31:00]\`

The glass broke before midnight [17:45].

## 4. Leaving \`[31:00-38:20]\`

A boat came on a Tuesday. [33:00]`,
    ['0:00 1. Arrival', '4:10 2. The lamp', '15:30 3. The storm', '31:00 4. Leaving'],
  ],
  [
    'items below headings with times, whose titles end in a full stop or are quoted',
    '## Arrival (0:00)\n\n- Rowing lessons. (1:20)\n- "Little Boat" (2:40)\n\n## The lamp (4:10)\n\n- Oil and bread. (6:20)\n\n## The storm (15:30)\n\n- "Birds" (17:45)',
    [
      '0:00 Arrival',
      '1:20 Rowing lessons.',
      '2:40 "Little Boat"',
      '4:10 The lamp',
      '6:20 Oil and bread.',
      '15:30 The storm',
      '17:45 "Birds"',
    ],
  ],
  [
    'a list above sections whose own times are still 0:00',
    'Chapters:\n0:00 Hello\n2:15 Oars\n4:58 Sails\n10:05 Knots\n\n## 0:00 Oars\n\nWood.\n\n## 0:00 Sails\n\nCloth.\n\n## 0:00 Knots\n\nRope.',
    ['0:00 Hello', '2:15 Oars', '4:58 Sails', '10:05 Knots'],
  ],
  ['two bare lines', '- 00:32 Bienvenidos\n- 05:10 El faro', ['0:32 Bienvenidos', '5:10 El faro']],
  ['two times in brackets', '- (0:32) Hello\n- (0:38) The lighthouse', ['0:32 Hello', '0:38 The lighthouse']],
  [
    'quoted titles in a table that begins at 0:00',
    '| Zeit | Titel | Gast |\n|---|---|---|\n| 0:00 | „Los“ | Ada |\n| 8:11 | „Und nun“ | Ben |\n| 18:13 | „Schluss“ | Ada |',
    ['0:00 „Los“', '8:11 „Und nun“', '18:13 „Schluss“'],
  ],
];

describe('a list of chapters is read', () => {
  test.each(lists)('%s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
  });
});
