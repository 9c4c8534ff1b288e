import { describe, expect, test } from 'vitest';
import { readFindings, readNotes } from './read-notes.js';

/** The lines that the findings name as left out. */
const linesLeftOut = (notes: string) =>
  readNotes(notes).diagnostics.flatMap(({ code, args }) =>
    code === 'notes/time-left-out' ? [(args['lines'] as { line: number }[]).map(({ line }) => line)] : [],
  );

describe('notes/time-left-out', () => {
  const own = '0:00 Willkommen\n3:12 Zäune\n21:40 Briefe\n';
  const asValue = (key: string, text: string, by: string) =>
    `${by}${key}: |\n${text.replace(/^(?=.)/gm, `${by.replaceAll('-', ' ')}  `)}`;

  test.each([
    [
      'beside a list of data',
      `---\nkapitel:\n  - 0:00 Willkommen\n  - 3:12 Zäune\n${asValue('bonus', '0:00 Moin\n5:12 Moor\n31:40 Deich\n', '')}---\n`,
      [6, 7, 8],
    ],
    [
      'above a list in the body',
      `---\n${asValue('précédent', '0:00 Bonjour\n5:12 Marais\n31:40 Digues\n', '')}---\n\n${own}`,
      [3, 4, 5],
    ],
    [
      'of another episode, which begins late',
      `---\nvideos:\n${asValue('description', own, '- ')}${asValue('description', '12:04 沼泽\n23:17 堤坝\n', '- ')}---\n`,
      [8, 9],
    ],
  ])('names the times of a text %s', (_, notes, lines) => {
    expect(linesLeftOut(notes)).toEqual([lines]);
  });

  test.each([
    [
      'a result in a list that a number begins',
      '0:00 Start\n3:12 Training\n1. Platz: 19:42\n21:40 Ziel\n48:05 Ende\n',
      3,
    ],
    ['a verse', '0:00 Inledning\n3:12 Sång\nJoh 3:16\n21:40 Predikan\n48:05 Slut\n', 3],
    ['a verse in an item', '- 0:00 Début\n- 3:12 Marais\n- Luc 4:33\n- 55:10 Fin\n', 3],
  ])('names %s among the lines of the list', (_, notes, line) => {
    expect(linesLeftOut(notes)).toEqual([[line]]);
  });

  test.each([
    ['a sentence', '0:00 Start\n3:12 Race\nWe ran until 7:00.\n21:40 Finish\n48:05 End\n'],
    [
      'a line below an item',
      '- Start (0:00)\n- Bar (3:12)\n  Open: 11:00 to 21:00.\n- Finish (21:40)\n- End (48:05)\n',
    ],
    ['a verse below an item', '- 0:00 Start\n- 3:12 Song\n  - John 3:16\n- 21:40 Talk\n- 48:05 End\n'],
  ])('does not name %s', (_, notes) => {
    expect(linesLeftOut(notes)).toEqual([]);
  });

  test('does not name those of the same list, told twice', () => {
    expect(linesLeftOut(`---\n${asValue('summary', `Hello!\n\n${own}`, '')}---\n\n${own}`)).toEqual([]);
  });

  test('names the times of chapters in a second column', () => {
    const notes =
      '| | | | |\n|---|---|---|---|\n| 0:00 | Welcome | 21:10 | Letters |\n| 3:40 | Wells | 30:05 | A prize |\n| 11:20 | Rain | 44:00 | Goodbye |';
    const [finding] = readNotes(notes).diagnostics.filter(({ code }) => code === 'notes/time-left-out');
    expect(finding?.args['lines']).toEqual([
      { line: 3, found: '21:10' },
      { line: 4, found: '30:05' },
      { line: 5, found: '44:00' },
    ]);
  });

  test.each([
    [
      'ends',
      '| 0:00 | Welcome | 3:40 | Ann |\n| 3:40 | Wells | 11:20 | Ben |\n| 11:20 | Rain | 30:00 | Ann |',
    ],
    [
      'lengths',
      '| 0:00 | Welcome | 3:40 | Ann |\n| 3:40 | Wells | 7:40 | Ben |\n| 11:20 | Rain | 2:00 | Ann |',
    ],
  ])('does not name %s in a second column', (_, rows) => {
    expect(readFindings(`| | | | |\n|---|---|---|---|\n${rows}`)).toEqual([]);
  });

  test.each([
    ['an item', '- **3:00** What holds is the rope'],
    ['a line', '3:00 What holds is the rope'],
  ])('names a time at the start of %s between headings, if it is between their times', (_, line) => {
    const notes = `## Bridge [0:00]\n\nBuilt.\n\n## Ropes [1:10]\n\n${line}\n\n## Knots [5:20]\n\nTied.\n`;
    expect(readFindings(notes).map((finding) => finding.split(' ')[0])).toEqual(['notes/time-left-out']);
    expect(readFindings(notes.replace('3:00', '7:00'))).toEqual([]);
  });

  test('names items whose links lead to a time of the same recording', () => {
    const link = (seconds: number) => `https://v.example/watch?v=abc&t=${seconds}`;
    const notes = [
      `- [2:30](${link(150)}) Welcome`,
      `- [8:10](${link(490)}) Wells`,
      `- [no. 36](${link(2160)}) Rain`,
      `- [56:00](${link(3360)}) Questions`,
    ].join('\n');
    expect(readFindings(notes)).toEqual(['notes/time-left-out 3:4 no. 36']);
    const other = notes.replace('watch?v=abc&t=2160', 'watch?v=other&t=2160');
    expect(readFindings(other)).toEqual([]);
  });

  test('names what another list in a block of code says otherwise', () => {
    const block = (last: string) => `\`\`\`\n0:00 Wind\n2:10 Ropes\n${last}\n\`\`\`\n`;
    const notes = (last: string) => `First cut:\n\n${block('8:40 Letters')}\nSecond cut:\n\n${block(last)}`;
    expect(readFindings(notes('9:10 Letters'))).toEqual(['notes/time-left-out 14:1 9:10']);
    expect(readFindings(notes('8:40 Letters'))).toEqual([]);
  });

  test('advises notes of its own for the list of another recording', () => {
    const list = '- 0:00 Hello\n- 4:10 Tides\n- 12:00 Goodbye';
    const [finding] = readNotes(
      `## Episode 12\n\n${list}\n\n## Episode 13\n\n- 0:00 Back\n- 3:30 Boats\n- 15:10 Bye`,
    ).diagnostics.filter(({ code }) => code === 'notes/time-left-out');
    expect(finding?.help).toContain(
      'the list on line 9 also starts from the beginning, like that of another recording',
    );
    const [third] = readNotes(
      `Morning\n\n${list}\n\nNoon\n\n- 0:00 Back\n- 3:30 Boats\n- 15:10 Bye\n\nNight\n\n- 0:05 Stars\n- 2:40 Sleep\n`,
    ).diagnostics.filter(({ code }) => code === 'notes/time-left-out');
    expect(third?.help).toContain('the lists on lines 9, 15 also start');
    const [before] = readNotes(
      `Disc 1\n\n0:00 Back\n3:30 Boats\n\nDisc 2\n\n${list}\n- 15:00 Once more\n- 19:00 Goodbye\n`,
    ).diagnostics.filter(({ code }) => code === 'notes/time-left-out');
    expect(before?.help).toContain('the list on line 3 also starts');
    const [late] = readNotes(`${list}\n- 31:0x Letters`).diagnostics.filter(
      ({ code }) => code === 'notes/time-left-out',
    );
    expect(late?.help).toContain('in the form of the other chapters');
  });
});

