// Mutants of show notes and their front matter: none may throw, hang, or eat memory.
//
//   node tests/safety/fuzz-notes.mjs [--count N] [--seed N] [--corpus FOLDER]
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { minimise, mutate, randomFrom } from './mutator.mjs';
import { finish, repository } from './result.mjs';

/**
 * No mutant may take more of the processor at the best of three looks: in milliseconds, and by its length in what a plain
 * list of that length takes on this machine. A list of thousands of broken lines has thousands of findings, each with its
 * cost; what hangs, or grows faster than the notes, takes more than both together.
 */
const slowMs = 250;
const slowLists = 10;
/** No mutant may leave more behind, in bytes of heap. */
const largeBytes = 64 * 1024 * 1024;
const regressions = join(repository, 'tests/safety/regressions-notes');

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 0x7fffffff) },
    corpus: { type: 'string', default: join(repository, '../shared/corpus/notes') },
  },
});
const { parseNotes, buildTimeline, planFrontMatterEdit, applyEdits } = await import(
  pathToFileURL(join(repository, 'dist/index.js')).href
);

const seeds = [...notesIn(join(repository, 'tests/fixtures/notes')), ...notesIn(values.corpus), ...bombs()];
console.log(`fuzz-notes: ${values.count} mutants, fixed seed 1 and fresh seed ${values.seed}`);
const counts = { seeds: seeds.length, mutants: 0, 'with chapters': 0, edited: 0 };
const violations = [];
let slowest = 0;
const listMsPerByte = costOfList();
for (const bytes of [...notesIn(regressions), ...seeds]) await judge(bytes);
for (const seed of [1, Number(values.seed)]) {
  const random = randomFrom(seed);
  for (let left = Math.ceil(Number(values.count) / 2); left > 0; left -= 1) {
    counts.mutants += 1;
    await judge(mutate(random, seeds[random(seeds.length)], seeds[random(seeds.length)]));
  }
}
console.log(
  `fuzz-notes: slowest ${Math.round(slowest)} ms; a plain list takes ${(listMsPerByte * 1024).toFixed(2)} ms a KiB`,
);
finish('fuzz-notes', { counts, violations });

async function judge(bytes) {
  const wrong = tryNotes(bytes);
  if (wrong === null || violations.length >= 10) return;
  // A busy machine makes anything slow now and then.
  if (wrong.startsWith('slow') && (tryNotes(bytes) === null || tryNotes(bytes) === null)) return;
  const kind = wrong.slice(0, 8);
  const small =
    bytes.length > 50_000
      ? bytes
      : await minimise(bytes, (less) => tryNotes(less)?.startsWith(kind) ?? false);
  mkdirSync(regressions, { recursive: true });
  const name = `${kind.trim().replace(/\W+/g, '-')}-${small.length}-${counts.mutants}.md`;
  writeFileSync(join(regressions, name), small);
  violations.push(`${wrong} (saved as regressions-notes/${name})`);
}

/** What is wrong with how these notes are taken, or null. */
function tryNotes(bytes) {
  const heapBefore = process.memoryUsage().heapUsed;
  const started = process.cpuUsage();
  try {
    const { notes, diagnostics } = parseNotes('a.md', bytes);
    if (notes === null) return diagnostics.length === 0 ? 'refused without a finding' : null;
    const timeline = buildTimeline(notes.marks, { durationMs: 3_600_000, offsetMs: 0, intro: null });
    if (timeline.flat.length > 0) counts['with chapters'] += 1;
    for (const [index, chapter] of timeline.flat.entries()) {
      if (!(chapter.endMs > chapter.startMs)) return `chapter ${index} is of no length`;
      if (chapter.title.trim() === '' && diagnostics.length === 0)
        return `chapter ${index} has no title and no finding`;
      if (/[\u0000-\u001f\u007f]/.test(chapter.title)) return `chapter ${index} has a control character`;
    }
    const { edits } = planFrontMatterEdit(notes.source, { byteLength: 123_456 });
    if (edits.length > 0) {
      counts.edited += 1;
      const again = parseNotes('a.md', applyEdits(bytes, edits));
      if (again.notes?.stated.byteLength?.value !== 123_456)
        return 'edit does not state the value that was to be written';
      if (again.notes.marks.length !== notes.marks.length) return 'edit changed the chapters';
    }
  } catch (error) {
    return `crash: ${error.stack ?? error}`;
  }
  const { user, system } = process.cpuUsage(started);
  const tookMs = (user + system) / 1000;
  slowest = Math.max(slowest, tookMs);
  if (tookMs > slowMs + slowLists * listMsPerByte * bytes.length && bytes.length < 200_000)
    return `slow: ${Math.round(tookMs)} ms for ${bytes.length} bytes`;
  if (process.memoryUsage().heapUsed - heapBefore > largeBytes * 2)
    return `large: took over ${largeBytes} bytes`;
  return null;
}

/** What a plain list takes of the processor, in milliseconds a byte, at the best of ten looks. */
function costOfList() {
  const list = Buffer.from(listOf(3000));
  const looks = Array.from({ length: 10 }, () => {
    const started = process.cpuUsage();
    parseNotes('a.md', list);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return Math.min(...looks) / list.length;
}

function listOf(count) {
  return Array.from({ length: count }, (_, n) => `- [@${n}:00] - T`).join('\n');
}

function notesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && /\.(?:md|txt)$/.test(path))
    .map((path) => readFileSync(path));
}

/** Notes that are made to hurt. */
function bombs() {
  const yaml = (body) => `---\n${body}\n---\n- [@0:10] - A\n- [@1:10] - B\n`;
  const aliases = Array.from(
    { length: 9 },
    (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(',')}]`,
  ).join('\n');
  return [
    yaml(`a0: &a0 [x,x,x,x,x,x,x,x,x]\n${aliases}`),
    yaml(`x: ${'['.repeat(5000)}`),
    yaml(`x: ${'{a: '.repeat(5000)}`),
    yaml('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\nlength: 5'),
    yaml('length: !!js/function "function(){}"'),
    '---js\nprocess.exit(3)\n---\n- [@0:10] - A\n',
    '---json\n{"length": 5}\n---\n- [@0:10] - A\n',
    `{"length": ${'['.repeat(5000)}`,
    `+++\nx = ${'['.repeat(5000)}\n+++\n`,
    `${'> '.repeat(3000)}[@0:10] A`,
    `${'- '.repeat(3000)}[@0:10] A`,
    `${'['.repeat(20_000)}@0:10]`,
    `${'*'.repeat(20_000)}0:10${'*'.repeat(20_000)}`,
    `${'<div>'.repeat(4000)}0:10 A`,
    `${'`'.repeat(9999)} 0:10 A`,
    '0:10 A '.repeat(20_000),
    listOf(5000),
    '\u0000\u001b[2J- [@0:10] - \u001b]0;title\u0007\n- [@1:10] - \u202eB\n',
  ].map((text) => Buffer.from(text));
}
