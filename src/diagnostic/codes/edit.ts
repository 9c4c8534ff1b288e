import { rule } from '../rule.js';

/** Findings of the area `edit/`. */
export const editCodes = {
  'edit/hard-links': rule<{ count: number }>({
    severity: 'warning',
    message: ({ count }) =>
      count === 1
        ? 'the file has another name (a hard link), which still has the old content'
        : `the file has ${count} other names (hard links), which still have the old content`,
    help: () => 'if they should have the chapters too, link them to the new file',
    explain:
      'A file can have several names on one disk. Chapterize writes a new file that replaces one of these names, ' +
      'because overwriting the old file could leave it half written after a crash. The other names still lead to the ' +
      'old file, without the new chapters. Link them again (`ln -f`) if they should lead to the new file.',
  }),
  'edit/folder-not-synced': rule<{ file: string }>({
    severity: 'warning',
    message: () => 'the file is written, but this system cannot confirm that its name is on the disk yet',
    help: () => 'if the power fails within the next half minute, check which file is there',
    explain:
      'The content of the new file is on the disk. This file system (or the permission model of Node) does not let a ' +
      'program wait until the new name is on the disk too. The system writes the name by itself, usually within half a ' +
      'minute. If the power fails before that, the complete old file may be back. Otherwise there is nothing to do.',
  }),
  'edit/tag-saved': rule<{ backupPath: string }>({
    severity: 'info',
    message: ({ backupPath }) => `the old tag was saved in ${backupPath}`,
    help: null,
    explain:
      '--force replaces a tag that cannot be kept complete. Before anything was written, the bytes of the old tag were ' +
      'saved next to the audio, exactly as they were in the file. Delete the backup when you are sure that nothing is ' +
      'missing.',
  }),
} as const;
