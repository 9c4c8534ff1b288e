// A power cut, by copying the image of a mounted file system: what was not written to it yet is lost in the copy.
//
// The copy is made while the run is stopped at a moment of its writing, or right after it said that it was done. What
// the copy holds after the check that follows every crash must be the old file or the new one, and only the new one
// after exit 0.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pool, run, start } from './program.mjs';
import { finish } from './result.mjs';
import { undisturbed } from './shape-run.mjs';
import { chooseShapes, placeShape } from './shapes.mjs';
import { litterIn, stateOf } from './verdict.mjs';

const modes = ['data=ordered', 'noauto_da_alloc', 'data=writeback,noauto_da_alloc'];
/** Parts of the time that a run takes; null for right after its end. */
const moments = [0.5, 0.75, 0.9, null];

const { values } = parseArgs({ options: { shape: { type: 'string', multiple: true } } });
const root = mkdtempSync(join(tmpdir(), 'chapterize-power-'));
const counts = { 'mount modes': 0, 'power cuts': 0, 'found old': 0, 'found new': 0 };
const violations = [];
const skipped = [];

const shell = (file, ...args) => execFileSync(file, args, { stdio: 'pipe' });

function makeImage(path) {
  shell('truncate', '-s', '16M', path);
  shell('mkfs.ext4', '-q', '-F', path);
}

async function mounted(image, options, folder, work) {
  mkdirSync(folder, { recursive: true });
  shell('mount', '-o', `loop,${options}`, image, folder);
  try {
    return await work();
  } finally {
    shell('umount', folder);
  }
}

/** e2fsck exits 1 when it mended something, which is what it is for. */
function check(image) {
  try {
    shell('e2fsck', '-fy', image);
  } catch (error) {
    if (error.status > 1) throw error;
  }
}

async function cut({ mode, shape, moment, states, duration }, worker) {
  const base = join(root, `${worker}`);
  mkdirSync(base, { recursive: true });
  const [image, copy] = [join(base, 'disk.img'), join(base, 'copy.img')];
  makeImage(image);
  let status = null;
  await mounted(image, mode, join(base, 'disk'), async () => {
    const place = placeShape(shape, join(base, 'disk/folder'));
    shell('sync', '-f', place.folder);
    const { child, ended } = start(place.argv);
    if (moment === null) ({ status } = await ended);
    else await pause(duration * moment).then(() => child.kill('SIGSTOP'));
    shell('cp', '--sparse=always', image, copy);
    child.kill('SIGCONT');
    await ended;
  });
  check(copy);
  await mounted(copy, mode, join(base, 'after'), async () => {
    const place = placeShapePaths(shape, join(base, 'after/folder'));
    const what = `${shape.name}, ${mode}, cut at ${moment ?? 'the end'}`;
    const state = stateOf(place.audio, states);
    if (state !== 'old' && state !== 'new') violations.push(`${what}: the file is ${state}`);
    else counts[`found ${state}`] += 1;
    if (moment === null && (status !== 0 || state !== 'new'))
      violations.push(`${what}: exit ${status}, the file is ${state}`);
    const again = await run(place.argv);
    if (again.status !== 0) violations.push(`${what}: the next run exits ${again.status}: ${again.stderr}`);
    if (litterIn(place.folder).length > 0) violations.push(`${what}: ${litterIn(place.folder)} stays`);
  });
  counts['power cuts'] += 1;
}

/** The paths of a shape that has been placed before. */
function placeShapePaths(shape, folder) {
  const [audio, notes] = [join(folder, 'episode.mp3'), join(folder, 'episode.md')];
  return { folder, audio, notes, argv: shape.argv(audio, notes) };
}

async function allCuts() {
  const cuts = [];
  for (const shape of chooseShapes(values.shape)) {
    const place = placeShape(shape, join(root, shape.name));
    const { states } = await undisturbed(shape, place);
    const begin = performance.now();
    await run(place.argv);
    const duration = performance.now() - begin;
    for (const mode of modes)
      for (const moment of moments) cuts.push({ mode, shape, moment, states, duration });
  }
  return cuts;
}

try {
  const probe = join(root, 'probe.img');
  makeImage(probe);
  await mounted(probe, modes[0], join(root, 'probe'), async () => {});
} catch (error) {
  skipped.push({ what: 'all', why: error.message.split('\n')[0] });
}
try {
  if (skipped.length === 0) {
    await pool(await allCuts(), 2, cut);
    counts['mount modes'] = modes.length;
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
finish('power-cut', { counts, violations, skipped });
