import type { OptionRow } from './option-row.js';
import * as kinds from './value-kinds.js';

/** What is printed: rows of the table of options. */
export const outputOptions = {
  touch: { words: 'set the modification time of the output to now even if nothing changes, for make' },
  'break-lock': { words: 'remove the lock of another run that has ended' },
  format: {
    value: kinds.outputFormat,
    words: 'print for people, as JSON, or as annotations for GitHub workflows: human, json or github',
    unset: 'human',
    inConfig: true,
  },
  json: { words: 'short for --format json' },
  verbose: { words: 'also print informative findings and the sha256 of the audio', inConfig: true },
  seek: { words: 'list where players land when they seek by the header of the mp3', inConfig: true },
  links: { words: 'list the full link of every chapter', inConfig: true },
  quiet: { short: 'q', words: 'print findings only', inConfig: true },
  report: { value: kinds.file, words: 'also write one line of JSON per episode to FILE' },
  junit: { value: kinds.file, words: 'also write a JUnit report to FILE' },
  color: { words: 'use colours even when piped', inConfig: true },
  'no-color': { words: 'do not use colours', inConfig: true },
} as const satisfies Readonly<Record<string, OptionRow>>;
