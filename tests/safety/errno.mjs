// Every kind of error that the system may answer, at every call that touches the target, its temporary file or its folder.
// Afterwards the file is the old or the new one, exit 0 only with the new one, and nothing else lies in the folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { errnos } from './errno-table.mjs';
import { canTrace, pool } from './program.mjs';
import { finish } from './result.mjs';
import { prepareTracing } from './shape-run.mjs';
import { chooseShapes } from './shapes.mjs';
import { brokenPromise, brokenWord, leavesNotes, stateOf } from './verdict.mjs';

const { values } = parseArgs({ options: { shape: { type: 'string', multiple: true } } });
const chosen = chooseShapes(values.shape);
const root = mkdtempSync(join(tmpdir(), 'chapterize-errno-'));
const counts = { shapes: 0, injections: 0, 'found old': 0, 'found new': 0 };
const reading = 'pread64';
const violations = [];
const details = [];

async function failEverywhere(shape) {
  const { places, states, trace, calls } = await prepareTracing(shape, root, { options: ['--json'] });
  const unknown = calls.filter(({ name }) => errnos[name] === undefined);
  for (const { name } of unknown) violations.push(`${shape.name}: no errno is listed for ${name}`);
  const injections = calls.flatMap(({ name, count }) =>
    (errnos[name] ?? []).flatMap((errno) =>
      Array.from({ length: count }, (_, index) => [name, errno, index + 1]),
    ),
  );
  const silent = {};
  const missed = [];
  await pool(injections, 2, async ([name, errno, number], worker) => {
    const place = places[worker];
    const result = await trace(worker, `${name}:error=${errno}:when=${number}`);
    const what = `${shape.name}, ${errno} at ${name} ${number} (exit ${result.status})`;
    // Whoever is told that a file is gone has to believe it.
    const isGone = errno === 'ENOENT' && /stat/.test(name);
    const broken = isGone && leavesNotes(place, states, result) ? null : brokenPromise(place, states, result);
    if (broken !== null) violations.push(`${what}: ${broken}`);
    const word = broken === null && !isGone ? brokenWord(place, states, result) : null;
    if (word !== null) violations.push(`${what}: ${word}`);
    if (!result.lines.some((line) => line.includes('(INJECTED)'))) missed.push({ name, what });
    if (result.status === 0) silent[`${name} ${errno}`] = (silent[`${name} ${errno}`] ?? 0) + 1;
    const state = stateOf(place.audio, states);
    if (state === 'old' || state === 'new') counts[`found ${state}`] += 1;
  });
  // strace counts the calls of each thread, and which thread reads depends on how fast the disk is: a few reads may be missed.
  const mostMissedReads = injections.filter(([name]) => name === reading).length / 5;
  const isFew = missed.filter(({ name }) => name === reading).length <= mostMissedReads;
  for (const { name, what } of missed)
    if (name !== reading || !isFew) violations.push(`${what}: was not injected`);
  if (injections.length < 90)
    violations.push(`${shape.name}: only ${injections.length} injections, 90 are promised`);
  counts.shapes += 1;
  counts.injections += injections.length;
  details.push({
    shape: shape.name,
    injections: injections.length,
    'not injected': missed.length,
    'done all the same': silent,
  });
}

const skipped = [];
try {
  if (canTrace()) for (const shape of chosen) await failEverywhere(shape);
  else skipped.push({ what: 'all', why: 'strace is not there or may not trace' });
} finally {
  rmSync(root, { recursive: true, force: true });
}
finish('errno', { counts, violations, skipped, details });
