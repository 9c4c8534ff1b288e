// A second process, of another user where this one is root, that swaps files and folders under a run as fast as it can.
// Whatever the run does, it must not change, hand over, create or show anything outside the folders that are the other's.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { run } from './program.mjs';
import { finish } from './result.mjs';
import { placeShape } from './shapes.mjs';
import { jobs } from './swap-jobs.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '12' },
    /** One row alone. */
    job: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const other = 65534;
const isRoot = process.getuid?.() === 0;
const root = mkdtempSync(join(tmpdir(), 'chapterize-swap-'));
chmodSync(root, 0o755);
const counts = { runs: 0, swaps: 0 };
const details = { done: 0, refused: 0 };
const violations = [];
const secret = 'a secret of whoever runs the program';

/** How it is disturbed: what the other process does, and to what. */
const disturbances = [
  { kind: 'names', of: (job, place) => [job.swapped?.(place) ?? place.folder, place.victim] },
  { kind: 'folder', of: (job, place) => [job.swapped?.(place) ?? place.folder, place.outside] },
  { kind: 'file', of: (job, place, round) => [job.swappedFile?.(place, round) ?? place.audio, place.victim] },
];

/** A folder of the other user, and next to it what is nobody else's business. */
async function prepare(job, round) {
  const base = join(root, `${job.name} ${round}`);
  const theirs = join(base, 'theirs');
  const [outside, out] = [join(base, 'outside'), join(theirs, 'out')];
  const place = { ...placeShape(job.shape, join(theirs, 'in/show')), base, theirs, outside, out };
  for (const folder of [outside, out]) mkdirSync(folder, { recursive: true });
  await job.before?.(place);
  const victim = join(outside, 'secret');
  // As long as the audio, so that its size gives nothing away.
  writeFileSync(victim, secret.padEnd(statSync(place.audio).size, '.'), { mode: 0o600 });
  if (isRoot) for (const path of [theirs, ...everythingBelow(theirs)]) chownSync(path, other, other);
  return { ...place, victim };
}

/** Paths, no link followed. */
function everythingBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? [path, ...everythingBelow(path)] : [path];
  });
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

/** Everything about a folder and what is below it that must stay: names, owners, modes, times, content. */
function fingerprint(folder, mayCreate) {
  return everythingBelow(folder)
    .filter((path) => !mayCreate.some((one) => isOrHolds(path, join(folder, one))))
    .sort()
    .map((path) => {
      const { uid, gid, mode, size, mtimeMs, nlink } = lstatSync(path);
      return `${relative(folder, path)} ${uid}:${gid} ${mode.toString(8)} ${size} ${mtimeMs} ${nlink}`;
    })
    .join('\n');
}

function isOrHolds(path, other) {
  return path === other || other.startsWith(`${path}/`);
}

/** What a run has made outside without what comes before it, or a folder that holds none of it. */
function torn({ mayCreate = [], isEachAlone = false }, outside) {
  if (isEachAlone) return null;
  const isMade = mayCreate.map((name) => existsSync(join(outside, name)));
  const at = isMade.findIndex((made, index) => made && index > 0 && !isMade[index - 1]);
  if (at >= 0) return `${mayCreate[at]} without ${mayCreate[at - 1]}`;
  const hasFolder = mayCreate.some((name) => name.includes('/') && existsSync(join(outside, name, '..')));
  return hasFolder && !isMade[0] ? 'an empty folder' : null;
}

function filesBelow(folder) {
  return everythingBelow(folder).filter((path) => lstatSync(path).isFile());
}

async function tryOnce(job, { kind, of }, round) {
  const place = await prepare(job, round);
  const before = fingerprint(place.outside, []);
  const content = readFileSync(place.victim, 'utf8');
  const stop = await startSwapper(kind, of(job, place, round));
  const { status, stderr } = await (job.act?.(place) ?? run(job.argv(place)));
  counts.swaps += await stop();
  counts.runs += 1;
  details[status === 0 ? 'done' : 'refused'] += 1;
  const what = `${job.name}, ${kind} swapped (${round}), exit ${status}`;
  const after = fingerprint(place.outside, job.mayCreate ?? []);
  const part = torn(job, place.outside);
  if (after !== before) violations.push(`${what}: changed what is outside: ${after}`);
  else if (readFileSync(place.victim, 'utf8') !== content) violations.push(`${what}: wrote to the secret`);
  else if (part !== null) violations.push(`${what}: made a part of it outside: ${part}`);
  for (const path of filesBelow(place.theirs)) {
    if (readFileSync(path).includes(secret)) violations.push(`${what}: the secret stands in ${path}`);
  }
  if (/internal/.test(stderr)) violations.push(`${what}: ${stderr.trim()}`);
  rmSync(place.base, { recursive: true, force: true });
}

try {
  for (const job of jobs.filter(({ name }) => [undefined, name].includes(values.job)))
    for (const disturbance of disturbances)
      for (let round = 0; round < rounds; round += 1) await tryOnce(job, disturbance, round);
} finally {
  rmSync(root, { recursive: true, force: true });
}
const skipped = isRoot ? [] : [{ what: 'another user', why: 'not root' }];
finish('swap', { counts, violations, skipped, details });
