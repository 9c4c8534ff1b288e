#!/usr/bin/env node
// Asks other programs what they read in the chapter files that chapterize writes.
//
//   node tests/readers/formats.mjs
//
// FFmpeg (ffmetadata, WebVTT), mkvmerge and mkvextract (what FFmpeg made of it), Chromium (WebVTT), xmllint with a grammar
// (PSC), webvtt-parser (WebVTT), @mtillmann/chapters (JSON, mp4chaps), and AntennaPod's rules (JSON). Exit: 0 when each reads every
// chapter as it was meant, 1 when one does not, 2 when a program is missing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChaptersJson, MP4Chaps } from '@mtillmann/chapters';
import { formats, plainChapter, renderChapters } from '../../dist/index.js';
import { startChromium } from '../browser/chromium.mjs';

const require = createRequire(import.meta.url);
const { WebVTTParser } = require('webvtt-parser');
const entities = require('webvtt-parser/html-entities.json');

const titles = [
  'Welcome',
  'a = b; c # d \\ e',
  'An arrow --> and <b>tags</b> & </title> "quotes" \'too\'',
  'Grüße, 日本語, العربية, 🎧',
  '<script>alert(1)</script>',
  '  =1+1',
  'x'.repeat(300),
  'The end &amp; after',
];
/** Starts with and without fractions, past the hour; each ends where the next starts. */
const startsMs = [0, 1_500, 61_001, 62_000, 600_000, 3_599_999, 3_600_000, 3_723_456];
const endMs = 4_000_000;
const chapters = titles.map((title, index) => ({
  ...plainChapter(startsMs[index], title.trim()),
  endMs: startsMs[index + 1] ?? endMs,
  url: index % 2 === 0 ? `https://example.com/?a=${index}&b=<2>` : null,
}));
const links = chapters.map(({ url }) => (url === null ? null : new URL(url).href));
const linked = chapters.map((chapter, index) => ({ ...chapter, url: links[index] }));

const scratch = mkdtempSync(join(tmpdir(), 'chapterize-formats-'));
let failures = 0;
try {
  const files = {};
  for (const { name, suffix, load } of formats) {
    if (suffix === null) continue;
    files[name] = join(scratch, `e${suffix}`);
    writeFileSync(files[name], renderChapters(name, await load(), linked, name).text);
  }
  const spoken = join(scratch, 'audio.mka');
  run('ffmpeg', [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'anullsrc=r=8000:cl=mono',
    '-t',
    '4000',
    '-c:a',
    'pcm_u8',
    spoken,
  ]);

  report('ffprobe, ffmetadata', probeChapters(mux(spoken, files.ffmetadata, 'ff.mka')));
  report(
    'ffprobe, ffmetadata in m4a',
    probeChapters(mux(spoken, files.ffmetadata, 'ff.m4a', ['-c:a', 'alac'])),
  );
  report('mkvextract, what FFmpeg made of it', extractChapters(join(scratch, 'ff.mka')));
  report('ffprobe, WebVTT', probeCues(files.vtt), { withTitles: false });
  report('webvtt-parser', parseVtt(files.vtt));
  report('Chromium, <track kind=chapters>', await chromiumCues(files.vtt));
  report('AntennaPod, JSON', antennaPod(files.json), { stepMs: 1000, withLinks: true });
  report('@mtillmann/chapters, JSON', ofLibrary(ChaptersJson, files.json), { withLinks: true });
  // It takes the first < of a title for that of the link.
  const isPlain = ({ title }) => !/[<>]/.test(title);
  report('@mtillmann/chapters, mp4chaps', ofLibrary(MP4Chaps, files.mp4chaps), { withLinks: true, isPlain });
  validate('xmllint, PSC', files.psc);
  validate('xmllint, PSC element', files['psc-item']);
  report('xmllint, titles of PSC', xpathChapters(files.psc), { withLinks: true });
} finally {
  rmSync(scratch, { recursive: true });
}
if (failures > 0) process.exitCode = 1;

