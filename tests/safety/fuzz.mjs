// Mutants of odd files through the regime.
//
//   node tests/safety/fuzz.mjs [--count N] [--own N] [--seed N] [--corpus FOLDER]
//
// With --own come mutants of files that chapterize itself has written, half of them changed in its mark. None of these may be slow.
// Half of the mutants come from a fixed seed, the other half from a fresh one that is printed. What fails is made small
// and saved in tests/safety/regressions/, which every run tries first.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { minimise, mutate, randomFrom } from './mutator.mjs';
import { oddFiles } from './odd-files.mjs';
import { madeOf, mutateMark } from './own-seeds.mjs';
import { finish, repository } from './result.mjs';
import { tryFile } from './try-file.mjs';

/** The longest that a mutant of a file of our own may take for all of it, the best of some: what grows in it is small. */
const ownSlowMs = 250;
const mostTries = 7;

/** Bigger files only make the same mutants slower. */
const largestSeed = 64 * 1024;
const regressions = join(repository, 'tests/safety/regressions');

if (isMainThread) await lead();
else parentPort.postMessage(await work(workerData));

async function lead() {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '20000' },
      own: { type: 'string', default: '20000' },
      seed: { type: 'string', default: String(Date.now() % 0x7fffffff) },
      corpus: { type: 'string', default: join(repository, '../shared/corpus/mp3') },
    },
  });
  const [count, own] = [Number(values.count), Number(values.own)];
  const fresh = Number(values.seed);
  console.log(`fuzz: ${count} mutants and ${own} of files of our own, fixed seed 1 and fresh seed ${fresh}`);
  const saved = existsSync(regressions) ? readdirSync(regressions) : [];
  const violations = [];
  for (const name of saved) {
    const { wrong } = await tryFile(readFileSync(join(regressions, name)));
    violations.push(...wrong.map((what) => `regressions/${name}: ${what}`));
  }
  const threads = Math.min(availableParallelism(), 4);
  const jobs = Array.from({ length: threads }, (_, thread) => ({
    count: Math.ceil(count / threads),
    own: Math.ceil(own / threads),
    // Odd threads go where no run has been.
    seed: thread % 2 === 0 ? 1 + thread : fresh + thread,
    corpus: values.corpus,
  }));
  const results = await Promise.all(jobs.map(runWorker));
  const sum = (kind, key) => results.reduce((total, result) => total + result[kind][key], 0);
  const slowest = (kind) => Math.round(Math.max(...results.map((result) => result[kind].slowestMs)));
  for (const { others, ours } of results) {
    for (const { what, bytes } of [...others.failures, ...ours.failures]) {
      mkdirSync(regressions, { recursive: true });
      const name = `${what
        .slice(0, 40)
        .replace(/[^a-z0-9]+/gi, '-')
        .toLowerCase()}-${bytes.length}.mp3`;
      writeFileSync(join(regressions, name), bytes);
      violations.push(`${what} (saved as regressions/${name})`);
    }
  }
  console.log(`fuzz: slowest mutant ${slowest('others')} ms`);
  console.log(
    `fuzz: of files of our own: ${sum('ours', 'tried')} mutants, slowest ${slowest('ours')} ms, ${sum('ours', 'slow')} slow, ` +
      `${sum('ours', 'ambiguous')} refused as id3/ambiguous-result`,
  );
  finish('fuzz', {
    counts: {
      seeds: results[0].others.seeds,
      mutants: sum('others', 'tried'),
      written: sum('others', 'written'),
      refused: sum('others', 'refused'),
      'seeds of our own': results[0].ours.seeds,
      'mutants of them': sum('ours', 'tried'),
      'of them written': sum('ours', 'written'),
      'of them refused': sum('ours', 'refused'),
    },
    violations,
  });
}

function runWorker(job) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function work({ count, own, seed, corpus }) {
  const isSmall = ({ length }) => length > 0 && length <= largestSeed;
  const plain = [...oddFiles().map(({ bytes }) => bytes), ...corpusFiles(corpus)].filter(isSmall);
  const made = (await madeOf(plain)).filter(isSmall);
  const random = randomFrom(seed);
  return {
    others: await tryMutants(random, { seeds: [...plain, ...made], count, isOwn: false }),
    ours: await tryMutants(random, { seeds: made, count: own, isOwn: true }),
  };
}

async function tryMutants(random, { seeds, count, isOwn }) {
  const counts = { seeds: seeds.length, tried: 0, written: 0, refused: 0, slow: 0, ambiguous: 0 };
  const failures = isOwn ? await refusedSeeds(seeds) : [];
  const result = { ...counts, slowestMs: 0, failures };
  while (result.tried < count) {
    const [bytes, other] = [seeds[random(seeds.length)], seeds[random(seeds.length)]];
    const mutant = (isOwn && random(2) === 0 && mutateMark(random, bytes)) || mutate(random, bytes, other);
    const { verdict, ambiguous, wrong, tookMs } = await timed(mutant);
    result.slowestMs = Math.max(result.slowestMs, tookMs);
    result.tried += 1;
    if (verdict === 'written') result.written += 1;
    if (verdict === 'refused') result.refused += 1;
    if (isOwn && tookMs > ownSlowMs) {
      result.slow += 1;
      wrong.push(`I9 took ${Math.round(tookMs)} ms`);
    }
    if (ambiguous.length > 0) result.ambiguous += 1;
    if (wrong.length > 0 && result.failures.length < 10)
      result.failures.push(await smallest(mutant, wrong[0]));
  }
  return result;
}

/** What chapterize has written is never refused by it afterwards; of a mutant, a refusal is an answer. */
async function refusedSeeds(seeds) {
  const failures = [];
  for (const bytes of seeds) {
    const { ambiguous, wrong } = await tryFile(bytes);
    const what = ambiguous.length > 0 ? [`ambiguous result of ${ambiguous.join()}`] : [];
    failures.push(...[...what, ...wrong].map((each) => ({ what: each, bytes })));
  }
  return failures;
}

/** With the time that it took, the best of some where that was long: a busy machine is slow now and then. */
async function timed(mutant) {
  let tookMs = Number.POSITIVE_INFINITY;
  for (let look = 0; ; look += 1) {
    const started = performance.now();
    const found = await tryFile(mutant);
    tookMs = Math.min(tookMs, performance.now() - started);
    if (tookMs <= ownSlowMs || look === mostTries - 1) return { ...found, tookMs };
  }
}

/** The mutant cut down as far as it still breaks the same promise. */
async function smallest(mutant, what) {
  const promise = what.slice(0, 12);
  const stillBad = async (bytes) => {
    const { wrong, tookMs } = await timed(bytes);
    return promise.startsWith('I9') ? tookMs > ownSlowMs : wrong.some((other) => other.startsWith(promise));
  };
  return { what, bytes: mutant.length > largestSeed ? mutant : await minimise(mutant, stillBad) };
}

function corpusFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !path.endsWith('.tsv'))
    .map((path) => readFileSync(path));
}
