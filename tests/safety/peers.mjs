// The same disturbances for other programs that write chapters, so that the difference can be seen. Nothing here can
// fail but by trying nothing: how other programs do is a fact, not a promise.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errnos } from './errno-table.mjs';
import { countCalls, pool, restore, run, runTraced } from './program.mjs';
import { finish } from './result.mjs';
import { placeShape, plainShape } from './shapes.mjs';
import { freeSizes, pages, withFreeBytes } from './small-disk.mjs';
import { stateOf } from './verdict.mjs';

const scripts = join(dirname(fileURLToPath(import.meta.url)), 'peers');
/** The Python that knows a module; several may be there. */
function pythonWith(module) {
  const knows = (python) => spawnSync(python, ['-c', `import ${module}`]).status === 0;
  return ['python3', '/usr/bin/python3'].find(knows) ?? 'python3';
}

const peers = [
  { name: 'mutagen', command: [pythonWith('mutagen'), join(scripts, 'mutagen-chapters.py')] },
  { name: 'eyeD3', command: [pythonWith('eyed3'), join(scripts, 'eyed3-chapters.py')] },
  { name: 'node-id3', command: [process.execPath, join(scripts, 'node-id3-chapters.mjs')] },
  { name: 'ffmpeg', command: ['/bin/sh', join(scripts, 'ffmpeg-chapters.sh')] },
];
const limits = { kills: 40, injections: 90, rounds: 15, runsAtOnce: 6 };

const root = mkdtempSync(join(tmpdir(), 'chapterize-peers-'));
const shape = plainShape();
const files = { 'episode.mp3': shape.audio };
const counts = {
  'peer kills': 0,
  'peer injections': 0,
  'peer runs on a full disk': 0,
  'peer rounds of six': 0,
};
const details = [];
const skipped = [];

/** Of a list at most so many, evenly. */
function sample(list, limit) {
  if (list.length <= limit) return list;
  return Array.from({ length: limit }, (_, index) => list[Math.floor((index * list.length) / limit)]);
}

/** The bytes after a leading tag (ID3v2.3 section 3.1: ten bytes, and as many as its syncsafe size says). */
function afterTag(bytes) {
  if (bytes.toString('latin1', 0, 3) !== 'ID3') return bytes;
  const size = bytes.subarray(6, 10).reduce((sum, byte) => sum * 128 + byte, 0);
  return bytes.subarray(10 + size);
}

/** Damaged is a file whose audio is no longer whole; what is in its tag is not asked. */
function isDamaged(path, states) {
  if (stateOf(path, states) === 'missing') return true;
  const audio = afterTag(readFileSync(path));
  return !audio.equals(afterTag(states.old)) && !audio.equals(afterTag(states.new));
}

function tally(into, place, states, status) {
  const state = stateOf(place.audio, states);
  into.tried += 1;
  if (isDamaged(place.audio, states)) into.damaged += 1;
  if (state !== 'old' && state !== 'new') into['neither old nor new'] += 1;
  if (status === 0 && state !== 'new') into['not done, yet exit 0'] += 1;
}

const newTally = () => ({ tried: 0, damaged: 0, 'neither old nor new': 0, 'not done, yet exit 0': 0 });

/** A peer in two folders, and what it makes of the file when nothing disturbs it; null when it does not work here. */
async function prepare({ name, command }) {
  const places = [0, 1].map((worker) => placeShape(shape, join(root, `${name} ${worker}`, 'folder')));
  for (const { folder } of places) restore(folder, files);
  const { status, stderr } = await run([places[0].audio], { command });
  const states = { old: shape.audio, new: readFileSync(places[0].audio) };
  const trace = (worker, inject) => {
    const { audio, folder } = places[worker];
    restore(folder, files);
    return runTraced([audio], { command, inject, paths: [folder, audio, `${audio}.new.mp3`] });
  };
  if (status === 0 && !states.new.equals(states.old)) return { command, places, states, trace };
  skipped.push({ what: name, why: `exit ${status}: ${stderr.trim().split('\n').at(-1)}` });
  return null;
}

async function killed({ places, states, trace }, points) {
  const result = newTally();
  await pool(sample(points, limits.kills), 2, async ([call, number], worker) => {
    const { signal, status } = await trace(worker, `${call}:signal=KILL:when=${number}`);
    if (signal === 'SIGKILL' || status > 128) tally(result, places[worker], states, null);
  });
  return result;
}

async function failed({ places, states, trace }, points) {
  const result = newTally();
  const injections = points.flatMap(([call, number]) =>
    (errnos[call] ?? []).map((errno) => [call, number, errno]),
  );
  await pool(sample(injections, limits.injections), 2, async ([call, number, errno], worker) => {
    const { status } = await trace(worker, `${call}:error=${errno}:when=${number}`);
    tally(result, places[worker], states, status);
  });
  return result;
}

async function filled({ command, states }) {
  const result = newTally();
  for (const free of freeSizes(pages(states.new.length))) {
    await withFreeBytes(join(root, 'disk'), shape, free, async (disk) => {
      const place = placeShape(shape, join(disk, 'episode'));
      const { status } = await run([place.audio], { command });
      tally(result, place, states, status);
    });
  }
  return result;
}

async function raced({ command, places: [place], states }) {
  const result = newTally();
  for (let round = 0; round < limits.rounds; round += 1) {
    restore(place.folder, files);
    await Promise.all(Array.from({ length: limits.runsAtOnce }, () => run([place.audio], { command })));
    tally(result, place, states, null);
  }
  return result;
}

async function tryPeer(peer) {
  const prepared = await prepare(peer);
  if (prepared === null) return;
  const calls = countCalls((await prepared.trace(0, null)).lines);
  const points = calls.flatMap(({ name, count }) =>
    Array.from({ length: count }, (_, index) => [name, index + 1]),
  );
  const tallies = {
    killed: await killed(prepared, points),
    failed: await failed(prepared, points),
    filled: await filled(prepared),
    raced: await raced(prepared),
  };
  counts['peer kills'] += tallies.killed.tried;
  counts['peer injections'] += tallies.failed.tried;
  counts['peer runs on a full disk'] += tallies.filled.tried;
  counts['peer rounds of six'] += tallies.raced.tried;
  details.push({ peer: peer.name, ...tallies });
}

try {
  for (const peer of peers) await tryPeer(peer);
} finally {
  rmSync(root, { recursive: true, force: true });
}
finish('peers', { counts, violations: [], skipped, details });
