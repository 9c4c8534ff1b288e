import type { DoubtEvidence } from './doubt-evidence.js';
import { isMost } from './doubted-list.js';
import { areInstructions } from './instructions.js';
import { haveScores } from './scores.js';
import { firstWord, widthOf } from './title-words.js';

/** The rows of the table of doubts that look at the text of every line: they are only asked where they can decide. */
export const titleDoubts: readonly DoubtEvidence[] = [
  {
    what: 'The words next to most of them have ten letters or fewer.',
    weight: 1,
    reason: 'short-words',
    holds: ({ chapters }) => isMost(chapters, ({ mark }) => widthOf(mark.title) <= 10),
  },
  {
    what: 'Nearly all of its titles contain numbers, like measurements.',
    weight: 1,
    reason: 'numbers',
    holds: ({ chapters }) =>
      chapters.filter(({ mark }) => /\p{N}/u.test(mark.title)).length >= chapters.length * 0.8,
  },
  {
    what: 'Half of its titles or more begin with the same word as another one.',
    weight: 1,
    reason: 'alike',
    holds: ({ chapters }) =>
      new Set(chapters.map(({ mark }) => firstWord(mark.title))).size * 2 <= chapters.length,
  },
  {
    what: 'Most of its times have a score next to them, which goes up by one each time.',
    weight: 6,
    reason: 'scores',
    holds: ({ chapters }) => haveScores(chapters.map(({ sighting }) => sighting)),
  },
  {
    what: 'Half of its titles or more are exercises, steps of a recipe or measurements, and no word in the notes is about a recording.',
    weight: 7,
    reason: 'to-do',
    holds: areInstructions,
  },
];
