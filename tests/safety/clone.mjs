// File systems that can share blocks between files: what is written there is the same as elsewhere, takes no room where
// the size stays, and survives the same kills and errors.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './program.mjs';
import { finish } from './result.mjs';
import { undisturbed } from './shape-run.mjs';
import { placeShape, shapes } from './shapes.mjs';
import { brokenPromise } from './verdict.mjs';

const scripts = dirname(fileURLToPath(import.meta.url));
const systems = ['btrfs', 'xfs'];
/** The shape whose new chapters fit the tag that is there. */
const inPlaceOfSize = 'replace';
const root = mkdtempSync(join(tmpdir(), 'chapterize-clone-'));
const counts = { 'file systems': 0, runs: 0, 'kill points': 0, injections: 0 };
const violations = [];
const skipped = [];

const shell = (file, ...args) => execFileSync(file, args, { stdio: 'pipe' });

function usedBytes(folder) {
  shell('sync', '-f', folder);
  const { blocks, bfree, bsize } = statfsSync(folder);
  return (blocks - bfree) * bsize;
}

async function compare(disk, system) {
  for (const shape of shapes(20_000)) {
    const { states } = await undisturbed(
      shape,
      placeShape(shape, join(root, 'elsewhere', system, shape.name)),
    );
    const place = placeShape(shape, join(disk, shape.name, 'folder'));
    // Held open, the old file keeps its blocks, so that those of the new one show.
    const held = openSync(place.audio, 'r');
    const before = usedBytes(disk);
    const result = await run(place.argv);
    const grown = usedBytes(disk) - before;
    closeSync(held);
    const what = `${system}, ${shape.name} (exit ${result.status})`;
    const broken = brokenPromise(place, states, result);
    if (broken !== null) violations.push(`${what}: ${broken}`);
    if (shape.name === inPlaceOfSize && grown > states.new.length / 2)
      violations.push(`${what}: ${grown} bytes more for a file of ${states.new.length}: it was not cloned`);
    counts.runs += 1;
  }
}

/** Runs another script of the regime with its files on the disk; takes over its counts. */
function disturb(disk, script) {
  const results = join(root, 'results');
  const env = { ...process.env, TMPDIR: disk, SAFETY_RESULTS: results };
  const args = [
    join(scripts, `${script}.mjs`),
    '--shape',
    inPlaceOfSize,
    ...(script === 'kill' ? ['--random', '0'] : []),
  ];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  const result = JSON.parse(readFileSync(join(results, `${script}.json`), 'utf8'));
  violations.push(...result.violations.map((violation) => `${disk}: ${violation}`));
  skipped.push(...result.skipped);
  if (!stdout.includes(`${script}:`)) violations.push(`${script} said nothing`);
  for (const key of ['kill points', 'injections']) counts[key] += result.counts[key] ?? 0;
}

async function onDisk(system) {
  const [image, disk] = [join(root, `${system}.img`), join(root, system)];
  try {
    shell('truncate', '-s', '400M', image);
    shell(`mkfs.${system}`, image);
    mkdirSync(disk);
    shell('mount', '-o', 'loop', image, disk);
  } catch (error) {
    skipped.push({ what: system, why: error.message.split('\n')[0] });
    return;
  }
  try {
    await compare(disk, system);
    for (const script of ['kill', 'errno']) disturb(disk, script);
    counts['file systems'] += 1;
  } finally {
    shell('umount', disk);
  }
}

try {
  for (const system of systems) await onDisk(system);
} finally {
  rmSync(root, { recursive: true, force: true });
}
finish('clone', { counts, violations, skipped });
