import type { DoubtReason } from '../../diagnostic/codes/notes-doubts.js';
import { smallLetters } from '../../text/small-letters.js';
import type { SectionKind } from '../roles/section-words.js';
import type { BodyChapter } from '../titles/body-chapters.js';
import { endOfLineAbove } from '../titles/line-ends.js';
import type { Unit } from '../units/unit.js';
import { doubtEvidence, leastDoubt } from './doubt-evidence.js';
import { beginsPastHalf, type WholeList } from './doubted-list.js';
import { weightOf } from './evidence.js';
import { titleDoubts } from './title-doubts.js';

/**
 * Weighs a list of chapters as a whole.
 *
 * @param kind what the heading above the first says about it
 * @param lengthMs what the notes say about the length of the recording; null for nothing
 * @returns the evidence against it; empty when it is sure enough
 */
export function doubtsAbout(
  chapters: readonly BodyChapter[],
  units: readonly Unit[],
  kind: SectionKind | null,
  lengthMs: number | null,
): readonly DoubtReason[] {
  const [first] = chapters;
  if (first === undefined) return [];
  const above = endOfLineAbove(first.sighting, units);
  const heading = units.slice(0, first.sighting.unitIndex).findLast(({ kind: own }) => own === 'heading');
  const isOfFilm = film.test(smallLetters(above)) || watched.test(smallLetters(heading?.raw ?? ''));
  const starts = chapters.map(({ mark }) => mark.startMs);
  const list: WholeList = {
    chapters,
    firstMs: Math.min(...starts),
    lastMs: Math.max(...starts),
    lengthMs,
    kind,
    isLedTo: /[:：]\s*$/u.test(above),
    isOfFilm,
    units,
  };
  if (kind === 'chapters' && !isOfFilm && !beginsPastHalf(list)) return [];
  if (!isDoubted(list)) return [];
  return [...doubtEvidence, ...titleDoubts].flatMap(({ reason, holds }) =>
    reason !== null && holds(list) ? [reason] : [],
  );
}

function isDoubted(list: WholeList): boolean {
  let sum = weightOf(doubtEvidence, list);
  let rest = titleDoubts.reduce((all, { weight }) => all + weight, 0);
  for (const { weight, holds } of titleDoubts) {
    if (sum + rest < leastDoubt) return false;
    rest -= weight;
    if (holds(list)) sum += weight;
  }
  return sum >= leastDoubt;
}

/** Words for things that people watch elsewhere while they listen, in small letters. */
const film =
  /(?<!\p{L})(?:films?|movies?|rewatch(?:es|ing)?|watch-?along|director.s cut|blu-?ray|dvd|documentar(?:y|ies)|scenes?|filmes?|filmen|szenen?|escenas?|cenas?|scènes?|scener?|sceny|película|pelicula|filmben|jelenet(?:ek)?|фильм\p{L}*|кино|сцен\p{L}*|фільм\p{L}*|documentaire|documental|dokumentarfilm)(?!\p{L})|映画|電影|电影|영화|फ़िल्म|فيلم|סרט/u;

/** In a heading: what is watched together. */
const watched = /(?<!\p{L})(?:rewatch(?:es|ing)?|(?:watch|sync)-?(?:along|watch|party))(?!\p{L})/u;
