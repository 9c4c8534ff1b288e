// The memory that a tag costs: at most three times its size beside what a small file takes, whatever it is made of, and the step in
// which the memory manager grows. And the time grows with its size.
//
//   node tests/safety/memory.mjs [--size MEGABYTES] [--shape NAME]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bigTags } from './big-tags.mjs';
import { audio } from './odd-parts.mjs';
import { pool, runForPeak } from './program.mjs';
import { finish } from './result.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '32' },
    shape: { type: 'string', multiple: true },
    verbose: { type: 'boolean', default: false },
  },
});

const megabyte = 2 ** 20;
const mostCopies = 3;
/** What the memory manager takes more, since it grows in steps; of a tag of 32 MB an eighth. */
const step = 4 * megabyte;
/** A smaller tag may take what one of this size may: the memory manager grows in steps. */
const leastTag = 16 * megabyte;
/** How the time may grow from a quarter of the size to all of it, in the logarithm; what takes fewer milliseconds is noise. */
const mostSlope = 1.25;
const leastMs = 1500;

const commands = [
  { name: 'show', argv: (path) => ['show', path, '--json'] },
  { name: 'embed -n', argv: (path, notes) => [notes, path, '-n', '--json'] },
  { name: 'embed', argv: (path, notes) => [notes, path, '-o', `${path}.out.mp3`, '--json'] },
  { name: 'strip -n', argv: (path) => ['strip', path, '-n', '--json'] },
  { name: 'undo -n', argv: (path) => ['undo', path, '-n', '--json'] },
  { name: 'repair -n', argv: (path) => ['repair', path, '-n', '--json'] },
];

const root = mkdtempSync(join(tmpdir(), 'chapterize-memory-'));
const counts = { 'kinds of tag': 0, runs: 0 };
const violations = [];
const details = [];

/** Runs one command on a file; peak and time. */
async function measure(what, command, bytes, worker) {
  const path = join(root, `${worker}.mp3`);
  const notes = join(root, `${worker}.md`);
  writeFileSync(path, bytes);
  writeFileSync(notes, '- [@0:00] Start\n- [@0:20] More\n- [@0:40] End\n');
  const found = await runForPeak(command.argv(path, notes), { timeoutMs: 120_000 });
  counts.runs += 1;
  // Errors in the file are an answer; a crash and a run that was ended are none.
  if (found.status !== 0 && found.status !== 1)
    violations.push(`${what}: exit ${found.status ?? found.signal}: ${found.stderr.slice(0, 300)}`);
  rmSync(`${path}.out.mp3`, { force: true });
  return found;
}

async function tryTag({ name, build, sizes = [values.size] }, worker) {
  for (const size of sizes) {
    const tag = build(Math.round(Number(size) * megabyte));
    const large = Buffer.concat([tag, audio(2000)]);
    for (const command of commands) {
      const what = `${name}, ${Math.round(tag.length / megabyte)} MB, ${command.name}`;
      const { peak, cpuMs } = await measure(what, command, large, worker);
      const base = bases.get(command.name);
      const copies = (peak - base.peak - step) / Math.max(tag.length, leastTag);
      if (values.verbose) console.log(`${copies.toFixed(2)} ${cpuMs} ms ${what}`);
      details.push({
        what,
        megabytes: Math.round(peak / megabyte),
        copies: Number(copies.toFixed(2)),
        cpuMs,
      });
      if (!(copies <= mostCopies)) violations.push(`${what}: ${copies.toFixed(2)} times the tag`);
      if (cpuMs < leastMs) continue;
      const quarter = Buffer.concat([build(Math.round((Number(size) * megabyte) / 4)), audio(2000)]);
      const small = await measure(`${what}, a quarter`, command, quarter, worker);
      const slope = Math.log((cpuMs - base.cpuMs) / Math.max(100, small.cpuMs - base.cpuMs)) / Math.log(4);
      if (slope > mostSlope) violations.push(`${what}: ${small.cpuMs} ms for a quarter, ${cpuMs} ms for all`);
    }
  }
  counts['kinds of tag'] += 1;
}

const bases = new Map();
try {
  const tags = bigTags.filter(({ name }) => values.shape === undefined || values.shape.includes(name));
  const small = Buffer.concat([bigTags[0].build(100_000), audio(2000)]);
  for (const command of commands) {
    const { peak, cpuMs } = await measure('a small tag', command, small, 0);
    bases.set(command.name, { peak, cpuMs });
  }
  await pool(tags, 2, (tag, worker) => tryTag(tag, worker));
} finally {
  rmSync(root, { recursive: true, force: true });
}
const worst = details.toSorted((a, b) => b.copies - a.copies)[0];
console.log(`memory: most is ${worst?.copies} times the tag: ${worst?.what}`);
finish('memory', { counts, violations, details });
