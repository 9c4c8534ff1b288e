import type { OptionRow } from './option-row.js';
import * as kinds from './value-kinds.js';

/** Which episodes of many are run, and how: rows of the table of options. */
export const episodesOptions = {
  manifest: {
    value: kinds.file,
    words: 'read the notes, audio and output of each episode from a CSV or JSON file',
    group: 'episodes',
    inConfig: false,
  },
  check: { value: null, words: 'verify only', group: 'episodes', inConfig: false },
  'skip-pages': {
    value: null,
    words: 'leave out pages without timestamps that state nothing about audio, even a single one',
    group: 'episodes',
    inConfig: true,
  },
  jobs: {
    value: kinds.count,
    words: 'run N episodes at once',
    group: 'episodes',
    unset: 'the number of cores, at most 8',
    inConfig: true,
  },
  'fail-fast': {
    value: null,
    words: 'begin no other episode once one has failed',
    group: 'episodes',
    inConfig: true,
  },
  journal: {
    value: kinds.file,
    words: 'remember in FILE what is done, so that the next run does not read it again',
    group: 'episodes',
    inConfig: false,
  },
  list: {
    value: kinds.listed,
    words: 'print what the --journal knows as written and not acknowledged, one path per line; run nothing',
    group: 'episodes',
    inConfig: false,
  },
  acknowledge: {
    value: kinds.file,
    words:
      'note in the --journal that the files which FILE lists were handed on; - reads the list from standard input',
    group: 'episodes',
    inConfig: false,
  },
  'follow-links': {
    value: null,
    words: 'follow symbolic links out of the folders named',
    group: 'episodes',
    inConfig: false,
  },
  shard: {
    value: kinds.shard,
    words: 'take only the I-th of N parts of the list',
    group: 'episodes',
    inConfig: false,
  },
} as const satisfies Readonly<Record<string, OptionRow>>;
