import { rule } from '../rule.js';

/** The first few of a list that is `count` long. */
export interface Names {
  readonly names: readonly string[];
  readonly count: number;
}

function formatNames({ names, count }: Names): string {
  const shown = names.join(', ');
  return count > names.length ? `${shown} and ${count - names.length} more` : shown;
}

/** Findings of the area `batch/`: which notes belong to which audio, and what a batch keeps next to them. */
export const batchCodes = {
  'batch/no-audio': rule<{ stated: string | null; stem: string }>({
    severity: 'error',
    message: ({ stated, stem }) =>
      stated === null
        ? `no audio file is named ${stem}, and the notes do not name one in \`file\``
        : `no audio file is named ${stated} (\`file\` in the notes) or ${stem} (the name of the notes)`,
    help: () => 'add the folder of the audio with --audio, correct `file`, or list the pair in a --manifest',
    explain:
      '`file` in the front matter names the audio. If it does not, the audio has the same name as the notes. Neither ' +
      'was found, so this episode is left out and the others are processed. Add the folder of the audio with --audio, ' +
      'correct `file`, or list the pair in a manifest.',
  }),
  'batch/no-notes': rule<Record<never, never>>({
    severity: 'warning',
    message: () => 'no notes belong to this audio',
    help: () => 'if it should have chapters, correct `file` in its notes, or list the pair in a --manifest',
    explain:
      'The folders of the batch contain this audio file, but no notes have its name or name it in `file`. It is left as ' +
      'it is. If it should have chapters, correct `file` in its notes or list the pair in a manifest. --strict makes ' +
      'this an error.',
  }),
  'batch/ambiguous-audio': rule<Names>({
    severity: 'error',
    message: (candidates) => `${candidates.count} audio files have this name: ${formatNames(candidates)}`,
    help: () => 'put the right one next to the notes, search fewer folders, or list the pair in a --manifest',
    explain:
      'Several audio files have the name that these notes ask for, and the folder of the notes does not settle it. ' +
      'Chapterize does not guess which one is meant, so the episode is left out. List the pair in a manifest, or search ' +
      'fewer folders.',
  }),
  'batch/shared-audio': rule<Names & { readonly audio: string }>({
    severity: 'error',
    message: ({ audio, ...others }) => `${audio} belongs to these notes and to ${formatNames(others)}`,
    help: () => 'correct `file` in one of them, or list the right pair in a --manifest',
    explain:
      'Two or more notes name the same audio file, often because `file` was copied from another episode. Chapterize ' +
      'does not guess which chapters it should get, so none of these episodes is processed. Correct `file`, or list the ' +
      'right pairs in a manifest.',
  }),
  'batch/output-taken': rule<Names & { readonly output: string }>({
    severity: 'error',
    message: ({ output, ...others }) => `${output} is also the output of ${formatNames(others)}`,
    help: () => 'give each episode its own output in a --manifest',
    explain:
      'Several episodes would be written to the same file, and only the last would remain. None of them is processed. ' +
      'Give each its own output in a manifest.',
  }),
  'batch/output-is-input': rule<{ output: string }>({
    severity: 'error',
    message: ({ output }) => `the output ${output} is the audio or the notes of another episode`,
    help: () => 'choose another --output, or another output in the --manifest',
    explain:
      'Writing this episode would overwrite the audio or the notes of another episode, so it is left out. Choose ' +
      'another folder with --output, or another output in the manifest.',
  }),
  'batch/finished-gone': rule<Record<never, never>>({
    severity: 'warning',
    message: () => 'the journal lists this file as finished, but it no longer exists',
    help: () => 'run the batch again to write it',
    explain:
      'A run with this journal finished the file, but it was moved or removed before it was acknowledged. It is left ' +
      'out of the list. The next run of the batch writes it again.',
  }),
  'batch/link-outside': rule<{ target: string }>({
    severity: 'error',
    message: ({ target }) => `this symbolic link leads to ${target}, outside the folders you named`,
    help: () => 'name that folder too, or follow such links with --follow-links',
    explain:
      'A folder of the batch contains a symbolic link that leads out of the folders named on the command line. In a ' +
      "checkout of somebody else's repository such a link can lead to any of your files, so chapterize neither reads " +
      'nor writes it. Name the folder that it leads to as well, or use --follow-links if you trust all links.',
  }),
  'batch/not-notes': rule<Record<never, never>>({
    severity: 'info',
    message: () =>
      'left out: it has no timestamps and does not name an audio file, and no audio has its name',
    help: null,
    explain:
      'The file is in a folder of the batch and looks like text, but nothing shows that it belongs to an episode: it ' +
      'has no timestamps and no `file`, and no audio has its name. It is probably another kind of page, such as a ' +
      'readme. Unless it is meant to be notes, there is nothing to do.',
  }),
  'batch/nothing-found': rule<Names>({
    severity: 'error',
    message: (paths) => `there are no notes in ${formatNames(paths)}`,
    help: () => 'check the paths; the names of notes end in .md, .markdown, .mdown, .mkd or .txt',
    explain:
      'None of the paths contains show notes. Folders are searched with all their subfolders, except names that start ' +
      'with a dot. Check the paths, and the extension of the notes.',
  }),
  'batch/manifest': rule<{ detail: string }>({
    severity: 'error',
    message: ({ detail }) => `the manifest ${detail}`,
    help: () => 'the columns (or keys) are notes, audio and, optionally, output',
    explain:
      'A manifest is CSV with a header line, or a JSON array of objects. Its columns are `notes`, `audio` and, ' +
      'optionally, `output`. Rows that cannot be read are left out, and the other episodes are processed. Correct the ' +
      'row.',
  }),
  'batch/journal-line': rule<{ line: number; count: number }>({
    severity: 'info',
    message: ({ line, count }) =>
      count === 1
        ? `line ${line} is not an entry and is skipped`
        : `${count} lines, the first of them line ${line}, are not entries and are skipped`,
    help: null,
    explain:
      'A run that is killed while it writes to the journal leaves an incomplete last line. The next run skips that line ' +
      'and reads its episode again, so nothing is lost. If this happens without a kill, check the disk.',
  }),
  'batch/journal-not-written': rule<{ reason: string }>({
    severity: 'warning',
    message: ({ reason }) => `the episode is finished, but the journal could not be written: ${reason}`,
    help: () => 'there is nothing to do; the next run reads the episode again',
    explain:
      'The journal could not be written, for example because the disk is full. The episode itself is finished and safe. ' +
      'The next run only has to read it again. Free some space, or put the journal elsewhere.',
  }),
  'batch/shard-missing': rule<Names>({
    severity: 'error',
    message: (shards) =>
      shards.count === 1
        ? `shard ${formatNames(shards)} has no report of a complete run`
        : `${shards.count} shards have no report of a complete run: ${formatNames(shards)}`,
    help: ({ names }) =>
      `run them again, each with its own journal (--shard ${names[0] ?? 'I/N'}), and join the reports again`,
    explain:
      'The reports belong to the shards of one list, but not every shard has a report that ends with the line of ' +
      'totals. The task was not started, was cut off or was interrupted, or its report was not given. The episodes of ' +
      'these shards may not be done. Start those tasks again; with their journals they continue where they stopped. ' +
      'Then join the reports again.',
  }),
  'batch/shards-differ': rule<{ counts: readonly number[] }>({
    severity: 'error',
    message: ({ counts }) =>
      `the reports come from lists that were divided differently: into ${counts.join(', ')} parts`,
    help: () => 'join only the reports of one division',
    explain:
      'Shards of different divisions (3/8 and 3/16, or a run without --shard) do not fit together, so chapterize cannot ' +
      'tell which episodes are missing. Only join the reports of one array of tasks.',
  }),
  'batch/shards-overlap': rule<{ one: string; other: string }>({
    severity: 'error',
    message: ({ one, other }) => `this episode is in the reports of the shards ${one} and ${other}`,
    help: () => 'run all shards on the same list, or join only the reports of one list',
    explain:
      'Each episode belongs to one shard. If two shards report the same episode, the list changed while the tasks ran, ' +
      'or the reports are from different lists. Then another episode may belong to no shard. The last report counts. ' +
      'Run the tasks again on a list that does not change.',
  }),
  'batch/report-gap': rule<{ shard: string; found: number; expected: number }>({
    severity: 'error',
    message: ({ shard, found, expected }) =>
      `shard ${shard} has ${expected} episodes, but its reports have only ${found} of them`,
    help: ({ shard }) => `run it again: --shard ${shard}`,
    explain:
      'The line of totals of a shard names more episodes than its reports have lines. The shard was stopped by --fail-fast, ' +
      'or lines of the report were lost. Run the shard again; with its journal it continues where it stopped.',
  }),
  'batch/report-line': rule<{ line: number; count: number }>({
    severity: 'info',
    message: ({ line, count }) =>
      count === 1
        ? `line ${line} is not a line of a report and is skipped`
        : `${count} lines, the first of them line ${line}, are not lines of a report and are skipped`,
    help: null,
    explain:
      'A task that is killed while it writes to its report leaves an incomplete line. The next attempt of the task reports ' +
      'the episode again, so there is nothing to do.',
  }),
} as const;
