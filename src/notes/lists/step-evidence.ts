import { videoOfLink } from '../../chapters/link-time.js';
import { isTrailing, type Sighting } from '../sightings/sighting.js';
import { isBehindList } from './behind-list.js';
import { isCitedBelow } from './cited-below.js';
import { areNeighbours } from './contents.js';
import { type Evidence, type SeenStep, startOf } from './evidence.js';
import { beginsAgain, isOnOtherSideBehind, leavesEarly, sharesStart } from './other-part.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** THE table of what a step from one clock to the next says. */
export const stepEvidence: readonly Evidence<SeenStep>[] = [
  { what: 'The second is later than the first.', weight: 1, holds: (step) => stepMs(step) > 0 },
  {
    what: 'Both are on the same side of their words.',
    weight: 0.5,
    holds: ({ before, after }) => isTrailing(before.sighting) === isTrailing(after.sighting),
  },
  {
    what: 'Both have the same brackets.',
    weight: 0.5,
    holds: ({ before, after }) => before.sighting.opener === after.sighting.opener,
  },
  {
    what: 'They are on different sides of their words, and in different parts.',
    weight: -1,
    holds: (step) =>
      isTrailing(step.before.sighting) !== isTrailing(step.after.sighting) && !isSameCompany(step),
  },
  {
    what: 'They are neighbours (consecutive items, rows or lines) that only differ in the side.',
    weight: 1,
    holds: (step) =>
      isSameCompany(step) &&
      areNeighbours([step.before.sighting, step.after.sighting]) &&
      stepMs(step) > 0 &&
      isTrailing(step.before.sighting) !== isTrailing(step.after.sighting),
  },
  {
    what: 'The second is after its words, in an item below the first, which is before its own words; and the second has at most one sibling: `Talk, 20:15`.',
    weight: -4,
    holds: isCitedBelow,
  },
  {
    what: 'The second is earlier, among its siblings.',
    weight: -1,
    holds: (step) => stepMs(step) < 0 && isSameCompany(step),
  },
  {
    what: 'And both are after their words, like lengths.',
    weight: -1,
    holds: (step) => stepMs(step) < 0 && isSameCompany(step) && isTrailing(step.after.sighting),
  },
  {
    what: 'The second is earlier and is in another part.',
    weight: -6,
    holds: (step) => stepMs(step) < 0 && !isSameCompany(step),
  },
  {
    what: 'The second starts again from the beginning in another part: another recording.',
    weight: -6,
    holds: (step) =>
      !isSameCompany(step) &&
      startOf(step.before) > 10 * minuteMs &&
      startOf(step.after) < startOf(step.before) / 4,
  },
  {
    what: 'The part that the second is in, or all times on its side of their words, come later in the text and begin in the first half of the time so far: another list.',
    weight: -20,
    holds: (step) => (!isSameCompany(step) || isOnOtherSideBehind(step)) && beginsAgain(step),
  },
  {
    what: 'That part begins within its first minute: the list of another recording.',
    weight: -1000,
    holds: (step) => !isSameCompany(step) && beginsAgain(step) && step.after.company.firstMs <= minuteMs,
  },
  {
    what: 'That part repeats a time of the list before it: it is about the same chapters.',
    weight: -1000,
    holds: (step) => !isSameCompany(step) && (beginsAgain(step) || goesBackAlone(step)) && sharesStart(step),
  },
  {
    what: 'They are in different parts and link to different videos.',
    weight: -1000,
    holds: (step) => !isSameCompany(step) && areOfTwoVideos(step),
  },
  {
    what: 'It leaves a part, whose later times would all be skipped, for a later part.',
    weight: -20,
    holds: (step) => !isSameCompany(step) && leavesEarly(step),
  },
  {
    what: 'The second is in another form: earlier and in another paragraph than the lines of the first, or behind a label and earlier or in a paragraph below items (`Open: 10:00–16:00`), or earlier and with a dot where the first has a colon: `17.11 Meeting`.',
    weight: -4,
    holds: (step) =>
      (stepMs(step) < 0 &&
        (leavesParagraph(step) || isNew(step, ({ clock }) => clock.slips.includes('dot')))) ||
      hasNewLabel(step),
  },
  {
    what: 'The second is the last of the notes, alone behind the list and in another form: on the other side of its words, or at the end of a later paragraph, or by its digits or words a time of day, a verse or a label: `Length: 43:11`, `New videos every Tuesday 18:30`.',
    weight: -6,
    holds: (step) => (leavesParagraph(step) || !isSameCompany(step)) && isBehindList(step),
  },
  {
    what: 'The list is below "Chapters", the second is not.',
    weight: -5,
    holds: (step) => leavesChapters(step) && step.after.sighting.unit.kind !== 'heading',
  },
  {
    what: 'And the second is earlier.',
    weight: -40,
    holds: (step) => stepMs(step) < 0 && !isSameCompany(step) && leavesChapters(step),
  },
  {
    what: 'The second is earlier and shares its line with others, unlike the first: `Sunday: 8:00 Mass, 9:30 Choir`.',
    weight: -40,
    holds: (step) => stepMs(step) < 0 && isNew(step, ({ traits }) => traits.has('run-on')),
  },
  {
    what: 'The list has at least three times and is below "Chapters", the second is not and has no siblings.',
    weight: -5,
    holds: (step) =>
      leavesChapters(step) &&
      step.after.sighting.unit.kind !== 'heading' &&
      step.after.company.members.length === 1 &&
      step.before.company.members.length >= 3,
  },
  {
    what: 'One is marked with `@` or a link to a time; the other is not, and is elsewhere, unless it is at the start of a paragraph of one line before it, and earlier.',
    weight: -8,
    holds: (step) =>
      step.before.company.key !== step.after.company.key &&
      isMarked(step.before.sighting) !== isMarked(step.after.sighting) &&
      !leadsOn(step),
  },
  {
    what: 'They are in different columns of different tables.',
    weight: -20,
    holds: (step) =>
      !isSameCompany(step) &&
      areRows(step) &&
      step.before.sighting.rich.column !== step.after.sighting.rich.column,
  },
  {
    what: 'They are less than three seconds apart.',
    weight: -1.5,
    holds: (step) => stepMs(step) > 0 && stepMs(step) < 3000,
  },
  { what: 'Both are at the same time.', weight: -1, holds: (step) => stepMs(step) === 0 },
  { what: 'They are more than two hours apart.', weight: -1, holds: (step) => stepMs(step) > 2 * hourMs },
];

