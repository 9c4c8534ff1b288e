import * as fc from 'fast-check';
import { formatTimestamp } from '../../src/chapters/timestamp.js';

/** A chapter to write into notes. */
export interface WrittenChapter {
  readonly clock: string;
  readonly title: string;
}

/** Titles in many scripts, none of which holds a time. */
const titles = [
  'Welcome',
  'Letters and parcels',
  'Why is the mill silent?',
  'A guest: Ada Lee',
  'Die Brücke über den Fluss',
  'Une pause café',
  'Две лодки',
  'お便りコーナー',
  '听众来信',
  'الختام',
  'कहानी',
  'The #1 reason',
  'Two boats, one harbour',
  'Springs (and wells)',
  '“It floats”',
  'Åbning',
] as const;

/** Starts of chapters: from 0:00 on, 20 s to 20 min apart; each title is different. */
export function chapterList(minLength: number): fc.Arbitrary<readonly WrittenChapter[]> {
  return fc
    .array(fc.tuple(fc.integer({ min: 20, max: 1200 }), fc.constantFrom(...titles)), {
      minLength,
      maxLength: 14,
    })
    .map((steps) => {
      let seconds = 0;
      return steps.map(([gap, title], index) => {
        if (index > 0) seconds += gap;
        return {
          clock: formatTimestamp(seconds * 1000),
          title: `${title} ${'abcdefghijklmn'.charAt(index)}`,
        };
      });
    });
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
const dayTime = fc
  .tuple(fc.integer({ min: 7, max: 23 }), fc.constantFrom(0, 15, 30, 45))
  .map(([hour, minute]) => ({
    minutes: hour * 60 + minute,
    text: `${hour}:${twoDigits(minute)}`,
  }));
const length = fc
  .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 0, max: 59 }))
  .map(([minutes, seconds]) => `${minutes}:${twoDigits(seconds)}`);
const song = fc.constantFrom('Low Tide', 'Fog Bell', 'Slate', 'Kettle', 'Ein Haus am See', '雨の歌');
const book = fc.constantFrom('John', 'Psalm', 'Genesis', 'Luke', '1 Cor', 'Matthew', 'Romans');

const sentences = fc.constantFrom<(time: string) => string>(
  (time) => `We met at ${time}, and nobody was late.`,
  (time) => `The train at ${time} did not stop.`,
  (time) => `Um ${time} Uhr waren alle da.`,
  (time) => `Rendez-vous à ${time} devant la gare.`,
  (time) => `Доктор пришёл в ${time} и ушёл.`,
  (time) => `Doors open at ${time}.`,
);

const prose = fc
  .array(fc.tuple(sentences, dayTime), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([write, { text }]) => write(text)).join(' '));

const verses = fc
  .tuple(
    fc.constantFrom('## Readings\n\n', '', 'Verses:\n\n'),
    fc.array(fc.tuple(book, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 10, max: 40 })), {
      minLength: 2,
      maxLength: 5,
    }),
    fc.constantFrom('- ', '* ', ''),
  )
  .map(
    ([head, refs, mark]) =>
      head + refs.map(([name, chapter, verse]) => `${mark}${name} ${chapter}:${verse}`).join('\n'),
  );

const prices = fc
  .array(
    fc.tuple(
      fc.constantFrom('tea', 'soup', 'Kuchen', 'pain'),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 10, max: 99 }),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .chain((items) =>
    fc
      .constantFrom<(price: string, what: string) => string>(
        (price, what) => `- ${what} ${price} €`,
        (price, what) => `- $${price} for ${what}`,
        (price, what) => `${what}: ${price} EUR`,
      )
      .map((write) => items.map(([what, whole, cents]) => write(`${whole}.${cents}`, what)).join('\n')),
  );

const songs = fc
  .tuple(
    fc.constantFrom('## Songs\n\n', '## Music in this episode\n\n', 'Tracklist:\n\n', '## Setlist\n\n'),
    fc.array(fc.tuple(song, length), { minLength: 3, maxLength: 6 }),
    fc.constantFrom<(name: string, time: string, index: number) => string>(
      (name, time) => `- ${name} (${time})`,
      (name, time) => `- ${name} – ${time}`,
      (name, time, index) => `${index + 1}. ${name} ${time}`,
      (name, time) => `- [${name}](https://music.example/x) (${time})`,
      (name, time) => `- ${name} [${time}]`,
    ),
  )
  .filter(([, list]) => !isForward(list.map(([, time]) => secondsOf(time))))
  .map(
    ([head, list, write]) => head + list.map(([name, time], index) => write(name, time, index)).join('\n'),
  );

const transcript = fc
  .tuple(
    fc.constantFrom('## Transcript\n\n', '## Transkript\n\n', '## 文字起こし\n\n', '## Transcripción\n\n'),
    fc.array(fc.integer({ min: 3, max: 18 }), { minLength: 4, maxLength: 12 }),
    fc.constantFrom<(time: string, name: string) => string>(
      (time, name) => `[${time}] ${name}: I think that we should go on.`,
      (time, name) => `**${name}** (${time}): I think that we should go on.`,
      (time, name) => `${time} ${name}: I think that we should go on.`,
      (time, name) => `${name} ${time}\nI think that we should go on.`,
    ),
  )
  .map(([head, gaps, write]) => {
    let seconds = 1;
    return (
      head +
      gaps
        .map((gap, index) => {
          seconds += gap;
          return write(
            `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`,
            index % 2 ? 'Jo' : 'Al',
          );
        })
        .join('\n\n')
    );
  });

const schedule = fc
  .tuple(
    fc.constantFrom(
      '## Schedule\n\n',
      '## Programm\n\n',
      '## Saturday\n\n',
      '## Tour dates\n\n',
      '## Termine\n\n',
    ),
    fc.uniqueArray(dayTime, { minLength: 3, maxLength: 7, selector: ({ minutes }) => minutes }),
    fc.constantFrom<(time: string, what: string) => string>(
      (time, what) => `- ${time} ${what}`,
      (time, what) => `${time} – ${what}`,
      (time, what) => `- ${what}: ${time}`,
      (time, what) => `* **${time}** ${what}`,
    ),
  )
  .map(
    ([head, times, write]) =>
      head +
      times
        .toSorted((a, b) => a.minutes - b.minutes)
        .map(({ text }, index) =>
          write(text, ['Doors', 'Talk', 'Break', 'Show', 'Food', 'Dance', 'End'][index] ?? ''),
        )
        .join('\n'),
  );

const asides = fc.constantFrom(
  '```\n12:00:01 started\n12:00:05 stopped\n```',
  '<!-- 0:10 cut here -->',
  '> She said that 4:30 was early.',
  'See [the talk](https://v.example/watch?v=q&t=95) and [its end](https://v.example/watch?v=q&t=1h2m).',
  'Water to flour 1:2, screen 16:9, version 2.10, born in 1984.',
  '<p>Open 9:00–17:00</p>',
  'Published 2024-05-03 20:15:00 +0200',
);

/** Text with times that are not chapters, by what it is. */
export const others = { prose, verses, prices, songs, transcript, schedule, asides } as const;

function secondsOf(time: string): number {
  return time.split(':').reduce((sum, field) => sum * 60 + Number(field), 0);
}

function isForward(seconds: readonly number[]): boolean {
  return seconds.every((second, index) => index === 0 || second > (seconds[index - 1] ?? 0));
}
