// SIGKILL at every system call that touches the target, its temporary file or its folder, for nine kinds of job; then at
// 40 random moments of a job on 59 MB. Afterwards the file is the old or the new one, and the next run is not in the way
// of what the killed one left.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { canTrace, pool, restore, run, start } from './program.mjs';
import { finish } from './result.mjs';
import { prepareTracing, undisturbed } from './shape-run.mjs';
import { chooseShapes, placeShape, shapes } from './shapes.mjs';
import { brokenState, litterIn, stateOf } from './verdict.mjs';

const { values } = parseArgs({
  options: { shape: { type: 'string', multiple: true }, random: { type: 'string', default: '40' } },
});
const chosen = chooseShapes(values.shape);
const randomKills = Number(values.random);
const root = mkdtempSync(join(tmpdir(), 'chapterize-kill-'));
const counts = { shapes: 0, 'kill points': 0, 'found old': 0, 'found new': 0, 'random kills': 0 };
const violations = [];
const details = [];

/**
 * After a kill: old or new; and a run that follows gives the new file and leaves nothing behind. Where the killed one had
 * done nothing yet, there is nothing to follow.
 */
async function judge(what, place, states) {
  const broken = brokenState(place, states);
  if (broken === null) counts[`found ${stateOf(place.audio, states)}`] += 1;
  else violations.push(`${what}: ${broken}`);
  if (stateOf(place.audio, states) === 'old' && isClean(place)) return;
  const again = await run(place.argv);
  if (again.status !== 0) violations.push(`${what}: the next run exits ${again.status}: ${again.stderr}`);
  if (stateOf(place.audio, states) !== 'new')
    violations.push(`${what}: the next run does not give the new file`);
  const litter = litterIn(place.folder);
  if (litter.length > 0) violations.push(`${what}: ${litter.join(', ')} stays after the next run`);
}

/** Whether a run has left nothing at all. */
const isClean = (place) => litterIn(place.folder).length === 0 && !existsSync(place.backup);

async function killEverywhere(shape) {
  const { places, states, trace, calls } = await prepareTracing(shape, root);
  const points = calls.flatMap(({ name, count }) =>
    Array.from({ length: count }, (_, index) => [name, index + 1]),
  );
  let reached = 0;
  await pool(points, 2, async ([name, number], worker) => {
    const { signal } = await trace(worker, `${name}:signal=KILL:when=${number}`);
    if (signal !== 'SIGKILL') return;
    reached += 1;
    await judge(`${shape.name}, killed at ${name} ${number}`, places[worker], states);
  });
  if (reached < points.length * 0.9)
    violations.push(`${shape.name}: only ${reached} of ${points.length} points were reached`);
  counts.shapes += 1;
  counts['kill points'] += reached;
  details.push({
    shape: shape.name,
    points: reached,
    calls: Object.fromEntries(calls.map(({ name, count }) => [name, count])),
  });
}

async function killAtRandom(kills) {
  const [, shape] = shapes(141_500);
  const place = placeShape(shape, join(root, 'big', 'folder'));
  const { files, states } = await undisturbed(shape, place);
  const begin = performance.now();
  await run(place.argv);
  const duration = performance.now() - begin;
  for (let kill = 0; kill < kills; kill += 1) {
    restore(place.folder, files);
    const { child, ended } = start(place.argv);
    // Spread over the run, and a little past its end, by the golden ratio: even, and the same in every regime.
    await pause(((kill * 0.618034) % 1) * duration * 1.1);
    child.kill('SIGKILL');
    await ended;
    counts['random kills'] += 1;
    await judge(`59 MB, killed at random (${kill})`, place, states);
  }
}

const skipped = [];
try {
  if (canTrace()) for (const shape of chosen) await killEverywhere(shape);
  else skipped.push({ what: 'kill points', why: 'strace is not there or may not trace' });
  if (randomKills > 0) await killAtRandom(randomKills);
} finally {
  rmSync(root, { recursive: true, force: true });
}
if (randomKills === 0) delete counts['random kills'];
finish('kill', { counts, violations, skipped, details });