/** Compares what a reader sees with what was meant. */
function report(
  reader,
  seen,
  { stepMs = 1, withTitles = true, withLinks = false, isPlain = () => true } = {},
) {
  const wanted = linked.filter(isPlain);
  const meant = wanted.map(({ startMs, title, url }) => ({
    startMs: Math.floor(startMs / stepMs) * stepMs,
    ...(withTitles ? { title } : {}),
    ...(withLinks ? { url } : {}),
  }));
  const found = seen
    .filter((_, index) => linked[index] === undefined || isPlain(linked[index]))
    .map(({ startMs, title, url }) => ({
      startMs,
      ...(withTitles ? { title } : {}),
      ...(withLinks ? { url: url ?? null } : {}),
    }));
  const wrong = meant.findIndex((chapter, index) => JSON.stringify(chapter) !== JSON.stringify(found[index]));
  if (wrong < 0 && found.length === meant.length) {
    console.log(`ok     ${reader}: ${found.length} chapters`);
    return;
  }
  failures += 1;
  const at = wrong < 0 ? meant.length : wrong;
  console.log(`FAILED ${reader}: ${found.length} of ${meant.length} chapters`);
  console.log(`       meant ${JSON.stringify(meant[at])}\n       read  ${JSON.stringify(found[at])}`);
}

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (error !== undefined) {
    console.error(`${program}: ${error.message}`);
    process.exit(2);
  }
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: exit ${status}\n${stderr}`);
  return stdout;
}

function mux(audio, metadata, name, codec = ['-c', 'copy']) {
  const out = join(scratch, name);
  const maps = ['-map', '0:a', '-map_chapters', '1', ...codec];
  run('ffmpeg', ['-v', 'error', '-y', '-i', audio, '-i', metadata, ...maps, out]);
  return out;
}

function probeChapters(path) {
  const json = run('ffprobe', ['-v', 'error', '-show_chapters', '-of', 'json', path]);
  return JSON.parse(json).chapters.map(({ start_time: start, tags }) => ({
    startMs: Math.round(Number(start) * 1000),
    title: tags?.title ?? '',
  }));
}

function probeCues(path) {
  const json = run('ffprobe', ['-v', 'error', '-show_packets', '-of', 'json', path]);
  return JSON.parse(json).packets.map(({ pts_time: start }) => ({
    startMs: Math.round(Number(start) * 1000),
  }));
}

function extractChapters(path) {
  const xml = run('mkvextract', [path, 'chapters']);
  const times = [...xml.matchAll(/<ChapterTimeStart>(\d+):(\d+):(\d+)\.(\d{3})\d*</g)];
  const names = [...xml.matchAll(/<ChapterString>([^<]*)</g)];
  return times.map(([, hours, minutes, seconds, ms], index) => ({
    startMs: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms),
    title: unescapeXml(names[index]?.[1] ?? ''),
  }));
}

function unescapeXml(text) {
  const characters = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => characters[name]);
}

function parseVtt(path) {
  const { cues, errors } = new WebVTTParser(entities).parse(readFileSync(path, 'utf8'), 'chapters');
  for (const { line, message } of errors) console.log(`       webvtt-parser, line ${line}: ${message}`);
  failures += errors.length;
  const textOf = ({ children, value }) => value ?? (children ?? []).map(textOf).join('');
  return cues.map(({ startTime, tree }) => ({ startMs: Math.round(startTime * 1000), title: textOf(tree) }));
}

async function chromiumCues(path) {
  const page = '<!doctype html><video><track kind="chapters" src="/e.vtt" default></video>';
  const server = createServer((request, response) => {
    const isPage = request.url === '/';
    response.setHeader('content-type', isPage ? 'text/html' : 'text/vtt');
    response.end(isPage ? page : readFileSync(path));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await startChromium();
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    return await tab.evaluate(async () => {
      const track = document.querySelector('track');
      track.track.mode = 'hidden';
      if (track.readyState < 2) await new Promise((resolve) => track.addEventListener('load', resolve));
      return [...track.track.cues].map((cue) => ({
        startMs: Math.round(cue.startTime * 1000),
        title: cue.getCueAsHTML().textContent,
      }));
    });
  } finally {
    await browser.close();
    server.close();
  }
}

/** PodcastIndexChapterParser: optInt cuts fractions off, optString makes the word "null" of a null. */
function antennaPod(path) {
  return JSON.parse(readFileSync(path, 'utf8')).chapters.map(({ startTime, title, url }) => ({
    startMs: Math.trunc(startTime) * 1000,
    title: title === undefined ? '' : String(title),
    url,
  }));
}

function ofLibrary(Kind, path) {
  const { chapters: read } = new Kind().from(readFileSync(path, 'utf8'));
  return read.map(({ startTime, title, url, href }) => ({
    startMs: Math.round(startTime * 1000),
    title,
    url: url ?? href,
  }));
}

function validate(reader, path) {
  const grammar = fileURLToPath(new URL('psc.rng', import.meta.url));
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--relaxng', grammar, path], {
    encoding: 'utf8',
  });
  if (status !== 0) failures += 1;
  console.log(status === 0 ? `ok     ${reader}: valid` : `FAILED ${reader}: ${stderr}`);
}

function xpathChapters(path) {
  const shell = (expression) => run('xmllint', ['--xpath', expression, path]).replace(/\n$/, '');
  return linked.map((_, index) => {
    const chapter = `(//*[local-name()="chapter"])[${index + 1}]`;
    const [hours, minutes, seconds] = shell(`string(${chapter}/@start)`).split(':').map(Number);
    return {
      startMs: Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000),
      title: shell(`string(${chapter}/@title)`),
      url: shell(`string(${chapter}/@href)`) || null,
    };
  });
}
