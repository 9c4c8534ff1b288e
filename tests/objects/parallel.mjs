#!/usr/bin/env node
// 200 episodes in eight shards over two hosts by GNU parallel: samples/catalogue/parallel.sh as it stands. Two shards are
// killed (SIGKILL) while they work; parallel tries them again. At the end the joined report has every episode once.
//
// With `--store swift` the audio, the journals and the reports are in a bucket of OpenStack Swift, which each host reaches over
// its own network, while the notes and the manifest stay on the disk.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startHosts } from './hosts.mjs';
import { readReport, writeNotes, writeSmallCatalogue } from './small-catalogue.mjs';
import { startBucket } from './swift-bucket.mjs';

const { values: options } = parseArgs({ options: { store: { type: 'string', default: 'disk' } } });
const [shards, episodes] = [8, 200];
const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'bin/chapterize.js');
const folder = mkdtempSync(join(tmpdir(), 'chapterize-parallel-'));
const started = performance.now();
const said = (text) => console.log(`${((performance.now() - started) / 1000).toFixed(1)} s: ${text}`);

const store = options.store === 'swift' ? await startBucket('0.0.0.0') : null;
const names = await writeSmallCatalogue(
  folder,
  episodes,
  store === null ? undefined : (name) => `s3://podcasts/audio/${name}.mp3`,
);
if (store !== null) {
  await store.putCatalogue(folder, names);
  said(`${names.length} mp3s in Swift`);
}
const byteLength = statSync(join(folder, 'first.mp3')).size;
writeNotes(folder, names[100], { byteLength, duration: '1:30' });
for (const name of ['bin', 'ssh']) mkdirSync(join(folder, name));
// It also says on which host it runs.
writeFileSync(
  join(folder, 'bin/chapterize'),
  `#!/bin/sh\necho "$HOST_NAME" >>'${join(folder, 'hosts.log')}'\nexec '${process.execPath}' '${program}' "$@"\n`,
);
chmodSync(join(folder, 'bin/chapterize'), 0o755);
const path = `${join(folder, 'bin')}:${process.env.PATH}`;
const hosts = await startHosts(join(folder, 'ssh'), path, (address) =>
  store === null ? {} : { ...store.environment, AWS_ENDPOINT_URL_S3: `http://${address}:${store.port}` },
);
writeFileSync(join(folder, 'hosts.txt'), hosts.addresses.map((address) => `2/${address}\n`).join(''));
let isOk = false;
try {
  const first = runSample();
  const killed = new Set();
  while (killed.size < 2) {
    const shard = await shardAtWork(killed);
    killed.add(shard);
    process.kill(processOf(shard), 'SIGKILL');
    said(`shard ${shard} killed`);
  }
  assert.equal(await first, 1);
  const before = readReport(join(folder, 'whole.jsonl'), names);
  assert.equal(before.isEachOnce, true);
  assert.deepEqual(countsOf(before.summary), { done: episodes - 1, failed: 1 });
  const ran = new Set(readFileSync(join(folder, 'hosts.log'), 'utf8').trim().split('\n').filter(Boolean));
  assert.deepEqual([...ran].sort(), [...hosts.names].sort());
  const log = readFileSync(join(folder, 'shards.log'), 'utf8').trim().split('\n').slice(1);
  const codes = new Map(log.map((line) => [Number(line.split('\t')[0]), Number(line.split('\t')[6])]));
  assert.deepEqual(
    [...codes].filter(([, code]) => code !== 0),
    [[(100 % shards) + 1, 1]],
  );
  said(`both hosts at work, one episode failed as it should: ${JSON.stringify(before.summary)}`);

  writeNotes(folder, names[100], { byteLength, duration: '1:00' });
  assert.equal(await runSample(), 0);
  const after = readReport(join(folder, 'whole.jsonl'), names);
  assert.equal(after.isEachOnce, true);
  assert.deepEqual(countsOf(after.summary), { done: episodes, failed: 0 });
  assert.deepEqual(
    readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.chapterize.tmp')),
    [],
  );
  said(
    `joined: ${after.summary.written} written, ${after.summary.unchanged} unchanged, each once; nothing half is left`,
  );
  isOk = true;
} finally {
  await hosts.stop();
  store?.stop();
  if (isOk) rmSync(folder, { recursive: true, force: true });
  else console.log(`left for a look: ${folder}`);
}

/** Runs the sample; gives its exit code. */
function runSample() {
  const run = store === null ? 'run' : 's3://podcasts/run';
  const settings = { CATALOGUE: 'catalogue.csv', RUN: run, SHARDS: String(shards), HOSTS: 'hosts.txt' };
  const env = {
    ...process.env,
    ...store?.environment,
    ...settings,
    PATH: path,
    HOST_NAME: '',
    PARALLEL_SSH: `ssh -F ${hosts.sshConfig}`,
  };
  const child = spawn('bash', [join(root, 'samples/catalogue/parallel.sh')], {
    cwd: folder,
    env,
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('exit', resolve));
}

async function shardAtWork(except) {
  for (let waited = 0; waited < 60_000; waited += 5) {
    for (let shard = 1; shard <= shards; shard += 1) {
      if (!except.has(shard) && processOf(shard) !== null && (await isHalfDone(shard))) return shard;
    }
    await pause(5);
  }
  throw new Error('no shard was seen at work');
}

async function isHalfDone(shard) {
  // What a shard in a bucket has done shows some seconds later; that it is at work is enough.
  if (store !== null) return (await store.segmentCount(shard, shards)) === 1;
  const report = join(folder, 'run/reports', `${shard}-of-${shards}.jsonl`);
  if (statSync(report, { throwIfNoEntry: false }) === undefined) return false;
  const count = readFileSync(report, 'utf8').split('\n').length - 1;
  return count >= 2 && count < 15;
}

/** The process of a shard, by its arguments and its folder. */
function processOf(shard) {
  const { stdout } = spawnSync(
    'pgrep',
    ['-f', `chapterize\\.js batch --manifest catalogue\\.csv --shard ${shard}/${shards} `],
    { encoding: 'utf8' },
  );
  return Number(stdout.trim().split('\n').at(-1)) || null;
}

function countsOf({ written, unchanged, failed }) {
  return { done: written + unchanged, failed };
}
