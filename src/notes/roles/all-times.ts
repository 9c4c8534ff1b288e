import { findClocks } from '../../chapters/clock-grammar.js';
import { foldDigits } from '../../text/fold-digits.js';
import { placeOf } from '../../text/line-index.js';
import type { SourceText } from '../../text/source-text.js';
import type { Span } from '../../text/span.js';
import type { Sighting } from '../sightings/sighting.js';
import { sourceSpan } from '../units/rich-text.js';
import type { HiddenPart } from '../units/unit.js';
import { roles as meanings, type NotedTime, type TimeRole } from './role.js';

/** What is known of the times. */
export interface ReadTimes {
  readonly roles: ReadonlyMap<Sighting, TimeRole>;
  readonly hidden: readonly HiddenPart[];
  /** The roles of times in data that are more than values, by their offsets. */
  readonly listed: ReadonlyMap<number, TimeRole>;
}

/**
 * Lists every time in the notes, each with its one role: those of the text, then the others in code, quotations, front
 * matter and markup.
 *
 * @param bodyStart offset of the body
 * @param end offset where reading stopped
 */
export function listTimes(
  source: SourceText,
  bodyStart: number,
  end: number,
  { roles, hidden, listed }: ReadTimes,
): readonly NotedTime[] {
  const times: (Span & Omit<NotedTime, 'place' | 'meaning'>)[] = [];
  for (const [{ rich, span, clock, end: until }, role] of roles) {
    times.push({ ...sourceSpan(rich, span), text: clock.text, startMs: clock.readings[0].startMs, role });
    if (until === null) continue;
    const ofEnd = role === 'chapter' ? 'end' : role;
    const { clock: other } = until;
    times.push({
      ...sourceSpan(rich, until.span),
      text: other.text,
      startMs: other.readings[0].startMs,
      role: ofEnd,
    });
  }
  times.sort((a, b) => a.start - b.start);
  let next = 0;
  let hiding = 0;
  const others = findClocks(foldDigits(source.text.slice(0, end)), false).flatMap(
    ({ clock, start, end: clockEnd }) => {
      while ((times[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
      if ((times[next]?.start ?? Number.POSITIVE_INFINITY) < clockEnd) return [];
      while ((hidden[hiding]?.end ?? Number.POSITIVE_INFINITY) <= start) hiding += 1;
      const part = hidden[hiding];
      const isHidden = part !== undefined && part.start <= start;
      const role = listed.get(start) ?? (start < bodyStart ? 'value' : isHidden ? part.kind : 'markup');
      return [{ start, end: clockEnd, text: clock.text, startMs: clock.readings[0].startMs, role }];
    },
  );
  return [...times, ...others]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end: timeEnd, ...time }) => ({
      ...time,
      meaning: meanings[time.role],
      place: placeOf(source.file, source.lines, start, timeEnd),
    }));
}
