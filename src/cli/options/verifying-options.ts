import { defaultOptions } from '../../run/options.js';
import type { OptionRow } from './option-row.js';
import * as kinds from './value-kinds.js';

/** What is verified: rows of the table of options. */
export const verifyingOptions = {
  tolerance: {
    value: kinds.seconds,
    words: 'allow the duration to differ by SECONDS',
    unset: String(defaultOptions.toleranceMs / 1000),
    inConfig: true,
  },
  'no-verify': { words: 'only warn if the audio differs from the front matter', inConfig: true },
  strict: { words: 'treat warnings as errors', inConfig: true },
  players: {
    value: kinds.players,
    words: `check the publishing rules of players: ${kinds.players.choices?.join(', ')}`,
    inConfig: true,
  },
  'full-check': {
    words: 'compare every byte of an object that was written in a store (s3://), not samples',
    inConfig: true,
  },
} as const satisfies Readonly<Record<string, OptionRow>>;
