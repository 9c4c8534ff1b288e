import { rule } from '../rule.js';

/** Findings about the show notes. */
export const notesCodes = {
  'notes/invalid-encoding': rule<{ readonly encoding: string; readonly offset: number }>({
    severity: 'error',
    message: ({ encoding, offset }) => `byte ${offset} is no valid ${encoding}`,
    help: () => 'save the notes as UTF-8',
    explain:
      'The notes must be UTF-8, or UTF-16 with a byte order mark. A byte that fits neither would turn into a wrong character in a title, so nothing is read. Save the file as UTF-8 in your editor.',
  }),
} as const;
