// Reads and writes that do less than they were asked for, by a library put in front of the system's.
//
//   node tests/safety/short-io.mjs [--shape NAME]...
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { restore, run } from './program.mjs';
import { finish } from './result.mjs';
import { undisturbed } from './shape-run.mjs';
import { chooseShapes, placeShape } from './shapes.mjs';
import { litterIn, stateOf } from './verdict.mjs';

/** Most bytes at a call, for writes and reads; 0 for no limit. */
const limits = [
  { write: 1, read: 0 },
  { write: 0, read: 61 },
  { write: 777, read: 1000 },
  { write: 1000, read: 777 },
];

const { values } = parseArgs({ options: { shape: { type: 'string', multiple: true } } });
const chosen = chooseShapes(values.shape, 1200);
const source = join(dirname(fileURLToPath(import.meta.url)), 'short-io.c');
const root = mkdtempSync(join(tmpdir(), 'chapterize-short-io-'));
const counts = { 'short read and write runs': 0 };
const violations = [];
const skipped = [];

function compile() {
  const library = join(root, 'short-io.so');
  try {
    execFileSync('gcc', ['-shared', '-fPIC', '-o', library, source, '-ldl'], { stdio: 'pipe' });
    return library;
  } catch (error) {
    skipped.push({
      what: 'all',
      why: `gcc: ${error.message.split('\n')[0]}`,
    });
    return null;
  }
}

try {
  const library = compile();
  for (const shape of library === null ? [] : chosen) {
    const place = placeShape(shape, join(root, shape.name));
    const { files, states } = await undisturbed(shape, place);
    for (const { write, read } of limits) {
      restore(place.folder, files);
      const env = { LD_PRELOAD: library, SHORTIO_WMAX: String(write), SHORTIO_RMAX: String(read) };
      const { status, stderr } = await run(place.argv, { env });
      const what = `${shape.name}, writes of ${write} and reads of ${read} bytes`;
      if (status !== 0) violations.push(`${what}: exit ${status}: ${stderr}`);
      if (stateOf(place.audio, states) !== 'new')
        violations.push(`${what}: the file is ${stateOf(place.audio, states)}`);
      if (litterIn(place.folder).length > 0) violations.push(`${what}: left ${litterIn(place.folder)}`);
      counts['short read and write runs'] += 1;
    }
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
finish('short-io', { counts, violations, skipped });
