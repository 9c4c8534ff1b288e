import { runOptions } from '../options/run-options.js';
import { printNotesEdit } from '../print-notes-edit.js';
import { type CommandEntry, outputOptionNames } from './command.js';

export const shiftCommand: CommandEntry = {
  name: 'shift',
  operands: [
    { name: 'notes', words: 'the show notes', count: 'one' },
    {
      name: 'audio',
      words: 'the mp3 as it is now; its duration must fit, and is then written to the notes',
      count: 'optional',
    },
  ],
  summary: 'move the times in show notes after a cut or an insertion',
  details:
    'Move the times in show notes after something was cut from the audio or inserted into it. Chapters that were cut out are ' +
    'removed. The times in --cut and --insert are times before the change, as the notes have them. A comment in the notes ' +
    'records what was done, so the same shift is not applied twice.',
  options: ['dry-run', 'cut', 'insert', 'offset', 'tolerance', 'force', 'no-config', ...outputOptionNames],
  own: { force: { words: 'shift even if it was done before or the audio does not fit' } },
  examples: [
    { command: 'chapterize shift episode.md --cut 12:00-12:30 --dry-run', words: 'see what would change' },
    {
      command: 'chapterize shift episode.md audio.mp3 --insert 0:00+8.5',
      words: 'after an intro was inserted',
    },
  ],
  run: async ([notes = '', audio], given, { io }) => {
    const { shiftNotes } = await import('../../run/shift.js');
    return printNotesEdit(await shiftNotes(notes, audio ?? null, runOptions(given)), given, io);
  },
};
