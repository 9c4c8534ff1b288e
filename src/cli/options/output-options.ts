import type { OptionRow } from './option-row.js';
import * as kinds from './value-kinds.js';

/** What is printed: rows of the table of options. */
export const outputOptions = {
  touch: {
    value: null,
    words: 'set the modification time of the output to now even if nothing changes, for make',
  },
  'break-lock': { value: null, words: 'remove the lock of another run that has ended' },
  format: {
    value: kinds.outputFormat,
    words: 'print for people, as JSON, or as annotations for GitHub workflows: human, json or github',
    unset: 'human',
    inConfig: true,
  },
  json: { value: null, words: 'short for --format json' },
  verbose: {
    value: null,
    words: 'also print informative findings and the sha256 of the audio',
    inConfig: true,
  },
  seek: { value: null, words: 'list where players land that seek by the header of the mp3', inConfig: true },
  links: { value: null, words: 'list the full link of every chapter', inConfig: true },
  quiet: { short: 'q', value: null, words: 'print findings only', inConfig: true },
  report: { value: kinds.file, words: 'also write one line of JSON per episode to FILE' },
  junit: { value: kinds.file, words: 'also write a JUnit report to FILE' },
  color: { value: null, words: 'use colours even when piped', inConfig: true },
  'no-color': { value: null, words: 'do not use colours', inConfig: true },
} as const satisfies Readonly<Record<string, OptionRow>>;
