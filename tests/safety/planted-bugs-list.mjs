// The bugs to plant: each takes one rule of the writer out, by a replacement in one file of src. `noticedBy` is the file in
// tests/edit that must notice.

const atomicReplace = 'src/edit/atomic-replace.ts';
const temporaryFile = 'src/edit/temporary-file.ts';
const applyPlan = 'src/edit/apply-plan.ts';

export const bugs = [
  {
    name: 'no fsync of the file',
    noticedBy: 'atomic-replace',
    file: atomicReplace,
    find: 'if (!temporary.syncsWrites) await handle.sync();',
    put: '',
  },
  {
    name: 'failure of an early sync ignored',
    noticedBy: 'early-sync',
    file: 'src/edit/early-sync.ts',
    find: 'if (failure !== null) throw failure.error;',
    put: '',
  },
  {
    name: 'no fsync of the folder',
    noticedBy: 'atomic-replace',
    file: 'src/edit/folder-sync.ts',
    find: 'await folder?.sync();',
    put: '',
  },
  {
    name: 'short write ignored',
    noticedBy: 'write-fully',
    file: 'src/edit/write-fully.ts',
    find: 'count += bytesWritten;',
    put: 'count = bytes.length;',
  },
  {
    name: 'no O_EXCL',
    noticedBy: 'temporary-file',
    file: temporaryFile,
    find: 'O_WRONLY | O_CREAT | O_EXCL |',
    put: 'O_WRONLY | O_CREAT |',
  },
  {
    name: 'identity of the target not compared again',
    noticedBy: 'apply-plan',
    file: atomicReplace,
    find: 'await confirm();',
    put: '',
  },
  {
    name: 'identity of the source not compared again',
    noticedBy: 'apply-plan',
    file: applyPlan,
    find: 'await confirmSource(source);',
    put: '',
  },
  {
    name: 'unlink before rename',
    noticedBy: 'atomic-replace',
    file: atomicReplace,
    find: 'await rename(path, targetPath);',
    put: "await (await import('node:fs/promises')).unlink(targetPath).catch(() => undefined);\n    await rename(path, targetPath);",
  },
  {
    name: 'temporary file in another folder',
    noticedBy: 'atomic-replace',
    file: temporaryFile,
    find: 'createExclusively(join(dirname(targetPath), own), targetPath)',
    put: "createExclusively(join((await import('node:os')).tmpdir(), own), targetPath)",
  },
  {
    name: 'size not checked',
    noticedBy: 'atomic-replace',
    file: atomicReplace,
    find: 'if (found.size !== content.byteLength) {',
    put: 'if (found.size < 0) {',
  },
  {
    name: 'mode not kept',
    noticedBy: 'atomic-replace',
    file: atomicReplace,
    find: 'if (mode !== (found.mode & 0o7777)) await chmod(path, mode);',
    put: '',
  },
  {
    name: 'temporary file left behind after a failure',
    noticedBy: 'atomic-replace',
    file: temporaryFile,
    find: 'await unlink(path).catch(ignore);\n    },',
    put: '},',
  },
  {
    name: 'other runs not looked for',
    noticedBy: 'temporary-file',
    file: temporaryFile,
    find: 'if (rivals.length === 0) return file;',
    put: 'return file;',
  },
  {
    name: 'leftovers of ended runs in the way',
    noticedBy: 'temporary-file',
    file: 'src/edit/run-mark.ts',
    find: "if (!processExists(mark.pid)) return 'ended';",
    put: '',
  },
  {
    name: 'interruption ignored',
    noticedBy: 'write-edited',
    file: 'src/edit/interruption.ts',
    find: 'if (!signal.aborted) return;',
    put: 'if (signal.aborted || !signal.aborted) return;',
  },
  {
    name: 'short read taken for the end',
    noticedBy: 'write-edited',
    file: 'src/edit/write-edited.ts',
    find: 'if (count < wanted.length) {',
    put: 'if (count < 0) {',
  },
  {
    name: 'read-only file replaced',
    noticedBy: 'apply-plan',
    file: atomicReplace,
    find: 'await confirmWritable(target);',
    put: '',
  },
  {
    name: 'footer check off',
    noticedBy: 'announced-footer',
    file: 'src/id3/tag-header.ts',
    find: 'return (\n    footer !== null &&\n',
    put: 'return header.totalLength > tagHeaderLength + header.bodyLength || (\n    footer !== null &&\n',
  },
  {
    name: 'padding off by one',
    noticedBy: 'plan-edit',
    file: 'src/edit/padding.ts',
    find: 'return Math.min(audioStart - gapLength,',
    put: 'return Math.min(audioStart - gapLength + 1,',
  },
  {
    name: 'another file cloned than the one that is open',
    noticedBy: 'clone-file',
    file: 'src/edit/clone-file.ts',
    find: 'return open.dev === named.dev && open.ino === named.ino;',
    put: 'return true;',
  },
];
