import type { OptionRow } from './option-row.js';
import * as kinds from './value-kinds.js';

/** Which episodes of many are run, and how: rows of the table of options. */
export const episodesOptions = {
  manifest: {
    value: kinds.file,
    words: 'read the notes, audio and output of each episode from a CSV or JSON file',
  },
  check: { words: 'verify only' },
  'skip-pages': {
    words: 'skip pages that have no timestamps and name no audio, even if only one is given',
    inConfig: true,
  },
  jobs: {
    value: kinds.count,
    words: 'read N episodes at once, and write N',
    unset: 'the number of cores, at most 8',
    inConfig: true,
  },
  'fail-fast': { words: 'stop starting episodes once one has failed', inConfig: true },
  journal: { value: kinds.file, words: 'remember finished episodes in FILE, and skip them in the next run' },
  list: {
    value: kinds.listed,
    words:
      'print the files that the --journal lists as written but not acknowledged, one per line; run nothing',
  },
  acknowledge: {
    value: kinds.fileOrInput,
    words:
      'record in the --journal that the files listed in FILE were handed on; - reads the list from standard input',
  },
  'follow-links': { words: 'also follow symbolic links that lead out of the given folders' },
  shard: {
    value: kinds.shard,
    words:
      'run only the I-th of N parts of the list; auto: the part of this task of Slurm, Kubernetes or AWS Batch, auto/N: of N',
  },
  'merge-reports': {
    words: 'join the reports of all shards into one (the paths are reports, or folders of them); run nothing',
  },
} as const satisfies Readonly<Record<string, OptionRow>>;
