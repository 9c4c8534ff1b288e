#!/usr/bin/env node
// Measures a whole catalogue against copies of the same files with as many jobs, and what resuming costs.
//
//   npm run bench:batch -- [--jobs N] [--episodes 200] [--entries 10000] [--dir FOLDER] [--notes FOLDER]
//
// The audio is made in code, 20 MB each; with --notes, at 32 kbit/s for the notes of that folder that state a duration. cp writes
// no byte through to the disk, chapterize syncs every file; so cp with a sync of each file is next to it, and a Node program
// that copies and syncs (copy-synced.mjs), against which the ratio is.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadTypeScript } from '../build/load-typescript.mjs';

const fromTests = (path) => loadTypeScript(new URL(`../${path}`, import.meta.url));
const { bigEpisode, writeEpisode } = await fromTests('build/episode.ts');
const { podcastFormat, speechFormat } = await fromTests('build/episode-audio.ts');
const { formatClock, hourOfChapters, renderEpisodeNotes, spreadChapters } =
  await fromTests('build/episode-notes.ts');

const { values: options } = parseArgs({
  options: {
    jobs: { type: 'string', default: String(Math.min(availableParallelism(), 8)) },
    episodes: { type: 'string', default: '200' },
    entries: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '5' },
    notes: { type: 'string' },
    dir: { type: 'string', default: tmpdir() },
  },
});
const mostRatio = 1.3;
const copySynced = fileURLToPath(new URL('copy-synced.mjs', import.meta.url));
const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const root = mkdtempSync(join(options.dir, 'chapterize-bench-batch-'));
process.on('SIGINT', () => process.exit(130));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

/** Writes audio for notes; `length` of the notes is made to fit. */
async function addEpisode(folder, name, { seconds, byteLength, format, chapters }) {
  const audio = join(folder, `${name}.mp3`);
  const episode = await writeEpisode(audio, { seconds, byteLength, format, seed: name.length + seconds });
  const stated = { file: `${name}.mp3`, duration: formatClock(seconds), length: episode.byteLength };
  writeFileSync(join(folder, `${name}.md`), renderEpisodeNotes({ ...stated, chapters }));
}

/** As long as 20 MB are at 128 kbit/s. */
const secondsOfEpisode = 1250;

async function makeCatalogue(folder, count) {
  mkdirSync(folder);
  for (let index = 0; index < count; index += 1) {
    const seconds = secondsOfEpisode;
    const chapters = spreadChapters(13, seconds, (chapter) => `Chapter ${chapter + 1} of a talk`);
    await addEpisode(folder, `episode-${index + 1}`, { seconds, format: podcastFormat, chapters });
  }
}

/** Real notes, each with audio of the duration that it states and its name; what they say of its length is dropped. */
async function makeCatalogueOf(notesFolder, folder) {
  mkdirSync(folder);
  for (const name of readdirSync(notesFolder, { recursive: true }).filter((path) => path.endsWith('.md'))) {
    const text = readFileSync(join(notesFolder, name), 'utf8');
    const clock = /^duration: *"?((?:\d+:)?\d+:\d\d)"?/m.exec(text)?.[1];
    if (clock === undefined) continue;
    const stem = name.replaceAll('/', '-').slice(0, -'.md'.length);
    const seconds = clock.split(':').reduce((sum, field) => sum * 60 + Number(field), 0);
    await writeEpisode(join(folder, `${stem}.mp3`), { seconds, format: speechFormat, seed: seconds });
    writeFileSync(join(folder, `${stem}.md`), text.replace(/^(?:length|file):.*\n/gm, ''));
  }
}

async function makeBigOnes(folder, count) {
  mkdirSync(folder);
  for (let index = 0; index < count; index += 1)
    await addEpisode(folder, `big-${index}`, {
      ...bigEpisode,
      format: podcastFormat,
      chapters: hourOfChapters,
    });
}

/** Runs a command to its end; GNU time tells its peak of memory. */
function timed(command, args) {
  const report = join(root, 'time.txt');
  const begun = performance.now();
  const child = spawn('/usr/bin/time', ['-q', '-f', '%M', '-o', report, command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      const ms = performance.now() - begun;
      const rssMb = Number(readFileSync(report, 'utf8').trim().split('\n').at(-1)) / 1024;
      resolve({ ms, rssMb, status, printed });
    });
  });
}

const sync = () => timed('sync', []);
const jobs = ['--jobs', options.jobs];
const batch = (...args) => timed(process.execPath, [program, 'batch', ...args, ...jobs, '--quiet']);

/** Copies every mp3 of a folder, as many at once as there are jobs; with each file synced, as chapterize does it. */
const copyAll = (kind, from, to) => {
  if (kind === 'node, synced') return timed(process.execPath, [copySynced, options.jobs, from, to]);
  return timed('sh', [
    '-c',
    kind === 'cp'
      ? `ls "$0"/*.mp3 | xargs -P ${options.jobs} -n 4 cp -t "$1"`
      : `ls "$0"/*.mp3 | xargs -P ${options.jobs} -n 1 sh -c 'cp "$1" "$0" && sync "$0/\${1##*/}"' "$1"`,
    from,
    to,
  ]);
};

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function expectDone({ status, printed }) {
  if (status !== 0) throw new Error(`exit ${status}: ${printed.slice(0, 2000)}`);
}

