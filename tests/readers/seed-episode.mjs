#!/usr/bin/env node
// Runs the main job with real notes on an audio of the size and length that they state, and with that audio or those
// notes spoilt in small ways.
//
//   node tests/readers/seed-episode.mjs [--notes FILE]
//
// FILE has its expected chapters next to it as FILE.json (default: the seed notes in ../shared, beside this checkout).
// Exit: 0 when all is as expected, 1 when not, 2 when the notes are not there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadTypeScript } from '../build/load-typescript.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const seed = join(root, '..', 'shared', 'corpus', 'notes', 'seed', '2022-07-16-tyler-mandry.md');
const { values } = parseArgs({ options: { notes: { type: 'string', default: seed } } });
if (!existsSync(values.notes)) {
  console.error(`nothing tried: there are no notes ${values.notes}`);
  process.exit(2);
}
const text = readFileSync(resolve(values.notes), 'utf8');
const wanted = JSON.parse(readFileSync(resolve(values.notes.replace(/\.md$/u, '.json')), 'utf8')).chapters;

const { bigEpisode, writeBigEpisode } = await loadTypeScript(new URL('../build/episode.ts', import.meta.url));
const { audioSha256, readParts, tagChapters } = await loadTypeScript(
  new URL('../run/mp3-parts.ts', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'chapterize-seed-'));
const notes = join(folder, 'episode.md');
const audio = join(folder, 'episode.mp3');
let failures = 0;
try {
  await embedAll();
  const duration = `duration: "${bigEpisode.clock}"`;
  await refuse('one byte cut off', text, { cut: 1, at: lineOf('length:') });
  await refuse('duration two seconds short', text.replace(duration, 'duration: "1:01:28"'), {
    at: lineOf('duration:'),
  });
  await refuse('duration two seconds long', text.replace(duration, 'duration: "1:01:32"'), {
    at: lineOf('duration:'),
  });
  const last = wanted.at(-1).line;
  const late = text.split('\n').toSpliced(last, 0, '- [@1:02:00] - After the end').join('\n');
  await refuse('a chapter past the end', late, { at: last + 1 });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failures > 0 ? 1 : 0);

async function embedAll() {
  writeFileSync(notes, text);
  await writeBigEpisode(audio);
  const sha256 = await audioSha256(audio);
  const run = chapterize();
  const found = tagChapters((await readParts(audio)).head).map(({ startMs, title, url }) => [
    startMs,
    title,
    url,
  ]);
  const expected = wanted.map(({ startMs, title, url }) => [startMs, title, url]);
  expect('the true notes', run.status === 0, `exit ${run.status}: ${run.stderr}`);
  expect(
    `${expected.length} chapters in the tag`,
    JSON.stringify(found) === JSON.stringify(expected),
    JSON.stringify(found),
  );
  expect('sha256 of the audio unchanged', (await audioSha256(audio)) === sha256, 'it changed');
  const state = stateOf(audio);
  const again = chapterize();
  expect(
    'a second run changes nothing',
    again.status === 0 && stateOf(audio) === state,
    `exit ${again.status}: ${again.stderr}`,
  );
}

async function refuse(what, markdown, { cut = 0, at }) {
  writeFileSync(notes, markdown);
  await writeBigEpisode(audio);
  truncateSync(audio, bigEpisode.byteLength - cut);
  const state = stateOf(audio);
  const run = chapterize();
  const place = new RegExp(String.raw`episode\.md:${at}:\d+: error\[`, 'u');
  expect(
    what,
    run.status === 1 && place.test(run.stderr),
    `exit ${run.status}, no error on line ${at}: ${run.stderr}`,
  );
  expect(`${what}: not a byte changed`, stateOf(audio) === state, 'the file changed');
}

function chapterize() {
  return spawnSync(process.execPath, [join(root, 'bin', 'chapterize.js'), notes, audio], {
    encoding: 'utf8',
  });
}

function stateOf(path) {
  const { ino, size, mtimeNs } = statSync(path, { bigint: true });
  return [ino, size, mtimeNs, createHash('sha256').update(readFileSync(path)).digest('hex')].join(' ');
}

function lineOf(start) {
  return text.split('\n').findIndex((line) => line.startsWith(start)) + 1;
}

function expect(what, holds, otherwise) {
  console.log(holds ? `ok    ${what}` : `FAIL  ${what}: ${otherwise.trim()}`);
  if (!holds) failures += 1;
}
