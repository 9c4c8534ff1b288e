#!/usr/bin/env node
// Mutants of chapter files in every format: none may throw, hang or eat memory, and what is read can be written again.
//
//   node tests/formats/fuzz.mjs [--count N] [--seed N]
//
// Each mutant is read twice: as the format of its seed, whatever it looks like by now, and as what it is detected to be.
import { parseArgs } from 'node:util';
import { detectFormat, formats, readChapterFile, renderChapters } from '../../dist/index.js';
import { decodeText } from '../../dist/text/source-text.js';
import { mutate, randomFrom } from '../safety/mutator.mjs';
import { seedsOf } from './seeds.mjs';

/** No mutant may take longer, or leave more behind. Mutants have some kilobytes. */
const slowMs = 500;
const largeBytes = 64 * 1024 * 1024;

const { values } = parseArgs({
  options: { count: { type: 'string', default: '20000' }, seed: { type: 'string', default: '17' } },
});
const violations = [];
for (const format of formats.filter(({ detect }) => detect !== null)) {
  const random = randomFrom(Number(values.seed));
  const { parse } = await format.load();
  const seeds = seedsOf(format.name).map((text) => Buffer.from(text));
  const counts = { read: 0, detected: 0, findings: 0 };
  let slowest = 0;
  let heap = process.memoryUsage().heapUsed;
  for (let index = 0; index < Number(values.count); index += 1) {
    const bytes = mutate(random, seeds[index % seeds.length], seeds[random(seeds.length)]);
    const text = bytes.toString('utf8');
    const { source } = decodeText('mutant', Buffer.from(text));
    const started = performance.now();
    try {
      const { chapters, diagnostics } = parse(source);
      counts.read += chapters.length > 0 ? 1 : 0;
      counts.findings += diagnostics.length > 0 ? 1 : 0;
      const detected = detectFormat(text);
      if (detected !== null) {
        counts.detected += 1;
        const again = await readChapterFile(source, detected);
        renderChapters('json', await formats[0].load(), [...again.chapters], 'mutant');
      }
    } catch (error) {
      violate(format, index, bytes, `threw ${error.stack}`);
    }
    let tookMs = performance.now() - started;
    // Other work on the machine is not the fault of the mutant.
    for (let look = 0; look < 3 && tookMs > slowMs; look += 1)
      tookMs = Math.min(tookMs, timeOf(parse, source));
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

function timeOf(parse, source) {
  const started = performance.now();
  parse(source);
  return performance.now() - started;
}

function violate({ name }, index, bytes, what) {
  violations.push(
    `${name}, mutant ${index}: ${what}\n  ${JSON.stringify(bytes.toString('latin1').slice(0, 300))}`,
  );
}