/**
 * Makes a copy and removes it, so that what comes next finds as much memory just freed as anything else does: on a virtual
 * machine the first to use new memory waits for the host.
 */
async function leaveRoom(source) {
  const spare = join(root, 'spare');
  cpSync(source, spare, { recursive: true });
  rmSync(spare, { recursive: true });
  await sync();
}

/** First run, second run and run with a journal, in turns with cp. */
async function measureCatalogue(name, source) {
  const samples = { cp: [], 'cp, synced': [], 'node, synced': [], first: [], unchanged: [], journal: [] };
  let rssMb = 0;
  for (let run = 0; run < Number(options.runs); run += 1) {
    const work = join(root, 'work');
    for (const kind of ['cp', 'cp, synced', 'node, synced']) {
      mkdirSync(work);
      await leaveRoom(source);
      const copied = await copyAll(kind, source, work);
      expectDone(copied);
      samples[kind].push(copied.ms);
      rmSync(work, { recursive: true });
    }
    cpSync(source, work, { recursive: true });
    await leaveRoom(source);
    const first = await batch(work);
    expectDone(first);
    samples.first.push(first.ms);
    rssMb = Math.max(rssMb, first.rssMb);
    samples.unchanged.push((await batch(work)).ms);
    const journal = ['--journal', join(root, 'journal.ndjson')];
    expectDone(await batch(work, ...journal));
    samples.journal.push((await batch(work, ...journal)).ms);
    rmSync(journal[1]);
    rmSync(work, { recursive: true });
  }
  const medians = Object.fromEntries(Object.entries(samples).map(([kind, values]) => [kind, median(values)]));
  console.log(`\n${name}, ${options.jobs} jobs, medians of ${options.runs}, peak ${rssMb.toFixed(0)} MB`);
  for (const [kind, ms] of Object.entries(medians))
    console.log(
      `  ${kind.padEnd(12)} ${ms.toFixed(0).padStart(7)} ms   ${(ms / medians.cp).toFixed(2)} × cp`,
    );
  console.log(`  first run / (cp, each file synced): ${(medians.first / medians['cp, synced']).toFixed(2)}`);
  const ratio = medians.first / medians['node, synced'];
  const verdict = ratio <= mostRatio ? `at most ${mostRatio}` : `OVER ${mostRatio}`;
  console.log(`  first run / (Node copies and syncs each file): ${ratio.toFixed(2)}  ${verdict}`);
}

/** Many tiny episodes: what the list, the journal and the memory cost. */
async function measureEntries(count) {
  const folder = join(root, 'many');
  mkdirSync(folder);
  const chapters = spreadChapters(3, 5, (chapter) => `Part ${chapter + 1}`);
  await addEpisode(folder, 'episode-0', { seconds: 5, format: speechFormat, chapters });
  for (const ending of ['.mp3', '.md']) {
    const bytes = readFileSync(join(folder, `episode-0${ending}`));
    for (let index = 1; index < count; index += 1) {
      const path = join(folder, `episode-${index}${ending}`);
      writeFileSync(
        path,
        ending === '.md' ? bytes.toString().replaceAll('episode-0.mp3', `episode-${index}.mp3`) : bytes,
      );
    }
  }
  const journal = ['--journal', join(root, 'many.ndjson')];
  const first = await batch(folder, ...journal);
  expectDone(first);
  const resumed = [];
  for (let run = 0; run < Number(options.runs); run += 1) resumed.push(await batch(folder, ...journal));
  resumed.forEach(expectDone);
  console.log(`\n${count} episodes with a journal, ${options.jobs} jobs`);
  console.log(`  first run ${(first.ms / 1000).toFixed(1)} s, peak ${first.rssMb.toFixed(0)} MB`);
  console.log(
    `  resumed   ${(median(resumed.map(({ ms }) => ms)) / 1000).toFixed(2)} s, peak ${median(resumed.map(({ rssMb }) => rssMb)).toFixed(0)} MB`,
  );
}

if (Number(options.episodes) > 0) {
  const catalogue = join(root, 'catalogue');
  if (options.notes === undefined) await makeCatalogue(catalogue, Number(options.episodes));
  else await makeCatalogueOf(options.notes, catalogue);
  const count = readdirSync(catalogue).length / 2;
  const kind = options.notes === undefined ? 'of 20 MB' : 'at 32 kbit/s';
  await measureCatalogue(`${count} episodes ${kind}`, catalogue);
  rmSync(catalogue, { recursive: true });
  const big = join(root, 'big');
  await makeBigOnes(big, 10);
  await measureCatalogue('10 episodes of 59 MB', big);
  rmSync(big, { recursive: true });
}
if (Number(options.entries) > 0) await measureEntries(Number(options.entries));
