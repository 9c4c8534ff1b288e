// Owners, modes and permissions: what a run may not write it refuses, and what it writes keeps its rights.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, linkSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, run } from './program.mjs';
import { finish, repository } from './result.mjs';
import { undisturbed } from './shape-run.mjs';
import { placeShape, shapes } from './shapes.mjs';
import { litterIn, stateOf } from './verdict.mjs';

const nobody = 65534;
const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];
const node = [process.execPath, program];
const permissionFlag = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

/** Node that may read the program and the folder, and write to what is given. */
function permitted(folder, writable) {
  // Each once: Node 20 ends with a failed assertion when it is given a path twice.
  const readable = new Set([`${repository}/`, `${join(program, '../..')}/`, `${folder}/`]);
  const mayRead = [...readable].map((path) => `--allow-fs-read=${path}`);
  const mayWrite = writable.map((path) => `--allow-fs-write=${path}`);
  return [process.execPath, permissionFlag, '--no-warnings', ...mayRead, ...mayWrite, program];
}

/** Each: what is prepared, how the program is started, and what is to be found afterwards. */
const cases = [
  {
    name: 'owner and mode',
    needs: 'root',
    prepare: ({ audio }) => (chownSync(audio, 1234, 2345), chmodSync(audio, 0o640)),
    expect: 'new',
    rights: { uid: 1234, gid: 2345, mode: 0o640 },
  },
  {
    name: 'a read-only file',
    prepare: ({ audio }) => chmodSync(audio, 0o444),
    expect: 'old',
    rights: { mode: 0o444 },
  },
  {
    name: 'a file of another user',
    needs: 'nobody',
    prepare: ({ audio, folder }) => (chmodSync(folder, 0o777), chmodSync(audio, 0o644)),
    expect: 'old',
  },
  {
    name: 'a file of another user that all may write',
    needs: 'nobody',
    prepare: ({ audio, folder }) => (chmodSync(folder, 0o777), chmodSync(audio, 0o666)),
    expect: 'old',
    rights: { uid: 0, mode: 0o666 },
  },
  {
    name: 'a read-only folder',
    needs: 'nobody',
    prepare: ({ audio, folder }) => (chownSync(audio, nobody, nobody), chmodSync(folder, 0o555)),
    expect: 'old',
  },
  {
    name: 'a folder that may not be listed',
    needs: 'nobody',
    prepare: ({ audio, folder }) => {
      for (const path of [audio, folder]) chownSync(path, nobody, nobody);
      chmodSync(folder, 0o300);
    },
    expect: 'new',
    rights: { uid: nobody },
  },
  {
    name: 'another name of the file',
    prepare: ({ audio, folder }) => linkSync(audio, join(folder, 'second.mp3')),
    expect: 'new',
    also: ({ folder }, states) => readFileSync(join(folder, 'second.mp3')).equals(states.old),
  },
  { name: 'the permission model', command: ({ folder }) => permitted(folder, [`${folder}/`]), expect: 'new' },
  {
    name: 'the permission model without the right to write',
    command: ({ folder }) => permitted(folder, []),
    expect: 'old',
  },
];

const root = mkdtempSync(join(tmpdir(), 'chapterize-rights-'));
chmodSync(root, 0o755);
const counts = { cases: 0 };
const violations = [];
const skipped = [];

function canBe(user) {
  if (process.getuid?.() !== 0) return 'not root';
  if (user === 'root') return null;
  const [file, ...args] = [...asNobody, ...node, '--version'];
  const { status, stderr } = spawnSync(file, args, { encoding: 'utf8' });
  return status === 0
    ? null
    : `another user cannot run the program: ${String(stderr).trim().split('\n').at(-1)}`;
}

function rightsOf(path) {
  const { uid, gid, mode } = statSync(path);
  return { uid, gid, mode: mode & 0o7777 };
}

async function tryCase({ name, needs, prepare, command, expect, rights = {}, also }, shape, states) {
  const obstacle = needs === undefined ? null : canBe(needs);
  if (obstacle !== null) {
    skipped.push({ what: name, why: obstacle });
    return;
  }
  const place = placeShape(shape, join(root, name));
  prepare?.(place);
  const before = rightsOf(place.audio);
  const start = needs === 'nobody' ? [...asNobody, ...node] : (command?.(place) ?? node);
  const { status, stderr } = await run(place.argv, { command: start });
  const state = stateOf(place.audio, states);
  const told = `${name}: exit ${status}, the file is ${state} (${stderr.trim()})`;
  if (state !== expect || (expect === 'new') !== (status === 0)) violations.push(told);
  const found = rightsOf(place.audio);
  for (const [key, value] of Object.entries({ ...before, ...rights })) {
    if (found[key] !== value) violations.push(`${name}: ${key} is ${found[key]}, was ${value}`);
  }
  if (also !== undefined && !also(place, states)) violations.push(`${name}: not as it should be`);
  const litter = litterIn(place.folder, ['episode.mp3', 'episode.md', 'second.mp3']);
  if (litter.length > 0) violations.push(`${name}: left ${litter}`);
  counts.cases += 1;
}

try {
  const shape = shapes()[1];
  const { states } = await undisturbed(shape, placeShape(shape, join(root, 'undisturbed')));
  for (const each of cases) await tryCase(each, shape, states);
} finally {
  rmSync(root, { recursive: true, force: true });
}
finish('rights', { counts, violations, skipped });
