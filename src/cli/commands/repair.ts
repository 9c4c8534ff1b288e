import { finish } from '../finish.js';
import { runOptions } from '../options/run-options.js';
import { type CommandEntry, outputOptionNames } from './command.js';

export const repairCommand: CommandEntry = {
  name: 'repair',
  operands: [{ name: 'audio', words: 'an mp3', count: 'one' }],
  summary: 'fix chapters that another program wrote wrongly',
  options: [
    'output',
    'dry-run',
    'full-check',
    'break-lock',
    'tag-size',
    'tag-version',
    'padding',
    'force',
    ...outputOptionNames,
  ],
  examples: [
    { command: 'chapterize repair audio.mp3 --dry-run', words: 'show what is wrong' },
    { command: 'chapterize repair audio.mp3', words: 'fix it' },
  ],
  run: async ([audio = ''], given, { io }) => {
    const { repair } = await import('../../run/repair.js');
    return finish(await repair(audio, { ...runOptions(given), tagSize: given['tag-size'] }), given, io);
  },
};
