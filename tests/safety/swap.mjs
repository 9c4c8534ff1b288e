// A second process, of another user where this one is root, that swaps files and folders under a run as fast as it can.
// Whatever the run does, it must not change, hand over, create or show anything outside the folders that are the other's.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { run } from './program.mjs';
import { finish } from './result.mjs';
import { placeShape, shapes } from './shapes.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '12' } } });
const rounds = Number(values.rounds);
const other = 65534;
const isRoot = process.getuid?.() === 0;
const root = mkdtempSync(join(tmpdir(), 'chapterize-swap-'));
chmodSync(root, 0o755);
const counts = { runs: 0, swaps: 0 };
const details = { done: 0, refused: 0 };
const violations = [];
const secret = 'a secret of whoever runs the program';

const byName = new Map(shapes(4000).map((shape) => [shape.name, shape]));
const shape = (name) => byName.get(name);

/** What is run, and which of its files and folders the other process swaps. */
const jobs = [
  { name: 'embed', shape: shape('v2.3'), argv: ({ notes, audio }) => [notes, audio] },
  { name: 'embed of the same size', shape: shape('replace'), argv: ({ notes, audio }) => [notes, audio] },
  { name: '-u', shape: shape('notes too'), argv: ({ notes, audio }) => ['-u', notes, audio] },
  { name: 'strip', shape: shape('strip'), argv: ({ audio }) => ['strip', audio] },
  {
    name: '--force',
    shape: shape('v2.3'),
    argv: ({ notes, audio }) => ['--force', notes, audio],
  },
  {
    name: '-o',
    shape: shape('v2.3'),
    argv: ({ notes, audio, out }) => [notes, audio, '-o', join(out, 'finished.mp3')],
    swapped: ({ out }) => out,
    // A link that is where the user points to is followed, and the run may find one there when it begins.
    mayCreate: 'finished.mp3',
  },
  {
    name: 'batch',
    shape: shape('v2.3'),
    argv: ({ theirs, out }) => [
      'batch',
      join(theirs, 'in'),
      '-u',
      '-o',
      out,
      '--journal',
      join(out, 'journal.ndjson'),
      '--report',
      join(out, 'report.ndjson'),
    ],
    swapped: ({ out }) => join(out, 'show'),
  },
];

/** How it is disturbed: what the other process does, and to what. */
const disturbances = [
  { kind: 'names', of: (job, place) => [job.swapped?.(place) ?? place.folder, place.victim] },
  { kind: 'folder', of: (job, place) => [job.swapped?.(place) ?? place.folder, place.outside] },
  { kind: 'file', of: (_job, place) => [place.audio, place.victim] },
];

/** A folder of the other user, and next to it what is nobody else's business. */
function prepare(job, round) {
  const base = join(root, `${job.name} ${round}`);
  const theirs = join(base, 'theirs');
  const [outside, out] = [join(base, 'outside'), join(theirs, 'out')];
  const place = { ...placeShape(job.shape, join(theirs, 'in/show')), base, theirs, outside, out };
  for (const folder of [outside, join(out, 'show')]) mkdirSync(folder, { recursive: true });
  const victim = join(outside, 'secret');
  // As long as the audio, so that its size gives nothing away.
  writeFileSync(victim, secret.padEnd(job.shape.audio.length, '.'), { mode: 0o600 });
  if (isRoot)
    for (const path of [
      theirs,
      dirname(place.folder),
      place.folder,
      place.audio,
      place.notes,
      out,
      join(out, 'show'),
    ])
      chownSync(path, other, other);
  return { ...place, victim };
}

async function startSwapper(kind, args) {
  const script = join(dirname(fileURLToPath(import.meta.url)), 'swapper.mjs');
  const as = isRoot ? ['setpriv', `--reuid=${other}`, `--regid=${other}`, '--clear-groups'] : [];
  const [file, ...rest] = [...as, process.execPath, script, kind, ...args];
  const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      if (printed.includes('ready')) resolve();
    });
    void ended.then(() => reject(new Error('the swapper did not start')));
  });
  return async () => {
    child.kill('SIGTERM');
    await ended;
    return Number(printed.replace('ready', ''));
  };
}

/** Everything about a folder that must stay: names, owners, modes, content. */
function fingerprint(folder, mayCreate) {
  return JSON.stringify(
    readdirSync(folder)
      .filter((name) => name !== mayCreate)
      .sort()
      .map((name) => {
        const { uid, gid, mode, size, mtimeMs, nlink } = lstatSync(join(folder, name));
        return [name, uid, gid, mode, size, mtimeMs, nlink];
      }),
  );
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

async function tryOnce(job, { kind, of }, round) {
  const place = prepare(job, round);
  const before = fingerprint(place.outside);
  const content = readFileSync(place.victim, 'utf8');
  const stop = await startSwapper(kind, of(job, place));
  const { status, stderr } = await run(job.argv(place));
  counts.swaps += await stop();
  counts.runs += 1;
  details[status === 0 ? 'done' : 'refused'] += 1;
  const what = `${job.name}, ${kind} swapped (${round}), exit ${status}`;
  if (fingerprint(place.outside, job.mayCreate) !== before)
    violations.push(`${what}: changed what is outside: ${readdirSync(place.outside)}`);
  else if (readFileSync(place.victim, 'utf8') !== content) violations.push(`${what}: wrote to the secret`);
  for (const path of filesBelow(place.theirs)) {
    if (readFileSync(path).includes(secret)) violations.push(`${what}: the secret stands in ${path}`);
  }
  if (/internal/.test(stderr)) violations.push(`${what}: ${stderr.trim()}`);
  rmSync(place.base, { recursive: true, force: true });
}

try {
  for (const job of jobs)
    for (const disturbance of disturbances)
      for (let round = 0; round < rounds; round += 1) await tryOnce(job, disturbance, round);
} finally {
  rmSync(root, { recursive: true, force: true });
}
const skipped = isRoot ? [] : [{ what: 'another user', why: 'not root' }];
finish('swap', { counts, violations, skipped, details });
