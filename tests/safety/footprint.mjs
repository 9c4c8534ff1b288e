// What a run does to the machine: one execve, no socket, nothing written outside the folder of its target, and no owner,
// mode or time set by path.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { canTrace, program, restore, start } from './program.mjs';
import { finish } from './result.mjs';
import { undisturbed } from './shape-run.mjs';
import { placeShape, shapes } from './shapes.mjs';

const root = mkdtempSync(join(tmpdir(), 'chapterize-footprint-'));
const counts = { 'runs watched': 0, execve: 0, 'files opened for writing': 0, renames: 0 };
const violations = [];
const skipped = [];

const watched =
  'execve,execveat,socket,connect,bind,open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,chown,lchown,fchownat,utimensat,utime';
const changes = new Set(watched.split(',').slice(watched.split(',').indexOf('creat')));
/** What is done to a file that is open is done through its handle. */
const byPath = new Set([
  'truncate',
  'chmod',
  'fchmodat',
  'chown',
  'lchown',
  'fchownat',
  'utimensat',
  'utime',
]);
const opens = new Set(['open', 'openat', 'openat2']);

/** A call of the trace with the paths in it; null for lines that are none. */
function parseCall(line) {
  const [, name, args] = /^\d+ +([a-z0-9_]+)\((.*)$/.exec(line) ?? [];
  if (name === undefined) return null;
  const paths = [...args.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, path]) => path);
  return { name, args, paths, result: /= (\d+)$/.exec(args)?.[1] };
}

/** What a path leads to: `/proc/self/fd/20` to what was opened last as 20. */
function leadsTo(path, opened) {
  const [, descriptor] = /^\/proc\/self\/fd\/(\d+)$/.exec(path) ?? [];
  return opened.get(descriptor) ?? path;
}

function judge(shape, folder, lines) {
  const calls = lines.map(parseCall).filter((call) => call !== null);
  const isInside = (path) => resolve(folder, path).startsWith(`${folder}/`);
  const executed = calls.filter(({ name }) => name.startsWith('execve'));
  if (executed.length !== 1) violations.push(`${shape.name}: ${executed.length} programs were executed`);
  const opened = new Map();
  for (const { name, args, paths, result } of calls) {
    if (['socket', 'connect', 'bind'].includes(name)) violations.push(`${shape.name}: ${name}(${args}`);
    if (byPath.has(name) && paths.length > 0)
      violations.push(`${shape.name}: ${name}(${args}, not through a handle`);
    if (opens.has(name) && result !== undefined) opened.set(result, leadsTo(paths[0], opened));
    const isWrite = opens.has(name) && /O_WRONLY|O_RDWR|O_CREAT/.test(args);
    if (!isWrite && !changes.has(name)) continue;
    for (const path of paths)
      if (!isInside(leadsTo(path, opened))) violations.push(`${shape.name}: ${name} of ${path}`);
    if (isWrite) counts['files opened for writing'] += 1;
    if (name.startsWith('rename')) counts.renames += 1;
  }
  counts.execve += executed.length;
  counts['runs watched'] += 1;
}

try {
  if (canTrace()) {
    for (const shape of shapes()) {
      const place = placeShape(shape, join(root, shape.name));
      const { files } = await undisturbed(shape, place);
      restore(place.folder, files);
      const log = join(root, 'trace.log');
      const command = [
        'strace',
        '-f',
        '-s',
        '4096',
        '-o',
        log,
        '-e',
        `trace=${watched}`,
        process.execPath,
        program,
      ];
      const { status } = await start(place.argv, { command }).ended;
      if (status !== 0) violations.push(`${shape.name}: exit ${status} of ${program}`);
      judge(shape, place.folder, readFileSync(log, 'latin1').split('\n'));
    }
  } else {
    skipped.push({ what: 'all', why: 'strace is not there or may not trace' });
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
finish('footprint', { counts, violations, skipped });
