import { hasLetter } from '../../text/letters.js';
import { isTrailing, type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { footnoteMark } from '../units/footnote-mark.js';
import type { Company } from './company.js';
import type { Evidence, SeenSighting } from './evidence.js';
import { hasUnsureDot } from './members.js';

/** THE table of what a clock says by itself, and what is around it on its line. */
export const sightingEvidence: readonly Evidence<SeenSighting>[] = [
  {
    what: 'It is marked with `@` in brackets: `[@12:34]`.',
    weight: 6,
    holds: ({ sighting }) => sighting.hasAt && sighting.opener !== '',
  },
  {
    what: 'It links to the time that it names: `[12:34](https://…?t=754)`.',
    weight: 5,
    holds: ({ sighting }) => sighting.linkMs !== null,
  },
  {
    what: 'A template tag states it: `{% … timestamp="12:34" title="…" %}`.',
    weight: 5,
    holds: ({ sighting }) => sighting.unit.kind === 'tag',
  },
  {
    what: 'It is in brackets before the words.',
    weight: 3,
    holds: ({ sighting }) => sighting.opener !== '' && sighting.linkMs === null && !isTrailing(sighting),
  },
  {
    what: 'It is in a heading.',
    weight: 3,
    holds: ({ sighting }) => sighting.unit.kind === 'heading' && sighting.opener === '',
  },
  {
    what: 'It is bare after the words of a heading, unlike all other times.',
    weight: -1,
    holds: ({ sighting, company }) =>
      sighting.unit.kind === 'heading' &&
      isTrailing(sighting) &&
      sighting.opener === '' &&
      sighting.linkMs === null &&
      company.members.length === 1,
  },
  {
    what: 'It is between the words of a heading or an item, set off by brackets or a link.',
    weight: -3,
    holds: ({ sighting }) => sighting.position === 'between',
  },
  {
    what: 'It is in a row of a table.',
    weight: 1,
    holds: ({ sighting }) => sighting.unit.kind === 'row',
  },
  {
    what: 'The heading of its column says that it is a length or an end.',
    weight: -8,
    holds: ({ sighting }) => sighting.rich.isOfOthers === true,
  },
  {
    what: 'There is a dash between it and the words after it.',
    weight: 3,
    holds: ({ sighting }) => !isTrailing(sighting) && sighting.opener === '' && sighting.traits.has('dash'),
  },
  {
    what: 'It is bare before the words.',
    weight: 0.5,
    holds: ({ sighting }) => !isTrailing(sighting) && sighting.opener === '',
  },
  {
    what: 'It is after the words, without brackets or a separator.',
    weight: -1.5,
    holds: ({ sighting }) =>
      isTrailing(sighting) &&
      sighting.opener === '' &&
      sighting.unit.kind !== 'heading' &&
      !isSetOff(sighting),
  },
  {
    what: 'It is in brackets after a link, like the length of what is linked.',
    weight: -2,
    holds: ({ sighting }) =>
      isTrailing(sighting) &&
      sighting.opener !== '' &&
      sighting.linkMs === null &&
      sighting.unit.kind !== 'heading' &&
      sighting.traits.has('after-link'),
  },
  {
    what: 'A word such as "at" makes it a part of the sentence before it, unless it is one of only a few such among four or more that go forward.',
    weight: -6,
    holds: ({ sighting, company }) =>
      isTrailing(sighting) && sighting.traits.has('preposition') && !isOneOfFew(company),
  },
  {
    what: 'It says where something ends: "The music ends at 31:10".',
    weight: -8,
    holds: ({ sighting }) => sighting.traits.has('ends'),
  },
  {
    what: 'A colon after its bracket ends a line without other words: `(0:29):`, and what is below is speech.',
    weight: -8,
    holds: ({ sighting: { position, opener, rich, stamp } }) =>
      position === 'alone' && opener !== '' && /^[:：]\s/.test(rich.text.slice(stamp.end, stamp.end + 2)),
  },
  {
    what: 'It is a verse: `John 3:16`, and so are half of its siblings.',
    weight: -8,
    holds: ({ sighting, company }) => sighting.traits.has('verse') && company.verses >= 0.5,
  },
  {
    what: 'It and all of its siblings are ranges in multiples of five seconds, and one of them lasts only five: a plan in hours and minutes.',
    weight: -8,
    holds: ({ sighting, company }) =>
      sighting.end !== null &&
      company.fives === 1 &&
      !company.hasDuration &&
      !company.isScript &&
      company.members.length <= mostPlanned &&
      company.members.some(lastsFiveSeconds),
  },
  {
    what: 'The heading of its column is a word such as "Uhrzeit", and its siblings, read as minutes and seconds, are at most two and a half minutes apart, or one if they begin in the first minute.',
    weight: -10,
    holds: ({ sighting: { rich }, company: { members, firstMs, medianGapMs } }) =>
      rich.isOfDay === true && members.length > 1 && medianGapMs <= (firstMs < 60_000 ? 60_000 : 150_000),
  },
  {
    what: 'A word marks it as a time of day: `10:30 am`, `19:00 Uhr`.',
    weight: -1,
    holds: ({ sighting }) => sighting.traits.has('day-time'),
  },
  {
    what: 'It is a cue of subtitles: `00:01.000 --> 00:02.000`, and its siblings follow within twenty seconds, or with four characters a second between them.',
    weight: -20,
    holds: ({ sighting, company: { members, medianGapMs, medianCharacters } }) =>
      sighting.traits.has('subtitle') &&
      (members.length < 3 || medianGapMs < Math.max(shortestCueMs, medianCharacters * mostCharacterMs)),
  },
  {
    what: 'A minus sign is right before it.',
    weight: -4,
    holds: ({ sighting }) => sighting.traits.has('minus') && sighting.opener === '',
  },
  {
    what: 'A letter is right next to it.',
    weight: -0.5,
    holds: ({ sighting }) => sighting.traits.has('glued'),
  },
  {
    what: 'It has a typing error.',
    weight: -1.5,
    holds: ({ sighting: { clock } }) =>
      clock.form === 'loose' && !(clock.fields === 3 && clock.slips.join() === 'one-digit-field'),
  },
  {
    what: 'It has a dot instead of a colon, no link to a time confirms it, and it does not begin with `00`.',
    weight: -1.5,
    holds: ({ sighting }) => hasUnsureDot(sighting),
  },
  {
    what: 'It is written with units: `1h02m`.',
    weight: -1,
    holds: ({ sighting }) => sighting.clock.form === 'units' || sighting.clock.form === 'marks',
  },
  {
    what: 'A word such as "at" is before it, and the sentence continues behind it.',
    weight: -3,
    holds: ({ sighting }) => sighting.traits.has('leads-on'),
  },
  {
    what: 'A link next to it leads to the time that it names.',
    weight: 5,
    holds: ({ sighting }) => sighting.linkMs === null && sighting.traits.has('linked-beside'),
  },
  {
    what: 'A word for length is before it: `Duration: 1:09:30`.',
    weight: -8,
    holds: ({ sighting }) => sighting.traits.has('length'),
  },
  {
    what: 'It is after the words of a footnote, which cites another recording.',
    weight: -8,
    holds: ({ sighting }) =>
      isTrailing(sighting) && sighting.rich.text.charAt(sighting.lineSpan.start) === footnoteMark,
  },
  {
    what: 'There is more than one sentence before it on its line.',
    weight: -2,
    holds: ({ sighting, company }) =>
      isTrailing(sighting) && sighting.traits.has('sentences') && company.members.length < 3,
  },
  {
    what: 'It is in brackets behind the full stop of a sentence, in a paragraph.',
    weight: -4,
    holds: ({ sighting }) =>
      isTrailing(sighting) && sighting.unit.kind === 'paragraph' && sighting.traits.has('after-stop'),
  },
  {
    what: 'It begins a line of a paragraph, in brackets that end the sentence of the line before: `[2:47]. Then …`',
    weight: -8,
    holds: ({ sighting }) => endsSentenceBefore(sighting),
  },
  {
    what: 'Before it is another time with its own words, and an arrow or a dash: `Graz 9:42 → Wien 12:20`.',
    weight: -5,
    holds: ({ sighting }) => sighting.traits.has('way-on') && sighting.linkMs === null,
  },
  {
    what: 'A label is before it on its line.',
    weight: -2,
    holds: ({ sighting }) => sighting.traits.has('label'),
  },
  {
    what: 'It is indented like code, in a block of code, or quoted.',
    weight: -12,
    holds: ({ sighting }) => sighting.unit.aside !== null,
  },
];

/** What is said in one breath fits in less; the title of a chapter covers more. */
const shortestCueMs = 20_000;
/** Titles, with the times above them, have fewer characters a second. */
const mostCharacterMs = 250;
/** Longer lists are not looked through. */
const mostPlanned = 50;

function lastsFiveSeconds(sighting: Sighting): boolean {
  return sighting.end !== null && writtenStartMs(sighting.end) - writtenStartMs(sighting) === 5000;
}

/** Whether only few in a list of bare times have a word such as "at" before them, as some titles do: `Logging in 3:10`. */
function isOneOfFew({ members, prepositions, forward }: Company): boolean {
  if (members.length < 4 || members.length > mostPlanned || prepositions * 4 > members.length) return false;
  return forward === 1 && members.every((member) => member.opener === '' && !isSetOff(member));
}

/** Whether a clause ends right behind a time in brackets, and the line before, which has no time, leaves it open. */
function endsSentenceBefore({ unit, line, position, opener, rich, stamp, lineSpan }: Sighting): boolean {
  if (unit.kind !== 'paragraph' || line === 0 || position !== 'before' || opener === '') return false;
  if (!/^[.,;]\s/.test(rich.text.slice(stamp.end, stamp.end + 2))) return false;
  const before = rich.text.slice(Math.max(0, lineSpan.start - 400), lineSpan.start).trimEnd();
  const lineBefore = before.slice(before.lastIndexOf('\n') + 1);
  return hasLetter(lineBefore) && !/\d[:：]\d|[.:：。]$/u.test(lineBefore);
}

/** Whether a separator or bold words are between a time and its words. */
export function isSetOff({ traits }: Sighting): boolean {
  return traits.has('dash') || traits.has('separator') || traits.has('after-strong');
}
