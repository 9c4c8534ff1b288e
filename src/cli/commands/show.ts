import { finish } from '../finish.js';
import { runOptions } from '../options/run-options.js';
import { notesFrom } from '../read-stdin.js';
import { type CommandEntry, outputOptionNames, timeOptionNames } from './command.js';

export const showCommand: CommandEntry = {
  name: 'show',
  operands: [
    {
      name: 'file',
      words: 'an mp3, its URL, or show notes; - reads notes from standard input',
      count: 'one',
    },
  ],
  summary: 'list the chapters in an mp3, or those that notes would give',
  options: [...timeOptionNames, 'full', 'allow-private', 'seek', 'no-config', 'links', ...outputOptionNames],
  examples: [
    { command: 'chapterize show audio.mp3', words: 'the chapters in an mp3' },
    { command: 'chapterize show episode.md', words: 'the chapters that notes would give' },
  ],
  run: async ([file = ''], given, { io }) => {
    const { show } = await import('../../run/show.js');
    return finish(await show(await notesFrom(file, io), runOptions(given)), given, io);
  },
};
