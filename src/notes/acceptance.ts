import type { Stamp } from './stamps.js';

/**
 * Chooses the stamps that are chapters; the rest are times that some text happens to begin or end with.
 *
 * Certain forms decide for the whole file: with `[@T]` or a link to a time in it, other stamps count only where
 * structure vouches for them. Without, a form counts when it stands at least twice, anything when it stands at
 * least three times, and a single one when brackets, a heading or a dash set it off.
 *
 * @param stamps in the order of the text
 * @param isHeaded for each unit whether it is in a part that is headed as the list of chapters
 * @see docs/forms.md
 */
export function acceptStamps(stamps: readonly Stamp[], isHeaded: readonly boolean[]): Stamp[] {
  const leading = stamps.filter((stamp) => !stamp.trailing);
  const accepted = withDayTimes(leading, acceptLeading(leading.filter((stamp) => !isDayTime(stamp))));
  const isAside = accepted.length <= 2 && accepted.every(({ clock }) => clock.form.timeLink);
  const trailing = isAside ? acceptTrailing(stamps.filter((stamp) => stamp.trailing)) : [];
  // One or two links to times are clips of other shows beside a list with its times after the titles.
  if (trailing.length > 2 || accepted.length === 0) return trailing;
  return withoutOtherLists(accepted, isHeaded);
}

/** Where a part of the notes is headed "Chapters", a list of dates or of songs in another part is none of them. */
function withoutOtherLists(accepted: Stamp[], isHeaded: readonly boolean[]): Stamp[] {
  const headed = accepted.filter(({ unitIndex }) => isHeaded[unitIndex]);
  if (headed.length < 3) return accepted;
  return accepted.filter((stamp) => isSure(stamp) || isHeaded[stamp.unitIndex]);
}

function acceptLeading(stamps: readonly Stamp[]): Stamp[] {
  const clean = stamps.filter(isClean);
  const formCounts = countForms(clean);
  if (stamps.some(isSure) && !areSureOnesAside(stamps)) {
    return stamps.filter((stamp) => {
      // A link to the start of a video needs no time in it.
      if (isSure(stamp) || (stamp.clock.link !== null && stamp.clock.timestamp.startMs === 0)) return true;
      return (
        stamp.position !== 'line' && (isClean(stamp) || (formCounts.get(stamp.clock.form.name) ?? 0) >= 2)
      );
    });
  }
  const enough = clean.length >= 3;
  return stamps.filter((stamp) => {
    if (isSure(stamp)) return false;
    if ((formCounts.get(stamp.clock.form.name) ?? 0) >= 2) return true;
    if (!isClean(stamp)) return false;
    return enough || stamp.clock.form.certainty === 'lone' || stamp.position === 'heading';
  });
}

/** Adds those before words such as `am` that stand among chapters like one of them: `7:00 am Ende`. */
function withDayTimes(stamps: readonly Stamp[], accepted: readonly Stamp[]): Stamp[] {
  if (accepted.length === stamps.length) return [...accepted];
  const chosen: Stamp[] = [];
  let nextIndex = 0;
  for (const stamp of stamps) {
    const next = accepted[nextIndex];
    if (stamp === next) nextIndex += 1;
    if (stamp === next || (isDayTime(stamp) && fitsBetween(chosen.at(-1), stamp, next))) chosen.push(stamp);
  }
  return chosen;
}

function isDayTime({ clock }: Stamp): boolean {
  return clock.hasDayTimeMark;
}

/** Whether a chapter stands right before or after a stamp, in the same way, and the times go on. */
function fitsBetween(before: Stamp | undefined, stamp: Stamp, after: Stamp | undefined): boolean {
  const isAfter = before !== undefined && isBeside(before, stamp);
  const isBefore = after !== undefined && isBeside(stamp, after);
  return (isAfter || isBefore) && (!isAfter || goesOn(before, stamp)) && (!isBefore || goesOn(stamp, after));
}

function isBeside(a: Stamp, b: Stamp): boolean {
  return a.position === b.position && a.unit.parent === b.unit.parent && b.unitIndex - a.unitIndex <= 1;
}

function goesOn(a: Stamp, b: Stamp): boolean {
  return a.clock.timestamp.startMs < b.clock.timestamp.startMs;
}

function acceptTrailing(stamps: readonly Stamp[]): Stamp[] {
  const clean = stamps.filter(isClean);
  const [first] = clean;
  if (first === undefined || clean.length < 2) return [];
  // Two links with the lengths of what they lead to look the same, but an episode begins in its first minute.
  const inBrackets = clean.every(({ clock }) => clock.form.name === 'X (T)');
  if (clean.length === 2 && inBrackets && first.clock.timestamp.startMs >= 60_000) return [];
  // The lengths of linked videos are as often shorter as longer than the one before; chapters go on.
  const steps = clean.slice(1).filter((stamp, index) => {
    return stamp.clock.timestamp.startMs > (clean[index]?.clock.timestamp.startMs ?? 0);
  });
  // And no length is 0:00: a list that begins there is one of chapters, one out of its order or not.
  const least = first.clock.timestamp.startMs === 0 ? 0.5 : 0.75;
  return steps.length >= (clean.length - 1) * least ? clean : [];
}

/**
 * Whether the only stamps that are sure by themselves are one or two links to times, of other shows or clips, beside a
 * list of plain ones that goes forward in time.
 */
function areSureOnesAside(stamps: readonly Stamp[]): boolean {
  const sure = stamps.filter(isSure);
  const plain = stamps.filter((stamp) => !isSure(stamp) && isClean(stamp));
  if (sure.length > 2 || plain.length < 3 || sure.some(({ clock }) => !clock.form.timeLink)) return false;
  return plain.slice(1).every((stamp, index) => {
    const before = plain[index];
    return before === undefined || goesOn(before, stamp);
  });
}

function isSure(stamp: Stamp): boolean {
  return stamp.clock.form.certainty === 'sure' || stamp.position === 'tag';
}

/**
 * Whether a clock is sound enough to be taken for one by itself. With slips it is only beside sound ones of the same form;
 * but nothing else is written like `0:1:30`.
 */
export function isClean({ clock: { timestamp } }: Stamp): boolean {
  return timestamp.slips.every(
    (slip) => slip === 'field-over-59' || (slip === 'one-digit-field' && timestamp.fields === 3),
  );
}

function countForms(stamps: readonly Stamp[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { clock } of stamps) counts.set(clock.form.name, (counts.get(clock.form.name) ?? 0) + 1);
  return counts;
}
