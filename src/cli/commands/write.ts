import { finish } from '../finish.js';
import { runOptions } from '../options/run-options.js';
import { type CommandEntry, outputOptions } from './command.js';

/** The main job. */
export const writeCommand: CommandEntry = {
  name: '',
  operands: [
    {
      name: 'notes',
      words: 'the show notes: Markdown or text with timestamps, with or without front matter',
      count: 'one',
      completes: 'file',
    },
    { name: 'audio', words: 'the mp3 of the episode', count: 'one', completes: 'file' },
  ],
  summary: 'verify an episode and write its chapters',
  details:
    'Writes the timestamps of show notes into an mp3 as chapters, after verifying the duration and the byte length that ' +
    'the notes state.',
  options: [
    'output',
    'dry-run',
    'update-front-matter',
    'update',
    'offset',
    'intro',
    'tolerance',
    'no-verify',
    'strict',
    'players',
    'tag-version',
    'padding',
    'force',
    'seek',
    ...outputOptions,
  ],
  examples: [
    { command: 'chapterize episode.md audio.mp3', words: 'verify, then write the chapters' },
    { command: 'chapterize episode.md audio.mp3 -o finished.mp3', words: 'write them into another file' },
    { command: 'chapterize check episode.md audio.mp3', words: 'verify only' },
  ],
  run: async ([notes = '', audio = ''], given, { io }) => {
    const { chapterize } = await import('../../run/chapterize.js');
    return finish(await chapterize(notes, audio, runOptions(given)), given, io);
  },
};
