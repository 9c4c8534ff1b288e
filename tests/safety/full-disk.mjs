// A full and a nearly full disk, at 12 sizes around what a job needs, on a small tmpfs.
//
//   node tests/safety/full-disk.mjs [--shape NAME]...
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './program.mjs';
import { finish } from './result.mjs';
import { undisturbed } from './shape-run.mjs';
import { chooseShapes, placeShape } from './shapes.mjs';
import { freeSizes, page, pages, withDisk, withFreeBytes } from './small-disk.mjs';
import { brokenPromise, stateOf } from './verdict.mjs';

const { values } = parseArgs({ options: { shape: { type: 'string', multiple: true } } });
const chosen = chooseShapes(values.shape);
const root = mkdtempSync(join(tmpdir(), 'chapterize-full-'));
const disk = join(root, 'disk');
const counts = { 'disk sizes': 0, 'runs on a full disk': 0, refused: 0, written: 0 };
const violations = [];
const skipped = [];

async function runFull(shape, states, free) {
  await withFreeBytes(disk, shape, free, async (folder) => {
    const place = placeShape(shape, join(folder, 'episode'));
    const result = await run(place.argv);
    const what = `${shape.name}, ${free} bytes free for ${states.new.length} (exit ${result.status})`;
    const broken = brokenPromise(place, states, result);
    if (broken !== null) violations.push(`${what}: ${broken}`);
    counts[stateOf(place.audio, states) === 'new' ? 'written' : 'refused'] += 1;
    counts['runs on a full disk'] += 1;
  });
}

async function allShapes() {
  for (const shape of chosen) {
    const { states } = await undisturbed(shape, placeShape(shape, join(root, shape.name)));
    const sizes = freeSizes(pages(states.new.length));
    for (const free of sizes) await runFull(shape, states, free);
    counts['disk sizes'] = sizes.length;
  }
}

try {
  await withDisk(disk, page, async () => {});
} catch (error) {
  skipped.push({ what: 'all', why: `mount: ${error.message.split('\n')[0]}` });
}
try {
  if (skipped.length === 0) await allShapes();
} finally {
  rmSync(root, { recursive: true, force: true });
}
finish('full-disk', { counts, violations, skipped });
