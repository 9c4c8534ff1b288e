import type { Stamp } from './stamps.js';

/**
 * Chooses the stamps that are chapters; the rest are times that some text happens to begin or end with.
 *
 * Certain forms decide for the whole file: with `[@T]` or a link to a time in it, other stamps count only where
 * structure vouches for them. Without, a form counts when it stands at least twice, anything when it stands at
 * least three times, and a single one when brackets, a heading or a dash set it off.
 *
 * @param stamps in the order of the text
 * @see docs/forms.md
 */
export function acceptStamps(stamps: readonly Stamp[]): Stamp[] {
  const leading = stamps.filter((stamp) => !stamp.trailing);
  const accepted = acceptLeading(leading);
  return accepted.length > 0 ? accepted : acceptTrailing(stamps.filter((stamp) => stamp.trailing));
}

function acceptLeading(stamps: readonly Stamp[]): Stamp[] {
  const clean = stamps.filter(isClean);
  const formCounts = countForms(clean);
  if (stamps.some(isSure)) {
    return stamps.filter((stamp) => {
      if (isSure(stamp)) return true;
      return (
        stamp.position !== 'line' && (isClean(stamp) || (formCounts.get(stamp.clock.form.name) ?? 0) >= 2)
      );
    });
  }
  const enough = clean.length >= 3;
  return stamps.filter((stamp) => {
    if ((formCounts.get(stamp.clock.form.name) ?? 0) >= 2) return true;
    if (!isClean(stamp)) return false;
    return enough || stamp.clock.form.certainty === 'lone' || stamp.position === 'heading';
  });
}

function acceptTrailing(stamps: readonly Stamp[]): Stamp[] {
  const clean = stamps.filter(isClean);
  if (clean.length < 2) return [];
  // The lengths of linked videos are as often shorter as longer than the one before; chapters go on.
  const steps = clean.slice(1).filter((stamp, index) => {
    return stamp.clock.timestamp.startMs > (clean[index]?.clock.timestamp.startMs ?? 0);
  });
  return steps.length >= (clean.length - 1) * 0.75 ? clean : [];
}

function isSure(stamp: Stamp): boolean {
  return stamp.clock.form.certainty === 'sure' || stamp.position === 'tag';
}

/** A clock with slips is taken for one only beside sound ones of the same form. */
export function isClean(stamp: Stamp): boolean {
  return stamp.clock.timestamp.slips.every((slip) => slip === 'field-over-59');
}

function countForms(stamps: readonly Stamp[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { clock } of stamps) counts.set(clock.form.name, (counts.get(clock.form.name) ?? 0) + 1);
  return counts;
}
