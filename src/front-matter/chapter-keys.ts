/** What sites call the values of a chapter in a list, folded as `foldKey` does, without their unit. */
const startKeys = [
  'start',
  'starttime',
  'time',
  'timestamp',
  'from',
  'at',
  'begin',
  'zeit',
  'beginn',
  'temps',
  'debut',
  'tiempo',
  'tempo',
  'inicio',
  'inizio',
  'tijd',
  'tid',
  'czas',
  'startoffset',
  'timeoffset',
  'offset',
  'timecode',
  'position',
  'ts',
  't',
  'startcue',
  '',
];
const endKeys = ['end', 'endtime', 'endoffset', 'endcue', 'to', 'until'];
/** `timeInSeconds`, `startMs`; a key may be a unit alone. */
const unit = /(?:in)?(?:seconds|secs?|(ms|millis(?:econds)?))$/;

/**
 * How likely a folded key is that of a start, or of an end (less is likelier), with the unit that it names; null for any
 * other key.
 */
export function timeKey(folded: string): TimeKey | null {
  const match = unit.exec(folded);
  const bare = match === null ? folded : folded.slice(0, match.index);
  const unitMs = match?.[1] === undefined ? 1000 : 1;
  const start = startKeys.indexOf(bare);
  // A clock is as its author wrote it.
  const rank = 2 * start + (match === null ? 0 : 1);
  if (start >= 0 && folded !== '') return { of: 'start', rank, unitMs };
  const end = endKeys.indexOf(bare);
  return end < 0 ? null : { of: 'end', rank: end, unitMs };
}

interface TimeKey {
  readonly of: 'start' | 'end';
  readonly rank: number;
  readonly unitMs: 1 | 1000;
}
export const titleKeys = [
  'title',
  'name',
  'label',
  'text',
  'chapter',
  'topic',
  'heading',
  'titel',
  'titre',
  'titulo',
  'título',
  'titolo',
  'tytul',
  'tytuł',
  'naam',
  'nom',
  'nombre',
  'nome',
  'thema',
  'tema',
  'description',
  'what',
];
export const linkKeys = ['url', 'link', 'href'];
export const imageKeys = ['img', 'image', 'picture', 'cover'];
/** What Podcasting 2.0 chapters can have beside. */
export const unheldKeys = new Set(['location', 'locations']);
