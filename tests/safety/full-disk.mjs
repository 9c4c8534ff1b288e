// A full and a nearly full disk, at 12 sizes around what a job needs, on a small tmpfs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './program.mjs';
import { finish } from './result.mjs';
import { undisturbed } from './shape-run.mjs';
import { placeShape, shapes } from './shapes.mjs';
import { brokenPromise, stateOf } from './verdict.mjs';

const page = 4096;
const pages = (byteLength) => Math.ceil(byteLength / page) * page;

/** Bytes that are free beside the old file, for a new one of `need` bytes. */
const freeSizes = (need) => [
  page,
  2 * page,
  need * 0.25,
  need * 0.5,
  need * 0.75,
  need - 64 * 1024,
  need - 4 * page,
  need - page,
  need,
  need + page,
  need + 64 * 1024,
  need * 2,
];

const root = mkdtempSync(join(tmpdir(), 'chapterize-full-'));
const counts = { 'disk sizes': 0, 'runs on a full disk': 0, refused: 0, written: 0 };
const violations = [];
const skipped = [];

function withDisk(byteLength, work) {
  const disk = join(root, 'disk');
  mkdirSync(disk, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${pages(byteLength)}`, 'none', disk], { stdio: 'pipe' });
  return work(disk).finally(() => execFileSync('umount', [disk]));
}

async function runFull(shape, states, free, index) {
  // The folder, the notes and the old file take their pages first.
  const taken = 2 * page + pages(shape.notes.length) + pages(shape.audio.length);
  await withDisk(taken + free, async (disk) => {
    const place = placeShape(shape, join(disk, 'folder'));
    const result = await run(place.argv);
    const what = `${shape.name}, ${free} bytes free for ${states.new.length} (exit ${result.status})`;
    const broken = brokenPromise(place, states, result);
    if (broken !== null) violations.push(`${what}: ${broken}`);
    counts[stateOf(place.audio, states) === 'new' ? 'written' : 'refused'] += 1;
    counts['runs on a full disk'] += 1;
    counts['disk sizes'] = Math.max(counts['disk sizes'], index + 1);
  });
}

try {
  await withDisk(page, async () => {});
} catch (error) {
  for (const count of Object.keys(counts))
    skipped.push({ what: count, count, why: `mount: ${error.message.split('\n')[0]}` });
}
try {
  for (const shape of skipped.length > 0 ? [] : shapes()) {
    const { states } = await undisturbed(shape, placeShape(shape, join(root, shape.name)));
    for (const [index, free] of freeSizes(pages(states.new.length)).entries())
      await runFull(shape, states, free, index);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
finish('full-disk', { counts, violations, skipped });
