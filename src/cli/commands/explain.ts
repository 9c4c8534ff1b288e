import { exitCodes } from '../exit-code.js';
import { screenOf } from '../io.js';
import { printOptions } from '../options/run-options.js';
import type { CommandEntry } from './command.js';

export const explainCommand: CommandEntry = {
  name: 'explain',
  operands: [
    {
      name: 'code',
      words: 'the code in brackets in a finding; without it, all codes are listed',
      count: 'optional',
      completes: 'code',
    },
  ],
  summary: 'say what a finding means and what to do about it',
  options: ['color', 'no-color'],
  examples: [
    { command: 'chapterize explain verify/duration-mismatch', words: 'one code' },
    { command: 'chapterize explain', words: 'all codes' },
  ],
  run: async ([code], given, { io }) => {
    const { formatCodes, formatExplanation } = await import('../../report/explain.js');
    const screen = screenOf(io.stdout, io.env, printOptions(given).color);
    io.stdout.write(code === undefined ? formatCodes(screen) : formatExplanation(code, screen));
    return exitCodes.done;
  },
};