test('notes/link-time comes once, with its lines', () => {
  const item = (clock: string, seconds: number) =>
    `- [${clock}](https://v.example/w?t=${seconds}) Topic ${clock.length}`;
  const notes = [item('0:10', 30), item('4:10', 250), item('12:00', 740), item('20:00', 1220)].join('\n');
  const findings = readNotes(notes).diagnostics.filter(({ code }) => code === 'notes/link-time');
  expect(findings.map(({ message }) => message)).toEqual([
    'the text says 0:10, but its link goes to 0:30; the links of 12:00 (line 3), 20:00 (line 4) differ as well',
  ]);
});

describe('notes/no-chapters', () => {
  test.each(['0:0', '0 :00', '0:00'])('says that times that are all %s are not filled in', (clock) => {
    const [finding] = readNotes(`- ${clock} Welcome\n- ${clock} Wells\n- ${clock} Rain`).diagnostics;
    expect(finding?.message).toBe(
      `no chapters: the times are not filled in, the first is "${clock}" on line 1`,
    );
  });
});

describe('a time that is not of the list', () => {
  const leading = '0:00 Salt\n4:10 Sand\n13:20 Silt\n41:05 Sleep';
  const trailing = 'Salt 0:00\nSand 4:10\nSilt 9:20\nSleep 13:05';
  const codes = (notes: string) => readFindings(notes).map((finding) => finding.split(' ')[0]);

  test.each([
    ['when a shop opens', 'The mill shop: 10:00 - 17:30, closed on Mondays.'],
    ['when a mill opens, in Dutch', 'De molen is open van di t/m zo 11:00–16:00'],
    ['when a café opens, in Korean', '카페 여는 시간 9:00 - 18:00'],
    ['when the next one comes', 'Next stream: 3 May, 19:30.'],
    ['when the next one comes, in Polish', 'Kolejne spotkanie w młynie, 18:00'],
    ['when it was recorded, in Japanese', '録音 5月3日 19:30'],
    ['how long the music is', 'Music: "Low water" by The Leats (3:42)'],
    ['how long the music is, in Czech', 'Hudba: Náhon, 2:15.'],
    ['a ratio', 'Lime and sand, 1:3.'],
    ['several times of a day', 'The bus leaves at 7:12, 9:12 and 11:42'],
    ['several hours, in Spanish', 'Visitas al molino a las 10:00, 12:00 y 16:00'],
  ])('is not named below one: %s', (_, line) => {
    expect(codes(`${leading}\n\n${line}\n`)).toEqual([]);
    expect(codes(`${line}\n\n${leading}\n`)).toEqual([]);
  });

  test.each([
    'New films every Tuesday 18:30',
    'Neue Folge jeden Mittwoch 18:30',
    'Prochain direct : jeudi 18:30',
    'Directo los viernes 18:30',
    'Ao vivo toda quinta, 18:30',
    'Новый выпуск по пятницам 18:30',
    'Nowy odcinek w każdą sobotę 18:30',
    'Yeni video her Salı 18:30',
    'Νέο βίντεο κάθε Τρίτη 18:30',
    '毎週火曜 18:30',
    '每周五 18:30 更新',
    '매주 금요일 18:30',
    'हर मंगलवार 18:30',
    'ทุกวันอังคาร 18:30',
    'כל יום שלישי 18:30',
  ])('is not named on a day of the week: %s', (line) => {
    expect(codes(`${leading.replace('41:05', '16:05')}\n\n${line}\n`)).toEqual([]);
    expect(codes(`${trailing}\n\n${line}\n`)).toEqual([]);
  });

  test.each([
    ['a date, in Danish', 'Næste møde 2. maj kl. 9:30'],
    ['a date, in French', 'Prochaine séance le 14 juin, 10:00'],
    ['a date, in English', 'First broadcast 9 November, 11:30.'],
    ['another sentence', 'The minutes are in the drive. We meet again as usual 10:00.'],
  ])('is not named behind %s, where it is earlier than the last', (_, line) => {
    expect(codes(`${trailing}\n\n${line}\n`)).toEqual([]);
  });

  test('is not named in the same list in another language', () => {
    const list = leading.replace('Salt', 'Salz').replace('Silt', 'Schlick');
    expect(codes(`${leading}\n\nAuf Deutsch:\n\n${list}\n`)).toEqual([]);
    expect(
      codes(`### Index\n\n${trailing}\n\n### Verzeichnis\n\nSalz 0:00\nSand 4:10\nSchlick 9:20\n`),
    ).toEqual([]);
    expect(codes(`${leading}\n\n## Deutsch\n\n${list.replace('4:10', '4:50')}\n`)).toEqual([
      'notes/time-left-out',
    ]);
  });

  test('is not named in a table of times of day', () => {
    const table = '| Day | Moon | UT |\n|---|---|---|\n| 1 May | new | 4:11 |\n| 8 May | half | 12:30 |\n';
    expect(codes(`${leading}\n\n${table}`)).toEqual([]);
    expect(codes(`${leading}\n\n${table.replace('UT', 'Part')}`)).toEqual(['notes/time-left-out']);
  });

  test.each([
    ['goes on in another form', `${leading}\n\nThe last questions 52:10\n`],
    [
      'goes on in another form below a shorter one',
      `${leading.replace('41:05', '16:05')}\n\nThe last questions 18:30\n`,
    ],
    ['is out of time in the same form', `${leading}\n\nThanks!\n\n5:20 Mills\n`],
    [
      'begins another list, in items with times last',
      `${leading}\n\n- Oats 0:00\n- Rye 8:40\n- Barley 22:00\n`,
    ],
    [
      'begins another list, of ranges',
      `${leading}\n\n- 0:00 - 1:10 Oats\n- 1:10 - 8:40 Rye\n- 8:40 - 9:00 Barley\n`,
    ],
    ['begins another list, with times last', `${leading}\n\nOats 0:00\nRye 8:40\nBarley 22:00\n`],
  ])('is named where it %s', (_, notes) => {
    expect(codes(notes)).toEqual(['notes/time-left-out']);
  });
});
