import { ChapterizeError } from '../../diagnostic/failure.js';
import { folder } from '../options/value-kinds.js';
import {
  type CommandEntry,
  outputOptionNames,
  pictureOptionNames,
  publishedOptionNames,
  timeOptionNames,
  verifyingOptionNames,
} from './command.js';

export const batchCommand: CommandEntry = {
  name: 'batch',
  operands: [{ name: 'paths', words: 'notes, and folders of notes and audio', count: 'many' }],
  summary: 'process many episodes: notes and folders of notes',
  options: [
    'output',
    'dry-run',
    'update-front-matter',
    'update',
    'audio',
    'also',
    ...timeOptionNames,
    'manifest',
    'check',
    'follow-links',
    'jobs',
    'fail-fast',
    'journal',
    'list',
    'acknowledge',
    'shard',
    'merge-reports',
    ...verifyingOptionNames,
    ...publishedOptionNames,
    ...pictureOptionNames,
    'image-base',
    'tag-version',
    'padding',
    'keep-foreign',
    'force',
    'no-config',
    'full-check',
    'break-lock',
    ...outputOptionNames,
    'report',
    'junit',
  ],
  own: { output: { value: folder, words: 'write the results to DIR and leave the audio as it is' } },
  examples: [
    { command: 'chapterize batch notes --audio exports -o finished', words: 'a whole catalogue' },
    { command: 'chapterize batch notes --audio exports --dry-run', words: 'see what would happen' },
    {
      command: 'chapterize batch notes --check --feed _site/feed.xml',
      words: 'a whole catalogue against its feed',
    },
    { command: 'chapterize batch --manifest episodes.csv', words: 'the pairs that a table lists' },
    { command: 'chapterize batch --merge-reports reports', words: 'the reports of all shards as one' },
  ],
  run: async (paths, given, context) => {
    if (given.list !== undefined || given.acknowledge !== undefined) {
      if (paths.length > 0) throw listTakesNoPaths();
      const { runJournal } = await import('../run-journal.js');
      return runJournal(given, context.io);
    }
    if (given['merge-reports'] === true) {
      if (paths.length === 0) {
        const help = 'give reports, or folders of them';
        throw new ChapterizeError('usage', '--merge-reports needs the reports to join', { help });
      }
      const { runMerge } = await import('../run-merge.js');
      return runMerge(paths, given, context.io);
    }
    if (paths.length === 0 && given.manifest === undefined) {
      const help = 'give notes or a folder of notes, or a --manifest';
      throw new ChapterizeError('usage', 'no episodes are given', { help });
    }
    const { runBatch } = await import('../run-batch.js');
    return runBatch(paths, given, context);
  },
};

function listTakesNoPaths(): ChapterizeError {
  return new ChapterizeError('usage', '--list and --acknowledge do not process episodes', {
    help: 'leave out the paths: the journal lists the files',
  });
}
