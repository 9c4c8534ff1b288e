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

/** Findings of the area `batch/`: which notes belong to which audio, and what a batch keeps beside them. */
export const batchCodes = {
  'batch/no-audio': rule<{ readonly stated: string | null; readonly stem: string }>({
    severity: 'error',
    message: ({ stated, stem }) =>
      stated === null
        ? `no audio is named ${stem}, and the notes state no file`
        : `no audio is named ${stated}, as the notes state, nor ${stem}, as the notes are`,
    help: () => 'give the audio, or its folder with --audio; a batch also takes pairs in a --manifest',
    explain:
      'Notes are paired with the audio whose name is the last part of `file` in their front matter, or else with the ' +
      'audio of the same name as the notes; neither was found. The episode is left out and the others go on. Add the ' +
      'folder of the audio with --audio, correct `file`, or list the pair in a manifest.',
  }),
  'batch/no-notes': rule<Record<never, never>>({
    severity: 'warning',
    message: () => 'no notes belong to this audio',
    help: () => 'correct file in its notes, or name the pair in a --manifest; else it stays without chapters',
    explain:
      'An audio file stands in the folders of the batch, but no notes name it in `file` or have its name. It is left as ' +
      'it is. Should it have chapters, correct `file` in its notes or list the pair in a manifest; --strict makes this ' +
      'an error.',
  }),
  'batch/ambiguous-audio': rule<Names>({
    severity: 'error',
    message: (candidates) => `${candidates.count} audio files have the name: ${formatNames(candidates)}`,
    help: () => 'put the right one beside the notes, narrow --audio, or name the pair in a --manifest',
    explain:
      'Several audio files have the name that belongs to these notes, and none of them alone stands in the folder of the ' +
      'notes. Which one is meant is never guessed, so the episode is left out. Name the pair in a manifest, or search ' +
      'fewer folders.',
  }),
  'batch/shared-audio': rule<Names & { readonly audio: string }>({
    severity: 'error',
    message: ({ audio, ...others }) => `${audio} belongs to these notes and to ${formatNames(others)}`,
    help: () => 'correct file in one of them, or name the right pair in a --manifest',
    explain:
      'Two or more notes lead to the same audio file, often because `file` was copied from another episode. Whose ' +
      'chapters it should get is never guessed: none of them is run. Correct `file`, or list the right pairs in a manifest.',
  }),
  'batch/output-taken': rule<Names & { readonly output: string }>({
    severity: 'error',
    message: ({ output, ...others }) => `${output} would be the output of ${formatNames(others)} too`,
    help: () => 'give each its own output in a --manifest',
    explain:
      'Several episodes would be written to one file, and the last would win. None of them is run. Give each an output of ' +
      'its own in a manifest.',
  }),
  'batch/output-is-input': rule<{ readonly output: string }>({
    severity: 'error',
    message: ({ output }) => `the output ${output} is a file that the batch reads for another episode`,
    help: () => 'choose another --output, or another output in the --manifest',
    explain:
      'The result of this episode would replace the audio or the notes of another one. The episode is not run. Choose ' +
      'another folder with --output, or another output in the manifest.',
  }),
  'batch/finished-gone': rule<Record<never, never>>({
    severity: 'warning',
    message: () => 'the journal knows this file as finished, but it is not there any more',
    help: () => 'run the batch again to make it',
    explain:
      'A run with this journal finished the file, and since then somebody has moved or removed it before it was acknowledged. ' +
      'It is left out of the list. The next run of the batch makes it again.',
  }),
  'batch/link-outside': rule<{ readonly target: string }>({
    severity: 'error',
    message: ({ target }) => `this symbolic link leads to ${target}, outside the folders named`,
    help: () => 'name that folder too, or follow such links with --follow-links',
    explain:
      'A folder of the batch holds a symbolic link that leaves the folders named on the command line. In a checkout of ' +
      "somebody else's repository such a link can lead to any file of yours, so it is neither read nor written. Name the " +
      'folder that it leads to as well, or give --follow-links where you trust all links.',
  }),
  'batch/not-notes': rule<Record<never, never>>({
    severity: 'info',
    message: () => 'left out: it has no timestamps, states nothing about audio, and no audio has its name',
    help: null,
    explain:
      'The file stands in a folder of the batch and looks like text, but nothing in it speaks of an episode: no timestamp, ' +
      'no `file`, no audio of the same name. It is taken for a page of another kind, such as a readme. Nothing needs to be ' +
      'done unless it should have been notes.',
  }),
  'batch/nothing-found': rule<Names>({
    severity: 'error',
    message: (paths) => `no notes in ${formatNames(paths)}`,
    help: () => 'notes end in .md, .markdown, .mdown, .mkd or .txt',
    explain:
      'None of the paths leads to show notes, so there is nothing to do, which is hardly what was meant. Folders are ' +
      'searched with all folders below them; names that start with a dot are passed over. Check the paths, and the ' +
      'extension of the notes.',
  }),
  'batch/manifest': rule<{ readonly detail: string }>({
    severity: 'error',
    message: ({ detail }) => `the manifest ${detail}`,
    help: () => 'columns (or keys) are notes, audio and, where wanted, output',
    explain:
      'A manifest is CSV with a header line, or a JSON array of objects; its columns are `notes`, `audio` and, where ' +
      'wanted, `output`. What cannot be read is left out, the other episodes are run. Mend the row.',
  }),
  'batch/journal-line': rule<{ readonly line: number; readonly count: number }>({
    severity: 'info',
    message: ({ line, count }) =>
      count === 1
        ? `line ${line} is no entry; it is passed over`
        : `${count} lines, from line ${line} on, are no entries; they are passed over`,
    help: null,
    explain:
      'A run that is killed while it writes to the journal leaves a torn last line; the next run passes over it. Episodes ' +
      'whose entry is lost are read again, no more. Nothing needs to be done; should it come back, look after the disk.',
  }),
  'batch/journal-not-written': rule<{ readonly reason: string }>({
    severity: 'warning',
    message: ({ reason }) => `the episode is done, but not noted in the journal: ${reason}`,
    help: () => 'the next run reads it again',
    explain:
      'The journal could not be written, because of a full disk for instance. The episode itself is finished and safe; ' +
      'the next run only has to read it again. Make room, or choose another place for the journal.',
  }),
} as const;
