import { finishNotesEdit } from '../finish-notes-edit.js';
import { runOptions } from '../options/run-options.js';
import { type CommandEntry, outputOptions } from './command.js';

export const shiftCommand: CommandEntry = {
  name: 'shift',
  operands: [
    { name: 'notes', words: 'the show notes', count: 'one', completes: 'file' },
    {
      name: 'audio',
      words: 'the mp3 as it is now; its duration must fit, and becomes the stated one',
      count: 'optional',
      completes: 'file',
    },
  ],
  summary: 'move the times in show notes after a cut or an insertion',
  details:
    'Moves the times in show notes after the audio was cut or something was put in, and removes chapters that were cut out. All ' +
    'times of --cut and --insert are those of the notes as they are. A comment in the notes says what was done, so that ' +
    'the same shift is not applied twice.',
  options: ['dry-run', 'cut', 'insert', 'offset', 'tolerance', 'force', 'no-config', ...outputOptions],
  own: { force: { words: 'shift although it was done before or the audio does not fit' } },
  examples: [
    { command: 'chapterize shift episode.md --cut 12:00-12:30 --dry-run', words: 'see what would change' },
    {
      command: 'chapterize shift episode.md audio.mp3 --insert 0:00+8.5',
      words: 'after an intro was put in',
    },
  ],
  run: async ([notes = '', audio], given, { io }) => {
    const { shiftNotes } = await import('../../run/shift.js');
    return finishNotesEdit(await shiftNotes(notes, audio ?? null, runOptions(given)), given, io);
  },
};
