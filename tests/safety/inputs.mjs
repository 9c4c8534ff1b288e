// Time and memory of a run whose other inputs are made against it: feeds, journals, configurations, manifests, chapter files, pictures.
// Each is answered, or refused with a code, in a time that grows with its length.
//
//   node tests/safety/inputs.mjs [--kind NAME] [--verbose]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hostileInputs } from './hostile-inputs.mjs';
import { audio } from './odd-parts.mjs';
import { pool, runForPeak } from './program.mjs';
import { finish } from './result.mjs';

const { values } = parseArgs({
  options: { kind: { type: 'string' }, verbose: { type: 'boolean', default: false } },
});

const megabyte = 2 ** 20;
/** How the time may grow from a quarter of the size to all of it, in the logarithm; what takes fewer milliseconds is noise. */
const mostSlope = 1.25;
const leastMs = 1500;
const mostMs = 15_000;
const mostBytes = 768 * megabyte;

const root = mkdtempSync(join(tmpdir(), 'chapterize-inputs-'));
const counts = { 'kinds of input': 0, runs: 0, answered: 0, refused: 0 };
const violations = [];

async function measure({ name, files, argv }, size, worker) {
  const folder = join(root, String(worker));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const all = { 'episode.mp3': audio(2000), ...files(size) };
  for (const [file, content] of Object.entries(all)) writeFileSync(join(folder, file), content);
  const found = await runForPeak(argv, { cwd: folder, timeoutMs: 120_000 });
  counts.runs += 1;
  const wrong = [];
  if (![0, 1, 2].includes(found.status)) wrong.push(`exit ${found.status ?? found.signal}`);
  if (/error\[internal\]|^\s+at .*:\d+:\d+\)?$/m.test(found.stderr)) wrong.push('a crash');
  if (found.status > 0 && !/error\[[\w/-]+\]/.test(found.stderr)) wrong.push('refused without a code');
  violations.push(...wrong.map((what) => `${name}: ${what}: ${found.stderr.slice(0, 300)}`));
  return found;
}

async function tryInput(input, worker) {
  const size = input.megabytes * megabyte;
  const { status, peak, cpuMs, stderr } = await measure(input, size, worker);
  counts['kinds of input'] += 1;
  counts[status === 0 ? 'answered' : 'refused'] += 1;
  if (values.verbose) {
    const [code = ''] = /(?:error|warning)\[[^\]]+\].{0,100}/.exec(stderr) ?? [];
    console.log(`${cpuMs} ms, ${Math.round(peak / megabyte)} MB, exit ${status}: ${input.name}: ${code}`);
  }
  if (!(cpuMs <= mostMs)) violations.push(`${input.name}: ${cpuMs} ms`);
  if (!(peak <= mostBytes)) violations.push(`${input.name}: ${Math.round(peak / megabyte)} MB`);
  if (cpuMs < leastMs) return;
  const quarter = await measure(input, size / 4, worker);
  const slope = Math.log((cpuMs - baseMs) / Math.max(100, quarter.cpuMs - baseMs)) / Math.log(4);
  if (slope > mostSlope)
    violations.push(`${input.name}: ${quarter.cpuMs} ms for a quarter, ${cpuMs} ms for all`);
}

let baseMs = 0;
try {
  const chosen = hostileInputs.filter(({ name }) => values.kind === undefined || name.includes(values.kind));
  const plain = { name: 'plain notes', files: () => ({ 'episode.md': '- 0:00 One\n' }) };
  baseMs = (await measure({ ...plain, argv: ['check', 'episode.md', 'episode.mp3'] }, 0, 0)).cpuMs;
  await pool(chosen, 2, tryInput);
} finally {
  rmSync(root, { recursive: true, force: true });
}
finish('inputs', { counts, violations });
