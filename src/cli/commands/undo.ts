import { finish } from '../finish.js';
import { runOptions } from '../options/run-options.js';
import { type CommandEntry, outputOptionNames } from './command.js';

export const undoCommand: CommandEntry = {
  name: 'undo',
  operands: [
    { name: 'audio', words: 'an mp3 that chapterize has written', count: 'one' },
    {
      name: 'notes',
      words: 'the notes that -u changed; by default those next to the mp3 with the same name',
      count: 'optional',
    },
  ],
  summary: 'restore an mp3 as it was before chapterize, bit for bit',
  options: ['output', 'dry-run', 'full-check', 'break-lock', ...outputOptionNames],
  examples: [
    { command: 'chapterize undo audio.mp3', words: 'restore the file' },
    { command: 'chapterize undo final.mp3 episode.md', words: 'restore the length in the notes too' },
    { command: 'chapterize undo audio.mp3 -o original.mp3', words: 'write the result to another file' },
  ],
  run: async ([audio = '', notes], given, { io }) => {
    const { undo } = await import('../../run/undo.js');
    return finish(await undo(audio, { ...runOptions(given), notes: notes ?? null }), given, io);
  },
};
