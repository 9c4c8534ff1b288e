import { isTrailing, type Sighting } from '../sightings/sighting.js';
import { footnoteMark } from '../units/masked-text.js';
import type { Company } from './company.js';
import type { Evidence, SeenSighting } from './evidence.js';

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
    what: 'It stands in brackets before the words.',
    weight: 3,
    holds: ({ sighting }) => sighting.opener !== '' && sighting.linkMs === null && !isTrailing(sighting),
  },
  {
    what: 'It stands in a heading.',
    weight: 3,
    holds: ({ sighting }) => sighting.unit.kind === 'heading' && sighting.opener === '',
  },
  {
    what: 'It stands bare after the words of a heading, as no other time does.',
    weight: -1,
    holds: ({ sighting, company }) =>
      sighting.unit.kind === 'heading' &&
      isTrailing(sighting) &&
      sighting.opener === '' &&
      sighting.linkMs === null &&
      company.members.length === 1,
  },
  {
    what: 'It stands between the words of a heading or an item, set off by brackets or a link.',
    weight: -3,
    holds: ({ sighting }) => sighting.position === 'between',
  },
  {
    what: 'It stands in a row of a table.',
    weight: 1,
    holds: ({ sighting }) => sighting.unit.kind === 'row',
  },
  {
    what: 'The head of its column says that it is a length or an end.',
    weight: -8,
    holds: ({ sighting }) => sighting.rich.isOfOthers === true,
  },
  {
    what: 'A dash stands between it and the words after it.',
    weight: 3,
    holds: ({ sighting }) => !isTrailing(sighting) && sighting.opener === '' && sighting.traits.has('dash'),
  },
  {
    what: 'It stands bare before the words.',
    weight: 0.5,
    holds: ({ sighting }) => !isTrailing(sighting) && sighting.opener === '',
  },
  {
    what: 'It stands after the words, without brackets or a separator.',
    weight: -1.5,
    holds: ({ sighting }) =>
      isTrailing(sighting) &&
      sighting.opener === '' &&
      sighting.unit.kind !== 'heading' &&
      !isSetOff(sighting),
  },
  {
    what: 'It stands in brackets after a link, as the lengths of what is linked do.',
    weight: -2,
    holds: ({ sighting }) =>
      isTrailing(sighting) &&
      sighting.opener !== '' &&
      sighting.linkMs === null &&
      sighting.unit.kind !== 'heading' &&
      sighting.traits.has('after-link'),
  },
  {
    what: 'A word such as "at" makes it a part of the sentence before it, and it is not one of a few such among four or more that go forward.',
    weight: -6,
    holds: ({ sighting, company }) =>
      isTrailing(sighting) && sighting.traits.has('preposition') && !isOneOfFew(company),
  },
  {
    what: 'A colon after its bracket ends a line without other words: `(0:29):`, what is below is said.',
    weight: -8,
    holds: ({ sighting: { position, opener, rich, stamp } }) =>
      position === 'alone' && opener !== '' && /^[:：]\s/.test(rich.text.slice(stamp.end, stamp.end + 2)),
  },
  {
    what: 'It is a verse: `John 3:16`, and so is half of its like.',
    weight: -8,
    holds: ({ sighting, company }) => sighting.traits.has('verse') && company.verses >= 0.5,
  },
  {
    what: 'It is a range of full five seconds, as all of its like are, and one of them is that short: a plan in hours and minutes.',
    weight: -8,
    holds: ({ sighting, company }) =>
      sighting.end !== null &&
      company.fives === 1 &&
      !company.hasDuration &&
      company.members.length <= mostPlanned &&
      company.members.some(lastsFiveSeconds),
  },
  {
    what: 'A word such as "Uhrzeit" heads its column, and its like lie a minute apart at most, read as minutes and seconds.',
    weight: -10,
    holds: ({ sighting, company }) =>
      sighting.rich.isOfDay === true && company.members.length > 1 && company.medianGapMs <= 60_000,
  },
  {
    what: 'A word marks it as a time of day: `10:30 am`, `19:00 Uhr`.',
    weight: -1,
    holds: ({ sighting }) => sighting.traits.has('day-time'),
  },
  {
    what: 'It is a cue of subtitles: `00:01.000 --> 00:02.000`, and its like follow within twenty seconds.',
    weight: -20,
    holds: ({ sighting, company }) =>
      sighting.traits.has('subtitle') && (company.members.length < 3 || company.medianGapMs < shortestCueMs),
  },
  {
    what: 'A minus sign stands right before it.',
    weight: -4,
    holds: ({ sighting }) => sighting.traits.has('minus') && sighting.opener === '',
  },
  {
    what: 'A letter stands right beside it.',
    weight: -0.5,
    holds: ({ sighting }) => sighting.traits.has('glued'),
  },
  {
    what: 'It has a slip of the pen in it.',
    weight: -1.5,
    holds: ({ sighting }) =>
      sighting.clock.form === 'loose' &&
      !(
        sighting.clock.slips.length === 1 &&
        sighting.clock.slips[0] === 'one-digit-field' &&
        sighting.clock.fields === 3
      ),
  },
  {
    what: 'It has a dot for a colon, and no link to a time bears it out.',
    weight: -1.5,
    holds: ({ sighting }) => sighting.clock.slips.includes('dot') && sighting.linkMs === null,
  },
  {
    what: 'It is written with units: `1h02m`.',
    weight: -1,
    holds: ({ sighting }) => sighting.clock.form === 'units' || sighting.clock.form === 'marks',
  },
  {
    what: 'A word such as "at" stands before it, and the sentence goes on behind it.',
    weight: -3,
    holds: ({ sighting }) => sighting.traits.has('leads-on'),
  },
  {
    what: 'A link beside it leads to the very time that it names.',
    weight: 5,
    holds: ({ sighting }) => sighting.linkMs === null && sighting.traits.has('linked-beside'),
  },
  {
    what: 'A word for length stands before it: `Duration: 1:09:30`.',
    weight: -8,
    holds: ({ sighting }) => sighting.traits.has('length'),
  },
  {
    what: 'It stands after the words of a footnote: what is cited is another recording.',
    weight: -8,
    holds: ({ sighting }) =>
      isTrailing(sighting) && sighting.rich.text.charAt(sighting.lineSpan.start) === footnoteMark,
  },
  {
    what: 'More than one sentence stands before it on its line.',
    weight: -2,
    holds: ({ sighting, company }) =>
      isTrailing(sighting) && sighting.traits.has('sentences') && company.members.length < 3,
  },
  {
    what: 'It stands in brackets behind the full stop of a sentence, in a paragraph.',
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
    what: 'Another time with its own words stands before it, and an arrow or a dash: `Graz 9:42 → Wien 12:20`.',
    weight: -5,
    holds: ({ sighting }) => sighting.traits.has('way-on') && sighting.linkMs === null,
  },
  {
    what: 'Each of its like has another time in its row, an earlier one, and those go forward as well: two runs side by side.',
    weight: -10,
    holds: ({ company }) => company.areCompared,
  },
  {
    what: 'A label stands before it on its line.',
    weight: -2,
    holds: ({ sighting }) => sighting.traits.has('label'),
  },
  {
    what: 'It is set in like code, stands in a block of code or is quoted.',
    weight: -12,
    holds: ({ sighting }) => sighting.unit.aside !== null,
  },
];

/** What is said in one breath fits in less; the title of a chapter covers more. */
const shortestCueMs = 20_000;
/** Longer lists are not looked through. */
const mostPlanned = 50;

function lastsFiveSeconds({ clock, end }: Sighting): boolean {
  return end !== null && end.clock.readings[0].startMs - clock.readings[0].startMs === 5000;
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
  return /\p{L}/u.test(lineBefore) && !/\d[:：]\d|[.:：。]$/u.test(lineBefore);
}

function isSetOff({ traits }: Sighting): boolean {
  return traits.has('dash') || traits.has('separator') || traits.has('after-strong');
}
