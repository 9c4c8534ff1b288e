import { createHash } from 'node:crypto';
import type { BatchSettings } from './batch-options.js';

/** Options that do not change what a run makes of an episode. */
const indifferent: ReadonlySet<string> = new Set([
  'output',
  'dryRun',
  'hash',
  'within',
  'breakLock',
  'listNames',
  'inTurn',
  'folders',
  'touch',
  'signal',
]);

/** One short text for all options that decide what is verified and written: equal for equal options only. */
export function settingsKey({ run, check }: BatchSettings): string {
  const deciding = Object.entries(run)
    .filter(([name]) => !indifferent.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([check, deciding]))
    .digest('hex')
    .slice(0, 16);
}
