#!/usr/bin/env node
// An array of eight tasks over 200 episodes on a real Slurm: samples/catalogue/slurm-array.sh as it stands. One task is
// requeued by Slurm while it works, one is killed (SIGKILL) and then requeued, one episode is wrong at first. At the end the
// joined report has every episode once, and the exit codes of tasks and of the whole are right.
//
// With `--store swift` the audio, the journals and the reports are in a bucket of OpenStack Swift, while the notes and the
// manifest stay on the disk.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
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
import { startCluster } from './slurm-cluster.mjs';
import { readReport, writeNotes, writeSmallCatalogue } from './small-catalogue.mjs';
import { startBucket } from './swift-bucket.mjs';

const { values: options } = parseArgs({
  options: { store: { type: 'string', default: 'disk' }, episodes: { type: 'string', default: '200' } },
});
const isInStore = options.store === 'swift';
const [tasks, episodes] = [8, Number(options.episodes)];
const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'bin/chapterize.js');
const folder = mkdtempSync(join(tmpdir(), 'chapterize-slurm-'));
const started = performance.now();
const said = (text) => console.log(`${((performance.now() - started) / 1000).toFixed(1)} s: ${text}`);

const store = isInStore ? await startBucket() : null;
const runFolder = store === null ? 'run' : 's3://podcasts/run';
const names = await (store === null
  ? writeSmallCatalogue(folder, episodes)
  : writeSmallCatalogue(folder, episodes, (name) => `s3://podcasts/audio/${name}.mp3`));
