// Compares two builds of the program over corpora: what they print, their JSON, exit codes and the bytes that they write.
//
//   node tests/compare/builds.mjs BEFORE AFTER [--mp3 FOLDER] [--notes FOLDER] [--jobs 2] [--most 20] [--ignore KEY]
//
// BEFORE and AFTER are checkouts with a built dist/. Without folders the samples of AFTER are compared. Each difference is
// printed; the exit code is 1 when there is one. --ignore names fields of the JSON that one build lacks on purpose. What differs on purpose is explained in CHANGELOG.md.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mp3: { type: 'string', multiple: true, default: [] },
    notes: { type: 'string', multiple: true, default: [] },
    jobs: { type: 'string', default: '2' },
    most: { type: 'string', default: '20' },
    ignore: { type: 'string', multiple: true, default: [] },
  },
});
const [before, after] = positionals.map((path) => resolve(path));
if (before === undefined || after === undefined) {
  console.error('usage: builds.mjs BEFORE AFTER [--mp3 FOLDER] [--notes FOLDER]');
  process.exit(2);
}
for (const build of [before, after]) {
  if (!existsSync(join(build, 'dist/cli/main.cjs'))) throw new Error(`${build} is not built: npm run build`);
}
const samples = join(after, 'samples');
const named = values.mp3.length + values.notes.length > 0;
const mp3s = (named ? values.mp3 : [samples]).flatMap((folder) => list(folder, /\.mp3$/i));
const notes = (named ? values.notes : [samples]).flatMap((folder) =>
  list(folder, /\.(?:md|markdown|txt|html?)$/i),
);
const marks = join(samples, 'plain.txt');

/** `writes`: the command writes to out.mp3 of its folder. */
const cases = [
  ...notes.flatMap((path) => [
    { args: ['check', path, '--json'] },
    { args: ['show', path] },
    { args: ['check', path, join(samples, 'episode.mp3'), '--json', '--no-verify'] },
  ]),
  ...mp3s.flatMap((path) => [
    { args: ['show', path, '--json'] },
    { args: [marks, path, '-o', 'out.mp3', '--json'], writes: true },
    { args: [marks, path, '-o', 'out.mp3', '--force'], writes: true },
    { args: ['strip', path, '-o', 'out.mp3', '--json'], writes: true },
  ]),
];

let next = 0;
let differing = 0;
await Promise.all(Array.from({ length: Number(values.jobs) }, work));
console.log(`${cases.length} runs of two builds: ${differing} differ`);
process.exitCode = differing > 0 || cases.length === 0 ? 1 : 0;

async function work() {
  for (let one = cases[next++]; one !== undefined; one = cases[next++]) {
    const [old, fresh] = [await run(before, one), await run(after, one)];
    const parts = Object.keys({ ...old, ...fresh }).filter((part) => old[part] !== fresh[part]);
    if (parts.length === 0) continue;
    differing += 1;
    if (differing > Number(values.most)) continue;
    console.log(`\n${one.args.join(' ')}\n  differs in: ${parts.join(', ')}`);
    for (const part of parts) console.log(firstDifference(old[part], fresh[part]));
  }
}

/** Runs one case in an empty folder. */
async function run(build, { args, writes = false }) {
  const folder = mkdtempSync(join(tmpdir(), 'chapterize-compare-'));
  try {
    const result = await new Promise((settle) => {
      const command = [join(build, 'bin/chapterize.js'), ...args];
      const options = { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120_000 };
      execFile(process.execPath, command, options, (error, stdout, stderr) =>
        settle({ exitCode: String(error?.code ?? error?.signal ?? 0), stdout, stderr }),
      );
    });
    const output = join(folder, 'out.mp3');
    const written = writes && existsSync(output) ? hashOf(output) : 'nothing';
    return { ...result, ...fieldsOf(result.stdout), written, files: readdirSync(folder).sort().join(' ') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The fields of a result in JSON, each compared for itself; nothing for other text. */
function fieldsOf(stdout) {
  if (!stdout.startsWith('{')) return {};
  const fields = Object.entries(JSON.parse(stdout)).filter(([key]) => !values.ignore.includes(key));
  return {
    stdout: '',
    ...Object.fromEntries(fields.map(([key, value]) => [`json.${key}`, JSON.stringify(value)])),
  };
}

function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function firstDifference(old = '', fresh = '') {
  const [left, right] = [old.split('\n'), fresh.split('\n')];
  const at = left.findIndex((line, index) => line !== right[index]);
  const index = at < 0 ? left.length : at;
  return `  - ${(left[index] ?? '(ends)').slice(0, 300)}\n  + ${(right[index] ?? '(ends)').slice(0, 300)}`;
}

function list(folder, pattern) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(basename(path)) && !dirname(path).includes('node_modules'))
    .sort()
    .map((path) => resolve(folder, path));
}
