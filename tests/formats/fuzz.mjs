#!/usr/bin/env node
// Mutants of chapter files in every format: none may throw, hang or eat memory, and what is read can be written again.
//
//   node tests/formats/fuzz.mjs [--count N] [--seed N]
//
// Each mutant is read twice: as the format of its seed, whatever it looks like by now, and as what it is detected to be.
import { parseArgs } from 'node:util';
import { formats, parseChapters, renderChapters } from '../../dist/index.js';
import { mutate, randomFrom } from '../safety/mutator.mjs';
import { seedsOf } from './seeds.mjs';

/** No mutant may take longer, or leave more behind. Mutants have some kilobytes. */
const slowMs = 500;
const largeBytes = 64 * 1024 * 1024;

const { values } = parseArgs({
  options: { count: { type: 'string', default: '20000' }, seed: { type: 'string', default: '17' } },
});
const violations = [];
const json = formats.find(({ name }) => name === 'json');
for (const format of formats.filter(({ detect }) => detect !== null)) {
  const random = randomFrom(Number(values.seed));
  const seeds = seedsOf(format.name).map((text) => Buffer.from(text));
  const counts = { read: 0, detected: 0, findings: 0 };
  let slowest = 0;
  let heap = process.memoryUsage().heapUsed;
  for (let index = 0; index < Number(values.count); index += 1) {
    const bytes = mutate(random, seeds[index % seeds.length], seeds[random(seeds.length)]);
    const text = bytes.toString('utf8');
    const started = performance.now();
    try {
      const { chapters, diagnostics } = await parseChapters('mutant', text, format.name);
      counts.read += chapters.length > 0 ? 1 : 0;
      counts.findings += diagnostics.length > 0 ? 1 : 0;
      const detected = await parseChapters('mutant', text);
      if (detected !== null) {
        counts.detected += 1;
        renderChapters('json', await json.load(), [...detected.chapters], 'mutant');
      }
    } catch (error) {
      violate(format, index, bytes, `threw ${error.stack}`);
    }
    let tookMs = performance.now() - started;
    // Other work on the machine is not the fault of the mutant.
    for (let look = 0; look < 3 && tookMs > slowMs; look += 1)
      tookMs = Math.min(tookMs, await timeOf(text, format.name));
    slowest = Math.max(slowest, tookMs);
    if (tookMs > slowMs) violate(format, index, bytes, `took ${Math.round(tookMs)} ms`);
    const now = process.memoryUsage().heapUsed;
    if (now - heap > largeBytes) {
      globalThis.gc?.();
      const left = process.memoryUsage().heapUsed;
      if (globalThis.gc !== undefined && left - heap > largeBytes)
        violate(format, index, bytes, 'keeps over 64 MB');
      heap = left;
    }
  }
  console.log(
    `${format.name}: ${values.count} mutants, ${counts.read} with chapters, ${counts.detected} detected, ` +
      `${counts.findings} with findings, slowest ${slowest.toFixed(1)} ms`,
  );
}
for (const line of violations.slice(0, 20)) console.log(line);
console.log(`${violations.length} violations`);
if (violations.length > 0) process.exitCode = 1;

async function timeOf(text, format) {
  const started = performance.now();
  await parseChapters('mutant', text, format);
  return performance.now() - started;
}

function violate({ name }, index, bytes, what) {
  violations.push(
    `${name}, mutant ${index}: ${what}\n  ${JSON.stringify(bytes.toString('latin1').slice(0, 300))}`,
  );
}
