// SIGINT, SIGTERM and SIGHUP at 60 moments of a run: the file is old or new, and no temporary file stays.
import { mkdtempSync, rmSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { restore, run, start } from './program.mjs';
import { finish } from './result.mjs';
import { undisturbed } from './shape-run.mjs';
import { placeShape, shapes } from './shapes.mjs';
import { litterIn, stateOf } from './verdict.mjs';

/** About what the writing of 59 MB takes, in milliseconds. */
const writing = 50;
const { values } = parseArgs({ options: { count: { type: 'string', default: '60' } } });
const names = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const root = mkdtempSync(join(tmpdir(), 'chapterize-signals-'));
const counts = { signals: 0, 'while writing (exit 130)': 0, 'found old': 0, 'found new': 0 };
const violations = [];

/** Resolves when something is made or changed in a folder. */
async function firstChange(folder) {
  for await (const _ of watch(folder)) return;
}

try {
  const shape = shapes(141_500)[1];
  const place = placeShape(shape, join(root, 'folder'));
  const { files, states } = await undisturbed(shape, place);
  const begin = performance.now();
  await run(place.argv);
  const duration = performance.now() - begin;
  for (let index = 0; index < Number(values.count); index += 1) {
    restore(place.folder, files);
    const part = (index * 0.618034) % 1;
    const appearance = firstChange(place.folder);
    const { child, ended } = start(place.argv);
    // Half of them anywhere in the run and shortly after it, half where it writes, which is a small part of it.
    if (index % 2 === 0) await pause(duration * part * 1.4);
    else await Promise.race([appearance.then(() => pause(writing * part)), ended]);
    const name = names[index % names.length];
    child.kill(name);
    const { status, signal } = await ended;
    const what = `${name} (${index}), exit ${status ?? signal}`;
    const state = stateOf(place.audio, states);
    if (state !== 'old' && state !== 'new') violations.push(`${what}: the file is ${state}`);
    else counts[`found ${state}`] += 1;
    if (status === 0 && state === 'old') violations.push(`${what}: exit 0 with the old file`);
    if (status === 130) counts['while writing (exit 130)'] += 1;
    else if (status !== 0 && signal !== name)
      violations.push(`${what}: neither done, nor interrupted, nor ended by it`);
    if (litterIn(place.folder).length > 0) violations.push(`${what}: left ${litterIn(place.folder)}`);
    counts.signals += 1;
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
finish('signals', { counts, violations });
