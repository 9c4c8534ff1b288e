import { finish } from '../finish.js';
import { runOptions } from '../options/run-options.js';
import { type CommandEntry, outputOptions } from './command.js';

export const checkCommand: CommandEntry = {
  name: 'check',
  operands: [
    { name: 'notes', words: 'the show notes', count: 'one', completes: 'file' },
    {
      name: 'audio',
      words: 'the mp3; without it the notes alone are checked',
      count: 'optional',
      completes: 'file',
    },
  ],
  summary: 'read and verify as the main job does, write nothing',
  options: [
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
    { command: 'chapterize check episode.md audio.mp3', words: 'notes and audio' },
    { command: 'chapterize check episode.md', words: 'the notes alone' },
    {
      command: 'chapterize check episode.md audio.mp3 --players apple,spotify',
      words: 'rules of players too',
    },
  ],
  run: async ([notes = '', audio], given, { io }) => {
    const { check } = await import('../../run/chapterize.js');
    return finish(await check(notes, audio ?? null, runOptions(given)), given, io);
  },
};
