import { describe, expect, test } from 'vitest';
import { readNotes } from './read-notes.js';

const isDoubted = (notes: string) =>
  readNotes(notes).diagnostics.some(({ code }) => code === 'notes/doubtful-list');

const plans: readonly (readonly [string, string])[] = [
  ['a workout', '0:00 Warm-up\n3:00 Lunges\n3:40 Rest\n4:00 Burpees\n4:40 Rest\n5:00 Cool-down'],
  ['a workout in German', '0:00 Aufwärmen\n4:00 Squats\n4:45 Pause\n5:10 Burpees\n5:55 Pause'],
  ['a recipe', '0:00 Melt the lard\n3:10 Add the leeks\n15:20 Stir in the oats\n48:00 Serve'],
  ['a recipe in French', '0:00 Verser le lait\n2:30 Ajouter les oeufs\n17:40 Laisser reposer\n47:00 Servir'],
  ['a recipe in German', '0:00 Zwiebeln anbraten\n4:10 Mehl einrühren\n31:00 Alles aufkochen'],
  ['coffee', '- 0:00 bloom, 45 g\n- 0:40 pour to 140 g\n- 1:20 pour to 240 g\n- 3:05 it drips no more'],
  ['a log of a kiln', '0:00 kiln on\n12:30 180 °C\n31:15 420 °C\n55:40 610 °C'],
  [
    'the bells of a debate',
    '- 0:00 – the speech starts\n- 1:10 – single bell\n- 6:10 – single bell\n- 7:10 – double bell',
  ],
];

describe('times that tell what to do', () => {
  test.each(plans)('are doubted: %s', (_, list) => {
    expect(isDoubted(`# Tuesday\n\n${list}\n`)).toBe(true);
  });

  test.each(plans)('are not doubted below a heading for chapters: %s', (_, list) => {
    expect(isDoubted(`## Chapters\n\n${list}\n`)).toBe(false);
  });

  test.each([
    ['that asks to subscribe', 'Subscribe for a new one every week!'],
    ['that is a video', 'Das Video zum Mitmachen'],
  ])('are chapters of a recording %s', (_, line) => {
    const list = '0:00 Warm-up\n3:00 Lunges\n6:40 Rest\n7:00 Burpees\n29:40 Cool-down';
    expect(isDoubted(`${list}\n`)).toBe(true);
    expect(isDoubted(`${list}\n\n${line}\n`)).toBe(false);
  });

  test.each([
    ['an introduction', '0:00 Intro\n3:00 Lunges\n6:40 Rest\n7:00 Burpees\n29:40 Cool-down'],
    ['few of these words', '0:00 Why we rest\n3:00 Mills\n6:40 Boats\n37:00 Lamps\n39:40 A walk'],
    ['words of other work', '0:00 Add tests\n3:00 Remove the old API\n6:40 Start the server\n37:00 Deploy'],
  ])('are not those of titles with %s', (_, list) => {
    expect(isDoubted(`${list}\n`)).toBe(false);
  });
});
