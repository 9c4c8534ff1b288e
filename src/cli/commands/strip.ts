import { finish } from '../finish.js';
import { runOptions } from '../options/run-options.js';
import { type CommandEntry, outputOptionNames } from './command.js';

export const stripCommand: CommandEntry = {
  name: 'strip',
  operands: [{ name: 'audio', words: 'an mp3', count: 'one' }],
  summary: 'remove the chapters from an mp3, and keep everything else',
  options: ['output', 'dry-run', 'full-check', 'break-lock', ...outputOptionNames],
  examples: [
    { command: 'chapterize strip audio.mp3', words: 'remove the chapters' },
    { command: 'chapterize strip audio.mp3 -o plain.mp3', words: 'write the result to another file' },
  ],
  run: async ([audio = ''], given, { io }) => {
    const { strip } = await import('../../run/strip.js');
    return finish(await strip(audio, runOptions(given)), given, io);
  },
};
