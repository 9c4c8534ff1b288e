import { finish } from '../finish.js';
import { runOptions } from '../options/run-options.js';
import { notesFrom } from '../read-stdin.js';
import {
  type CommandEntry,
  outputOptionNames,
  pictureOptionNames,
  timeOptionNames,
  verifyingOptionNames,
} from './command.js';

/** The main job. */
export const writeCommand: CommandEntry = {
  name: '',
  operands: [
    {
      name: 'notes',
      words: 'the show notes: Markdown or text with timestamps; - reads them from standard input',
      count: 'one',
    },
    {
      name: 'audio',
      words:
        'the mp3 of the episode; by default the one that `file` in the notes names, or the one with the name of the notes, ' +
        'next to them or in --audio DIR',
      count: 'optional',
    },
  ],
  summary: 'verify an episode and write its chapters',
  details:
    'Write the timestamps in show notes into an mp3 as chapters, after checking that its duration and its length in bytes ' +
    'are those that the notes state.',
  options: [
    'output',
    'dry-run',
    'update-front-matter',
    'update',
    'audio',
    'also',
    ...timeOptionNames,
    ...verifyingOptionNames,
    'published',
    'allow-private',
    ...pictureOptionNames,
    'image-base',
    'tag-version',
    'padding',
    'keep-foreign',
    'force',
    'full-check',
    'break-lock',
    'touch',
    'seek',
    'no-config',
    'links',
    ...outputOptionNames,
  ],
  examples: [
    { command: 'chapterize episode.md audio.mp3', words: 'verify, then write the chapters' },
    { command: 'chapterize episode.md audio.mp3 -o finished.mp3', words: 'write them to another file' },
    { command: 'chapterize check episode.md audio.mp3', words: 'verify only' },
  ],
  run: async ([operand = '', given], options, { io }) => {
    const notes = await notesFrom(operand, io);
    const run = runOptions(options);
    const { audioFor, withoutAudio } = await import('../audio-operand.js');
    const { audio, diagnostics } = await audioFor(notes, given, options.audio);
    if (audio === null) {
      const { check } = await import('../../run/chapterize.js');
      return finish(withoutAudio(await check(notes, null, run), diagnostics), options, io);
    }
    const { chapterize } = await import('../../run/chapterize.js');
    return finish(await chapterize(notes, audio, run), options, io);
  },
};
