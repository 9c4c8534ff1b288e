import { rule } from '../rule.js';

/** Findings of the area `edit/`. */
export const editCodes = {
  'edit/hard-links': rule<{ readonly count: number }>({
    severity: 'warning',
    message: ({ count }) =>
      count === 1
        ? 'the file has another name (hard link), which keeps the old content'
        : `the file has ${count} other names (hard links), which keep the old content`,
    help: () => 'link the other names to the new file if they should have the chapters too',
    explain:
      'A file can have several names on one disk. The result is a new file that replaces one of these names, because ' +
      'overwriting the old file could leave it half written after a crash. The other names still lead to the old file, ' +
      'without the new chapters. Link them again (`ln -f`) if they should lead to the new file.',
  }),
  'edit/folder-not-synced': rule<{ readonly file: string }>({
    severity: 'warning',
    message: () => 'the file is written, but this system cannot confirm that its new name is on the disk',
    help: () => 'if the power fails within the next half minute, check which file is there',
    explain:
      'The content of the new file is on the disk, but this file system (or the permission model of Node) does not let a ' +
      'program wait until the new name is on the disk too. The system writes the name by itself, usually within half a ' +
      'minute. If the power fails before that, the old file may be back, complete. Otherwise there is nothing to do.',
  }),
  'edit/tag-saved': rule<{ readonly backupPath: string }>({
    severity: 'info',
    message: ({ backupPath }) => `the old tag is saved in ${backupPath}`,
    help: null,
    explain:
      '--force replaces a tag that cannot be kept complete. Before anything was written, the bytes of the old tag were ' +
      'saved beside the audio, exactly as they were in the file. Delete the backup when you are sure that nothing is missing.',
  }),
} as const;
