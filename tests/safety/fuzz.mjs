// Mutants of odd files through the regime.
//
//   node tests/safety/fuzz.mjs [--count N] [--seed N] [--corpus FOLDER]
//
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
import { embed } from './product.mjs';
import { finish, repository } from './result.mjs';
import { tryFile } from './try-file.mjs';

/** Bigger files only make the same mutants slower. */
const largestSeed = 64 * 1024;
const regressions = join(repository, 'tests/safety/regressions');

if (isMainThread) await lead();
else parentPort.postMessage(await work(workerData));

async function lead() {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '20000' },
      seed: { type: 'string', default: String(Date.now() % 0x7fffffff) },
      corpus: { type: 'string', default: join(repository, '../shared/corpus/mp3') },
    },
  });
  const count = Number(values.count);
  const fresh = Number(values.seed);
  console.log(`fuzz: ${count} mutants, fixed seed 1 and fresh seed ${fresh}`);
  const saved = existsSync(regressions) ? readdirSync(regressions) : [];
  const violations = [];
  for (const name of saved) {
    const { wrong } = await tryFile(readFileSync(join(regressions, name)));
    violations.push(...wrong.map((what) => `regressions/${name}: ${what}`));
  }
  const threads = Math.min(availableParallelism(), 4);
  const jobs = Array.from({ length: threads }, (_, thread) => ({
    count: Math.ceil(count / threads),
    // Odd threads go where no run has been.
    seed: thread % 2 === 0 ? 1 + thread : fresh + thread,
    corpus: values.corpus,
  }));
  const results = await Promise.all(jobs.map(runWorker));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const slowest = Math.max(...results.map(({ slowestMs }) => slowestMs));
  for (const { failures } of results) {
    for (const { what, bytes } of failures) {
      mkdirSync(regressions, { recursive: true });
      const name = `${what
        .slice(0, 40)
        .replace(/[^a-z0-9]+/gi, '-')
        .toLowerCase()}-${bytes.length}.mp3`;
      writeFileSync(join(regressions, name), bytes);
      violations.push(`${what} (saved as regressions/${name})`);
    }
  }
  console.log(`fuzz: slowest mutant ${Math.round(slowest)} ms`);
  finish('fuzz', {
    counts: {
      seeds: results[0].seeds,
      mutants: sum('tried'),
      written: sum('written'),
      refused: sum('refused'),
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

async function work({ count, seed, corpus }) {
  const plain = [...oddFiles().map(({ bytes }) => bytes), ...corpusFiles(corpus)];
  const isSmall = ({ length }) => length > 0 && length <= largestSeed;
  const seeds = [...plain, ...(await madeOf(plain.filter(isSmall)))].filter(isSmall);
  const random = randomFrom(seed);
  const result = { seeds: seeds.length, tried: 0, written: 0, refused: 0, slowestMs: 0, failures: [] };
  while (result.tried < count) {
    const mutant = mutate(random, seeds[random(seeds.length)], seeds[random(seeds.length)]);
    const started = performance.now();
    const { verdict, wrong } = await tryFile(mutant);
    result.slowestMs = Math.max(result.slowestMs, performance.now() - started);
    result.tried += 1;
    if (verdict === 'written') result.written += 1;
    if (verdict === 'refused') result.refused += 1;
    if (wrong.length > 0 && result.failures.length < 10)
      result.failures.push(await smallest(mutant, wrong[0]));
  }
  return result;
}

/** The mutant cut down as far as it still breaks the same promise. */
async function smallest(mutant, what) {
  const promise = what.slice(0, 12);
  const stillBad = async (bytes) => (await tryFile(bytes)).wrong.some((other) => other.startsWith(promise));
  const bytes = mutant.length > largestSeed ? mutant : await minimise(mutant, stillBad);
  const { wrong } = await tryFile(bytes);
  return { what: wrong[0] ?? what, bytes };
}

/** Files of our own making: what chapterize writes when it is given them. */
async function madeOf(files) {
  const made = [];
  for (const bytes of files) {
    const { written } = await embed(bytes);
    if (written !== null) made.push(Buffer.from(written));
  }
  return made;
}

function corpusFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !path.endsWith('.tsv'))
    .map((path) => readFileSync(path));
}
