import { readClock } from '../chapters/read-clock.js';
import { partOf } from './raw-chapter.js';
import type { ScalarNode } from './value-tree.js';

const hourKeys = ['hours', 'hour', 'h', 'hh', 'stunden'];
const minuteKeys = ['minutes', 'minute', 'min', 'm', 'mm', 'minuten'];
const secondKeys = ['seconds', 'second', 'sec', 's', 'ss', 'sekunden'];

/**
 * The start of an entry that has its hours, minutes and seconds under keys of their own, in seconds.
 *
 * @param scalars the values of the entry by folded key
 * @returns null if there are no minutes; its span is empty, because it is in no single value
 */
export function withFields(scalars: ReadonlyMap<string, ScalarNode>): ScalarNode | null {
  const fieldOf = (keys: readonly string[]) => {
    const value = scalars.get(keys.find((key) => scalars.has(key)) ?? '');
    return value === undefined || !/^\d{1,4}(?:\.\d{1,3})?$/.test(value.text) ? null : value;
  };
  const [hours, minutes, seconds] = [fieldOf(hourKeys), fieldOf(minuteKeys), fieldOf(secondKeys)];
  if (minutes === null || (hours === null && seconds === null)) return null;
  const [h, m, s] = [hours, minutes, seconds].map((field) => Number(field?.text ?? 0));
  const total = ((h ?? 0) * 60 + (m ?? 0)) * 60 + (s ?? 0);
  return { ...minutes, end: minutes.start, type: 'number', text: String(total), style: 'indirect' };
}

const range = /^(\d[\d:：.]{0,12})\s{0,3}(?:[-–—~→]|-{1,2}>|to|bis)\s{0,3}(\d[\d:：.]{0,12})$/;

/** A start without the brackets around it: `[6:45]`. */
export function withoutBrackets(start: ScalarNode | null): ScalarNode | null {
  const [, clock = ''] = /^\s*[[(]\s?([^\s[\]()]{1,20})\s?[\])]\s*$/.exec(start?.text ?? '') ?? [];
  return start === null || readClock(clock) === null
    ? start
    : partOf(start, start.text.indexOf(clock), clock);
}

/** Parts a start that is a range (`0:00 - 3:12`) from its end. */
export function withEnd(start: ScalarNode | null): {
  readonly start: ScalarNode | null;
  readonly end: ScalarNode | null;
} {
  const [, from = '', to = ''] = range.exec(start?.text.trim() ?? '') ?? [];
  if (start === null || readClock(from) === null || readClock(to) === null) return { start, end: null };
  return { start: partOf(start, start.text.indexOf(from), from), end: { ...start, text: to } };
}
