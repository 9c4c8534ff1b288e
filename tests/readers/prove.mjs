#!/usr/bin/env node
// Asks independent readers of mp3 chapters what they see in files that chapterize wrote.
//
//   node tests/readers/prove.mjs [--readers FOLDER] [--only NAME,NAME] [--match TEXT]
//
// FOLDER holds prove.py and the readers (default: ../shared/tools/readers beside this checkout). VLC 4, which cannot be installed yet, is
// asked by its rule as it is written down in vlc-4.ts. Exit: 0 when every reader shows every chapter as planned, 1 when one does not,
// 2 when nothing could be proven.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadTypeScript } from '../build/load-typescript.mjs';
import { proverCases } from './cases.mjs';
import { writeEpisodeOf } from './write-case.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'bin', 'chapterize.js');
const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: join(root, '..', 'shared', 'tools', 'readers') },
    only: { type: 'string' },
    match: { type: 'string', default: '' },
  },
});

const { chaptersInVlc4 } = await loadTypeScript(new URL('vlc-4.ts', import.meta.url));
const readers = prepareReaders(resolve(values.readers));
const scratch = mkdtempSync(join(tmpdir(), 'chapterize-readers-'));
const notes = join(scratch, 'episode.md');
const audio = join(scratch, 'episode.mp3');
let [asked, chaptersSeen, failed] = [0, 0, 0];
try {
  for (const { name, spec, chapters } of [...proverCases(), sampleCase()].filter((one) =>
    one.name.includes(values.match),
  )) {
    if (spec === null) {
      cpSync(join(root, 'samples', 'episode.md'), notes);
      cpSync(join(root, 'samples', 'episode.mp3'), audio);
    } else {
      await writeEpisodeOf({ spec, chapters }, scratch);
    }
    prove(name, chapters, spec === null ? 88_000 : spec.seconds * 1000);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${asked} answers of readers, ${chaptersSeen} chapters, ${failed} cases failed`);
process.exit(failed > 0 ? 1 : asked === 0 ? 2 : 0);

function prove(name, chapters, durationMs) {
  const run = spawnSync(process.execPath, [program, notes, audio], { encoding: 'utf8' });
  if (run.status !== 0) return fail(name, `chapterize exits ${run.status}: ${run.stderr}`);
  const want = chapters.map(({ startMs, title, url }, index) => ({
    start_ms: startMs,
    end_ms: chapters[index + 1]?.startMs ?? durationMs,
    title,
    url: url === null ? null : new URL(url).href,
  }));
  const expected = join(scratch, 'want.json');
  writeFileSync(expected, JSON.stringify(want));
  const only = values.only === undefined ? [] : ['--only', values.only];
  const told = spawnSync('python3', [join(readers, 'prove.py'), ...only, '--expect', expected, audio], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (told.status !== 0) return fail(name, told.stderr || told.stdout.slice(-2000));
  const { _errors, ...answers } = JSON.parse(told.stdout);
  const inVlc4 = chaptersInVlc4(readFileSync(audio)).toSorted((a, b) => a.startMs - b.startMs);
  const areShown =
    inVlc4.length === chapters.length &&
    inVlc4.every(
      ({ startMs, title, hasPicture }, index) =>
        startMs === chapters[index].startMs && (hasPicture || title === chapters[index].title),
    );
  if (!areShown) return fail(name, `VLC 4 would show ${JSON.stringify(inVlc4)}`);
  // A reader that shows nothing at all is excused by prove.py (VLC 3 reads no chapters of an mp3); it does not count.
  const seen = [...Object.entries(answers).filter(([, found]) => found.length > 0), ['vlc-4', inVlc4]];
  asked += seen.length;
  chaptersSeen += seen.length * chapters.length;
  console.log(`ok    ${name}: ${seen.map(([reader]) => reader).join(' ')}`);
}

function fail(name, why) {
  failed += 1;
  const lines = why.trim().split('\n');
  console.log(`FAIL  ${name}`);
  for (const line of lines.slice(0, 5)) console.log(`      ${line.slice(0, 160)}`);
  if (lines.length > 5) console.log(`      and ${lines.length - 5} lines more`);
}

function sampleCase() {
  const seconds = [0, 14, 23, 37, 51, 59, 67, 81];
  const titles = readFileSync(join(root, 'samples', 'plain.txt'), 'utf8').match(/(?<=^\d+:\d\d ).*$/gmu);
  const urls = {
    1: 'https://en.wikipedia.org/wiki/Podcast#Enhanced_podcasts',
    7: 'https://podcast.example/where-next?from=episode',
  };
  const chapters = seconds.map((second, index) => ({
    startMs: second * 1000,
    title: titles[index],
    url: urls[index] ?? null,
  }));
  return { name: 'the sample', spec: null, chapters };
}

/** The readers bring npm packages: they are installed into a copy, the folder given stays as it is. */
function prepareReaders(folder) {
  if (!existsSync(join(folder, 'prove.py'))) cannot(`there is no prove.py in ${folder}`);
  const copy = join(root, '.cache', 'readers');
  const lock = readFileSync(join(folder, 'package-lock.json'));
  const installed = join(copy, 'node_modules', '.installed-lock');
  const current = existsSync(installed) && readFileSync(installed).equals(lock);
  mkdirSync(copy, { recursive: true });
  for (const name of ['prove.py', 'package.json', 'package-lock.json', 'readers', 'support']) {
    rmSync(join(copy, name), { recursive: true, force: true });
    cpSync(join(folder, name), join(copy, name), { recursive: true });
  }
  spawnSync('chmod', ['-R', 'u+w', copy]);
  if (!current) {
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: copy, encoding: 'utf8' });
    if (npm.status !== 0) cannot(`npm ci in ${copy}: ${npm.stderr}`);
    writeFileSync(installed, lock);
  }
  return copy;
}

function cannot(why) {
  console.error(`nothing proven: ${why}`);
  process.exit(2);
}