if (store !== null) {
  await store.putCatalogue(folder, names);
  said(`${names.length} mp3s in Swift`);
}
const wrongIndex = Math.floor(episodes / 2);
const wrong = names[wrongIndex];
const byteLength = statSync(join(folder, 'first.mp3')).size;
writeNotes(folder, wrong, { byteLength, duration: '1:30' });
mkdirSync(join(folder, 'bin'));
writeFileSync(join(folder, 'bin/chapterize'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
chmodSync(join(folder, 'bin/chapterize'), 0o755);
mkdirSync(join(folder, 'slurm'));
const cluster = await startCluster(join(folder, 'slurm'), 4);
const env = {
  ...cluster.env,
  PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
  CATALOGUE: 'catalogue.csv',
  RUN: runFolder,
  ...store?.environment,
};
let isOk = false;
let job = '';
try {
  const { stdout: submitted, stderr } = spawnSync(
    'sbatch',
    [
      '--parsable',
      `--array=0-${tasks - 1}`,
      '--output=task-%a.log',
      join(root, 'samples/catalogue/slurm-array.sh'),
    ],
    { cwd: folder, env, encoding: 'utf8' },
  );
  job = submitted.trim();
  assert.match(job, /^\d+$/, stderr);
  said(`job ${job}: ${tasks} tasks, ${episodes} episodes`);

  const requeued = await taskAtWork(new Set());
  cluster.slurm('scontrol', 'requeue', `${job}_${requeued - 1}`);
  said(`task ${requeued - 1} requeued by Slurm after ${await lineCount(requeued)} episodes`);
  const killed = await taskAtWork(new Set([requeued]));
  const pid = processOf(job, killed - 1);
  assert.notEqual(pid, null, 'the task has a process');
  process.kill(pid, 'SIGKILL');
  said(`task ${killed - 1} killed (process ${pid}) after ${await lineCount(killed)} episodes`);

  // Killed: Slurm calls the task failed, and requeues it when it is told to.
  await taskState(job, killed - 1, (state) => state !== 'RUNNING' && state !== 'COMPLETING');
  if (taskInfo(job, killed - 1).JobState !== 'PENDING')
    cluster.slurm('scontrol', 'requeue', `${job}_${killed - 1}`);
  for (let task = 0; task < tasks; task += 1) await taskState(job, task, isOver);
  const wrongTask = wrongIndex % tasks;
  for (let task = 0; task < tasks; task += 1) {
    const { ExitCode, Restarts, JobState } = taskInfo(job, task);
    assert.equal(ExitCode, task === wrongTask ? '1:0' : '0:0', `exit code of task ${task} (${JobState})`);
    const isRestarted = task === requeued - 1 || task === killed - 1;
    assert.equal(Restarts, isRestarted ? '1' : '0', `restarts of task ${task}`);
  }
  said('tasks over: exit codes and restarts right');

  const first = merge();
  assert.equal(first.exitCode, 1);
  assert.equal(first.isEachOnce, true);
  assert.deepEqual(countsOf(first.summary), { done: episodes - 1, failed: 1 });
  writeNotes(folder, wrong, { byteLength, duration: '1:00' });
  cluster.slurm('scontrol', 'requeue', `${job}_${wrongTask}`);
  await taskState(job, wrongTask, (state) => state === 'COMPLETED');
  const second = merge();
  assert.equal(second.exitCode, 0, second.stderr);
  assert.equal(second.isEachOnce, true);
  assert.deepEqual(countsOf(second.summary), { done: episodes, failed: 0 });
  said(`joined: ${second.summary.written} written, ${second.summary.unchanged} unchanged, each once`);

  // Before another run can tidy up.
  assert.deepEqual(litter(), []);
  const again = spawnSync(process.execPath, [program, 'batch', '--manifest', 'catalogue.csv', '--json'], {
    env,
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(JSON.parse(again.stdout.trim().split('\n').at(-1)).summary.unchanged, episodes);
  said('every mp3 is as it should be, and nothing half is left');
  isOk = true;
} finally {
  await cluster.stop();
  store?.stop();
  if (isOk) rmSync(folder, { recursive: true, force: true });
  else console.log(`left for a look: ${folder}`);
}

/** How many episodes of a shard have been reported. */
async function lineCount(shard) {
  const name = `${shard}-of-${tasks}`;
  if (store !== null) return store.lineCount(`run/reports/${name}.jsonl/`);
  const path = join(folder, 'run/reports', `${name}.jsonl`);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
}

/** The shard of a task that has reported a few episodes and is not done. */
async function taskAtWork(except) {
  for (const end = performance.now() + 60_000; performance.now() < end; await pause(5)) {
    for (let shard = 1; shard <= tasks; shard += 1) {
      if (except.has(shard)) continue;
      // What a task in a bucket has done shows some seconds later; that it is at work is enough.
      const isAtWork =
        store === null
          ? isBetween(await lineCount(shard))
          : (await store.segmentCount(shard, tasks)) === 1 && isAlive(shard);
      if (isAtWork) return shard;
    }
  }
  throw new Error('no task was seen at work');
}

function isBetween(count) {
  return count >= 2 && count < episodes / tasks - 5;
}

function isAlive(shard) {
  return processOf(job, shard - 1) !== null;
}

/** The process of a task, null for none: the script makes room for chapterize, so it is that. */
function processOf(jobId, task) {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const environment = readFileSync(`/proc/${name}/environ`, 'latin1').split('\0');
      const isTask =
        environment.includes(`SLURM_ARRAY_JOB_ID=${jobId}`) &&
        environment.includes(`SLURM_ARRAY_TASK_ID=${task}`) &&
        environment.includes(`SLURM_CONF=${cluster.env.SLURM_CONF}`);
      if (isTask && readFileSync(`/proc/${name}/cmdline`, 'latin1').includes('chapterize.js'))
        return Number(name);
    } catch {
      // It has ended meanwhile.
    }
  }
  return null;
}

function taskInfo(job, task) {
  const text = cluster.slurm('scontrol', 'show', 'job', `${job}_${task}`, '--oneliner');
  return Object.fromEntries([...text.matchAll(/(\w+)=(\S*)/g)].map(([, key, value]) => [key, value]));
}

async function taskState(job, task, isWanted) {
  for (let waited = 0; waited < 90_000; waited += 100) {
    const { JobState, Reason } = taskInfo(job, task);
    if (isWanted(JobState)) return;
    if (JobState === 'PENDING' && Reason === 'BeginTime') {
      spawnSync('scontrol', ['update', `JobId=${job}_${task}`, 'StartTime=now'], { env: cluster.env });
    }
    await pause(100);
  }
  throw new Error(`task ${task} stays as it is: ${JSON.stringify(taskInfo(job, task))}`);
}

function isOver(state) {
  return ['COMPLETED', 'FAILED'].includes(state);
}

function merge() {
  const args = ['batch', '--merge-reports', `${runFolder}/reports`, '--report', 'whole.jsonl', '--quiet'];
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
    env,
    cwd: folder,
    encoding: 'utf8',
  });
  return { exitCode: status, stderr, ...readReport(join(folder, 'whole.jsonl'), names) };
}

function countsOf({ written, unchanged, failed }) {
  return { done: written + unchanged, failed };
}

function litter() {
  return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.chapterize.tmp'));
}
