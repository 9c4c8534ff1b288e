import { smallLetters } from '../../text/small-letters.js';
import type { WholeList } from './doubted-list.js';

// Words for text in small letters. To know another language, add a word.

const exercise =
  /(?<!\p{L})(?:rest|planks?|squats?|lunges?|burpees?|(?:push|pull|sit|warm)[- ]?ups?|jacks|sprint|walk|easy|hard|recovery|cool[- ]?down|stretch|repeat|aufwärmen|pause)(?!\p{L})/u;

/** A step of a recipe. */
const step =
  /^(?:add (?:the|a|\d)|stir|pour|whisk|melt|knead|simmer|drain|fry|boil|serve|ajouter|verser|mélanger|remuer|faire |servir|laisser)|(?:zugeben|dazugeben|hinzufügen|rühren|anbraten|aufkochen)$/u;

const measure = /\d\s?(?:k?g|[mcd]?l|°[cf]?|watts?|rpm|bpm|reps)(?!\p{L})|(?<!\p{L})(?:rate|×|x) ?\d/u;

/** What is only said of a recording. */
const recording =
  /video|youtu|subscri|abonn|suscr|podcast|episod|folge|stream|channel|kanal|audio|listen|recording|intro|outro|welcome/u;

/**
 * Whether times tell what to do or what was measured: half of their titles or more are exercises, steps of a recipe or
 * measurements, and no word in the notes is about a recording.
 */
export function areInstructions({ chapters, units }: WholeList): boolean {
  const titles = chapters.map(({ mark }) => smallLetters(mark.title.slice(0, longest)));
  const told = titles.filter((title) => exercise.test(title) || step.test(title) || measure.test(title));
  return told.length * 2 >= titles.length && !units.some(({ raw }) => recording.test(smallLetters(raw)));
}

const longest = 80;
