// Which functions of the bundle the usual runs call: the main job and what checks and shows its files, on the samples, and reading
// notes of many forms. The others are loaded when they are called (.ci/rare-functions.mjs).
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { typicalNotes } from './typical-notes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const notesFolder = join(root, 'tests/fixtures/blind');

const runs = [
  ['--help'],
  ...['episode.md', 'plain.txt'].flatMap((notes) => [
    ['show', notes],
    ['check', notes],
    ['check', notes, 'episode.mp3'],
    [notes, 'episode.mp3', '-o', `${notes}.mp3`],
    [notes, `${notes}.mp3`],
  ]),
  ['check', 'list.md'],
  ['episode.md', 'episode.mp3', '--dry-run'],
  ['episode.md', 'episode.mp3'],
  ['show', 'episode.mp3'],
];

/** Of the notes that the tests have, with rare forms and traps, every so many are read. */
const notesStep = 20;
/** Of these, the share that a function must be called by to count. */
const leastShare = 0.06;

/**
 * @param folder of the bundle
 * @returns for each script that the samples need, where the functions end that are called
 */
export async function findUsual(folder) {
  const usual = countCalls(runSamples(), folder);
  const library = join(folder, 'library.cjs');
  const typical = await readNotes(Object.entries(typicalNotes), library);
  const invented = await readNotes(inventedNotes(), library);
  for (const [results, least] of [
    [typical, 1],
    [invented, leastShare * invented.length],
  ])
    for (const [script, counts] of countCalls(results, folder))
      for (const [end, count] of counts) if (count >= least) usual.get(script)?.set(end, count);
  return usual;
}

/** The coverage of each process. */
function runSamples() {
  const scratch = mkdtempSync(join(tmpdir(), 'chapterize-build-'));
  const coverage = join(scratch, 'coverage');
  const env = { ...process.env, NODE_V8_COVERAGE: coverage };
  try {
    for (const name of ['episode.md', 'episode.mp3', 'plain.txt'])
      cpSync(join(root, 'samples', name), join(scratch, name));
    writeFileSync(join(scratch, 'list.md'), typicalNotes['list.md']);
    for (const args of runs) {
      const command = [join(root, 'bin/chapterize.js'), ...args];
      const { status, stderr } = spawnSync(process.execPath, command, {
        cwd: scratch,
        env,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`chapterize ${args.join(' ')}: ${stderr}`);
    }
    return readdirSync(coverage).map((name) => JSON.parse(readFileSync(join(coverage, name), 'utf8')).result);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The coverage of reading each of the notes. */
async function readNotes(notes, library) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const { parseNotes } = createRequire(library)(library);
  const results = [];
  for (const [name, text] of notes) {
    await session.post('Profiler.takePreciseCoverage');
    parseNotes(name, text);
    results.push((await session.post('Profiler.takePreciseCoverage')).result);
  }
  session.disconnect();
  return results;
}

function inventedNotes() {
  return readdirSync(notesFolder)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .flatMap((name) => readFileSync(join(notesFolder, name), 'utf8').split('\n'))
    .filter((line, index) => line !== '' && index % notesStep === 0)
    .map((line) => JSON.parse(line))
    .map(({ name, text }) => [name, text]);
}

/** By script, by where a function ends: how many runs call it. */
function countCalls(results, folder) {
  const calls = new Map();
  for (const { url, functions } of results.flat()) {
    const path = url.replace('file://', '');
    if (!path.startsWith(folder)) continue;
    const script = path.slice(folder.length + 1);
    const counts = calls.get(script) ?? new Map();
    calls.set(script, counts);
    for (const [{ endOffset, count }] of functions.map(({ ranges }) => ranges))
      if (count > 0) counts.set(endOffset, (counts.get(endOffset) ?? 0) + 1);
  }
  return calls;
}
