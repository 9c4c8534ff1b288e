import { rule } from '../rule.js';

/** Findings of the area `edit/`. */
export const editCodes = {
  'edit/hard-links': rule<{ readonly count: number }>({
    severity: 'warning',
    message: ({ count }) =>
      count === 1
        ? 'the file has another name (hard link), which keeps the old content'
        : `the file has ${count} other names (hard links), which keep the old content`,
    help: () => 'link the other names to the new file where they should have the chapters too',
    explain:
      'A file can have several names on one disk. The result is a whole new file that takes the place of one name, ' +
      'because overwriting the old one could leave a half-written file behind after a crash. The other names still lead ' +
      'to the old file, without the new chapters. Link them anew (`ln -f`) if they should lead to the new one.',
  }),
  'edit/folder-not-synced': rule<{ readonly file: string }>({
    severity: 'warning',
    message: () => 'the file is written, but its folder could not be synced to the disk',
    help: () => 'expect the old file again should the power fail within the next seconds',
    explain:
      'The new file is on the disk, but this file system (or the permission model of Node) does not let a program wait ' +
      'until the new name is on the disk too. Until the system writes it by itself, usually within half a minute, a power ' +
      'cut can bring the old file back, whole. Nothing needs to be done unless the power fails.',
  }),
  'edit/tag-saved': rule<{ readonly backupPath: string }>({
    severity: 'info',
    message: ({ backupPath }) => `the old tag is saved in ${backupPath}`,
    help: null,
    explain:
      'With --force a tag that could not be carried over whole is replaced. Its bytes were saved beside the audio before ' +
      'anything was written, exactly as they stood in the file. Delete the backup once nothing from it is missed.',
  }),
} as const;
