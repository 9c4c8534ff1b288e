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

/** Damaged is a file whose audio is no longer whole; what stands in its tag is not asked. */
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

async function tryPeer({ name, command }) {
  const places = [0, 1].map((worker) => placeShape(shape, join(root, `${name} ${worker}`, 'folder')));
  const [place] = places;
  for (const { folder } of places) restore(folder, files);
  const { status, stderr } = await run([place.audio], { command });
  const states = { old: shape.audio, new: readFileSync(place.audio) };
  if (status !== 0 || states.new.equals(states.old)) {
    skipped.push({ what: name, why: `exit ${status}: ${stderr.trim().split('\n').at(-1)}` });
    return;
  }
  const trace = (worker, inject) => {
    restore(places[worker].folder, files);
    const { audio, folder } = places[worker];
    return runTraced([audio], { command, inject, paths: [folder, audio, `${audio}.new.mp3`] });
  };
  const calls = countCalls((await trace(0, null)).lines);
  const each = calls.flatMap((call) =>
    Array.from({ length: call.count }, (_, index) => [call.name, index + 1]),
  );

  const killed = newTally();
  await pool(sample(each, limits.kills), 2, async ([call, number], worker) => {
    const result = await trace(worker, `${call}:signal=KILL:when=${number}`);
    if (result.signal === 'SIGKILL' || result.status > 128) tally(killed, places[worker], states, null);
  });

  const failed = newTally();
  const injections = each.flatMap(([call, number]) =>
    (errnos[call] ?? []).map((errno) => [call, number, errno]),
  );
  await pool(sample(injections, limits.injections), 2, async ([call, number, errno], worker) => {
    const result = await trace(worker, `${call}:error=${errno}:when=${number}`);
    tally(failed, places[worker], states, result.status);
  });

  const filled = newTally();
  for (const free of freeSizes(pages(states.new.length))) {
    await withFreeBytes(join(root, 'disk'), { ...shape, notes: '' }, free, async (disk) => {
      const small = placeShape(shape, join(disk, 'episode'));
      const result = await run([small.audio], { command });
      tally(filled, small, states, result.status);
    });
  }

  const raced = newTally();
  for (let round = 0; round < limits.rounds; round += 1) {
    restore(place.folder, files);
    await Promise.all(Array.from({ length: limits.runsAtOnce }, () => run([place.audio], { command })));
    tally(raced, place, states, null);
  }
  counts['peer kills'] += killed.tried;
  counts['peer injections'] += failed.tried;
  counts['peer runs on a full disk'] += filled.tried;
  counts['peer rounds of six'] += raced.tried;
  details.push({ peer: name, killed, failed, filled, raced });
  console.log(name, JSON.stringify({ killed, failed, filled, raced }));
}

try {
  for (const peer of peers) await tryPeer(peer);
} finally {
  rmSync(root, { recursive: true, force: true });
}
finish('peers', { counts, violations: [], skipped, details });
