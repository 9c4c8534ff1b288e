/** How a file of src uses paths on the disk. */
export interface PathUse {
  /** What it imports from `node:fs` and `node:fs/promises`, but for types and constants. */
  readonly calls: readonly string[];
  /** What is looked at first, and what is then done by the same path. */
  readonly twice: string;
  /** What keeps the second from meeting another file than the first. */
  readonly bound: string;
}

const once = 'nothing: one call';

/**
 * THE table of paths that are used a second time. `path-uses.test.ts` holds the imports of src to it, and writes it into
 * docs/paths.md (`UPDATE=1 npx vitest run --config tests/vitest.config.ts tests/files/path-uses.test.ts`).
 */
export const pathUses: Readonly<Record<string, PathUse>> = {
  'files/file-source.ts': {
    calls: ['closeSync', 'fstatSync', 'lstatSync', 'openSync', 'realpathSync', 'statSync'],
    twice: 'a path is followed to its end, looked at, then opened',
    bound:
      'opened by the path without links, O_NOFOLLOW and O_NONBLOCK; afterwards the path must lead to the open file, through no link',
  },
  'files/read-glance.ts': {
    calls: ['closeSync', 'fstatSync', 'openSync', 'readSync'],
    twice: 'notes are read to pair them, and read again by the run',
    bound:
      'what was glanced at only chooses a pair; the run checks its bounds on the file that it opens itself',
  },
  'files/read-pace.ts': {
    calls: ['close', 'closeSync', 'fstatSync', 'read', 'readSync'],
    twice: once,
    bound: 'by handle',
  },
  'files/temporary-file.ts': {
    calls: ['open', 'readlink', 'unlink'],
    twice:
      'made, then opened for reading, renamed or removed; likewise the backup of a tag, made next to the mp3',
    bound:
      'O_EXCL and O_NOFOLLOW; before each further use the path must lead to the open file, and nothing is written into a backup before its folder is known to be the open one. If its folder was swapped, Linux tells where it is',
  },
  'files/atomic-replace.ts': {
    calls: ['renameSync'],
    twice: 'the new file and the target, renamed once the content is on the disk',
    bound:
      'in one turn before the rename: the folder is the open one and reached through no link, the new file is the open one, the target is what was read; afterwards the target must be the new file',
  },
  'files/folder-sync.ts': {
    calls: ['lstat', 'open', 'realpathSync'],
    twice: 'a folder that is written to and synced',
    bound:
      'held open (O_DIRECTORY, O_NOFOLLOW), synced by handle; its path is compared with it before each use',
  },
  'files/made-folders.ts': {
    calls: ['accessSync', 'mkdir', 'rmdir', 'rmdirSync', 'statSync'],
    twice:
      'how far the path of an output folder exists, then the missing folders are made; removed again if they stay empty',
    bound:
      'one folder after the other, each in the open one above it (by /proc/self/fd on Linux), compared before and after; only those of the same identity are removed, and only while empty',
  },
  'files/remove-file.ts': {
    calls: ['unlinkSync'],
    twice: 'a chapter file that was read and is removed by undo, or a backup that a killed run began',
    bound: 'its identity is compared in the same turn; names that are links are left',
  },
  'files/leftovers.ts': {
    calls: ['unlink'],
    twice: 'temporary files of ended runs, listed and then removed',
    bound: 'only names of the form of temporary files whose process has ended; unlink follows no link',
  },
  'files/rivals.ts': {
    calls: ['lstat', 'unlink'],
    twice: 'temporary files of other runs, listed, looked at, removed',
    bound: 'as above; what another user forges costs its owner no more than that name',
  },
  'files/folder-names.ts': { calls: ['readdir'], twice: once, bound: 'names alone' },
  'files/target.ts': {
    calls: ['access', 'lstat', 'realpath'],
    twice: 'the place of an output, looked at before the content is made',
    bound: 'followed to its end once; right before the rename it must hold what it held then',
  },
  'files/derived-name.ts': {
    calls: ['lstatSync', 'realpathSync'],
    twice:
      'names that the program makes up (--also, --images, pictures of the preview), planned and then written',
    bound:
      'they lie in the folder that held the mp3 or notes, or was made for them, and no link is followed; then as for every target',
  },
  'files/within.ts': {
    calls: ['realpathSync'],
    twice: 'the bounds of a batch, and the files in them',
    bound: 'bounds are paths without links, compared with the path of what is opened',
  },
  'files/named-output.ts': {
    calls: ['open', 'stat'],
    twice:
      '--report, --junit, --journal: opened, and special files opened again without O_NONBLOCK, FIFOs once more before that',
    bound:
      'looked at and written through the handle; opened without O_CREAT and O_TRUNC the second time, and refused where it is a regular file by then',
  },
  'files/stats-at.ts': {
    calls: ['statSync'],
    twice: 'what a path of a batch leads to, and the stamp of a file, compared in a later run or look',
    bound: 'decides only which folder is a bound; another stamp only means that the file is read again',
  },
  'files/touch-file.ts': { calls: ['futimes'], twice: once, bound: 'by handle' },
  'files/clone-file.ts': {
    calls: ['copyFile'],
    twice: 'the open source and the open new file',
    bound: 'by the paths that Linux gives to open files',
  },
  'files/run-mark.ts': {
    calls: ['readFileSync', 'readdirSync', 'readlinkSync', 'statSync'],
    twice: 'what /proc tells of a process',
    bound: 'the start of the process tells it from a later one of the same number',
  },
  'batch/find-audio.ts': { calls: ['realpath'], twice: once, bound: 'a name to pair by' },
  'batch/find-files.ts': {
    calls: ['readdir', 'realpath', 'stat'],
    twice: 'folders and links are looked at, then their files are opened by the run',
    bound: 'the run compares the path of what it has opened with the bounds',
  },
  'batch/merge-reports.ts': {
    calls: ['readdir', 'stat'],
    twice: 'folder or file, then read; reports are read twice',
    bound: 'read only; a line that is another the second time ends the run (`io/changed`)',
  },
  'cli/run-command.ts': { calls: ['lstatSync'], twice: once, bound: 'tells a misspelt command from a file' },
  'cli/standard-streams.ts': {
    calls: ['fstatSync', 'statSync', 'writeSync'],
    twice: once,
    bound: 'streams are written by descriptor',
  },
  'cli/is-folder.ts': {
    calls: ['statSync'],
    twice: 'folder or file, then read',
    bound: 'decides only what is tried; the other then fails',
  },
  'cli/commands/import.ts': {
    calls: ['readdirSync'],
    twice: 'other notes of the folder, listed and then read',
    bound: 'read only, for the form of their lines',
  },
  'config/find-config.ts': {
    calls: ['existsSync', 'realpathSync', 'statSync'],
    twice: 'chapterize.yaml is looked for, then read',
    bound: 'the path of what was opened must lie in the repository',
  },
  'preview/page-file.ts': { calls: ['readFile'], twice: once, bound: 'a file of the package' },
  'preview/pictures-on-disk.ts': {
    calls: ['readdir'],
    twice: 'pictures are listed, then read',
    bound: 'links are left out of the list; what is read must lie in the folder of the notes',
  },
  'preview/send-file.ts': {
    calls: ['send'],
    twice: 'the audio is looked at, then looked at and opened by `send`',
    bound:
      'read only, for the page of the user who runs the preview; the answer names the identity that the file has by then, and the page asks for none but the one that it knows',
  },
  'preview/watch-file.ts': {
    calls: ['stat', 'watch'],
    twice: 'a file is watched and looked at',
    bound: 'tells that something changed; the page then asks again',
  },
};
