import { rule } from '../rule.js';

/** Findings about changing show notes in place. */
export const notesEditCodes = {
  'edit/notes-place': rule<{ readonly reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the notes cannot be changed here: ${reason}`,
    help: () => 'change this place by hand; nothing was written',
    explain:
      'Notes are changed only at places that reading them told exactly, so that nothing else in them is touched. This place is not one of them, and nothing was written. Change it by hand.',
  }),

  'edit/notes-not-proven': rule<{ readonly wanted: string; readonly found: string }>({
    severity: 'error',
    message: ({ wanted, found }) =>
      `the changed notes would not read as wanted: expected ${wanted}, read ${found}`,
    help: () => 'change the notes by hand; nothing was written',
    explain:
      'Changed notes are read again before they are written, and their chapters must be exactly the wanted ones. Here they are not, for instance because a title would be taken for something else. Nothing was written. Change the notes by hand.',
  }),
} as const;