/** Whether the first begins a paragraph of one line, and so may head the items that the second begins: `5:00 Plan`. */
function leadsOn(step: SeenStep): boolean {
  const { unit, position } = step.before.sighting;
  const isLine = unit.kind === 'paragraph' && position === 'before' && !unit.raw.includes('\n');
  return isLine && stepMs(step) > 0 && step.after.sighting.unit.kind === 'item';
}

function leavesChapters({ before, after }: SeenStep): boolean {
  return before.company.section.kind === 'chapters' && after.company.section.kind !== 'chapters';
}

function areOfTwoVideos({ before, after }: SeenStep): boolean {
  const [first, second] = [videoOf(before.sighting), videoOf(after.sighting)];
  return first !== null && second !== null && first !== second;
}

/** The video that a time links to, null for none. */
function videoOf({ link, linkMs }: Sighting): string | null {
  return link === null || linkMs === null ? null : videoOfLink(link.href);
}

function areRows({ before, after }: SeenStep): boolean {
  return before.sighting.unit.kind === 'row' && after.sighting.unit.kind === 'row';
}

/** Whether the second is earlier, without others of its kind next to it: those around it may lead to another list. */
function goesBackAlone(step: SeenStep): boolean {
  return step.after.company.members.length === 1 && stepMs(step) < 0;
}

function hasNewLabel(step: SeenStep): boolean {
  if (!isNew(step, ({ traits }) => traits.has('label'))) return false;
  return stepMs(step) < 0 || isNew(step, ({ unit }) => unit.kind === 'paragraph');
}

/** Whether something is true of the second and not of the first. */
function isNew({ before, after }: SeenStep, is: (sighting: Sighting) => boolean): boolean {
  return is(after.sighting) && !is(before.sighting);
}

/** A paragraph with fewer lines is not a list of lines. */
const leastLines = 3;

/** Whether the first is in a paragraph whose lines are the list, and the second in another. */
function leavesParagraph({ before, after }: SeenStep): boolean {
  const { unit } = before.sighting;
  return (
    after.sighting.unit !== unit &&
    before.sighting.line >= leastLines - 1 &&
    (before.company.membersIn.get(unit) ?? 0) >= leastLines
  );
}

/** The same place, on either side of the words. */
function isSameCompany({ before, after }: SeenStep): boolean {
  return before.company.place === after.company.place;
}

function isMarked({ hasAt, opener, linkMs, unit }: Sighting): boolean {
  return (hasAt && opener !== '') || linkMs !== null || unit.kind === 'tag';
}

function stepMs({ before, after }: SeenStep): number {
  return startOf(after) - startOf(before);
}
