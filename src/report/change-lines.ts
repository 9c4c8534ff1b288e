import { formatTime } from '../diagnostic/wording.js';
import type { RunResult } from '../run/run-result.js';
import { printable } from './printable.js';
import type { Style } from './style.js';
import { formatClock } from './whole-seconds.js';

type Change = RunResult['changes'][number];
type Entry = NonNullable<Change['from']>;

/** What differs from the chapters that were there before, one line each: `~  0:47 → 0:48  Sourdouhg → Sourdough`. */
export function formatChanges(changes: readonly Change[], style: Style): string {
  const times = changes.map(formatTimes);
  const width = Math.max(...times.map(({ length }) => length), 0);
  const lines = changes.map((change, index) => {
    const time = (times[index] ?? '').padStart(width);
    switch (change.kind) {
      case 'added':
        return `  ${style('good', '+')} ${time}  ${entryWords(change.to)}\n`;
      case 'removed':
        return `  ${style('bad', '-')} ${time}  ${entryWords(change.from)}\n`;
      case 'changed':
        return `  ${style('caution', '~')} ${time}  ${changeWords(change.from, change.to)}\n`;
    }
  });
  return lines.join('');
}

/** Whole seconds, unless two times differ by less. */
function formatTimes({ from, to }: Change): string {
  const [before, after] = [from?.startMs ?? to?.startMs ?? 0, to?.startMs ?? from?.startMs ?? 0];
  if (before === after) return formatClock(after);
  const [short, long] = [[before, after].map(formatClock), [before, after].map(formatTime)];
  return (short[0] === short[1] ? long : short).join(' → ');
}

function entryWords({ title, url }: Entry): string {
  return url === null ? printable(title) : `${printable(title)}  ${printable(url)}`;
}

function changeWords(from: Entry, to: Entry): string {
  const title =
    from.title === to.title ? printable(to.title) : `${printable(from.title)} → ${printable(to.title)}`;
  if (from.url === to.url) return title;
  return `${title}  ${printable(from.url ?? 'no link')} → ${printable(to.url ?? 'no link')}`;
}
