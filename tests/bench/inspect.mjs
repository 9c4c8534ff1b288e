#!/usr/bin/env node
// Measures how long the audio is inspected against reading the same file in blocks of 1 MiB, and what memory a day takes.
//
//   node tests/bench/inspect.mjs [--runs 15]
//
// The inspection runs from source, bundled on the fly. All variants take turns in one process; only ratios of one run
// say something on another machine.
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTypeScript } from '../build/load-typescript.mjs';
import { summarise } from './statistics.mjs';

const fromSource = (path) => loadTypeScript(new URL(`../../${path}`, import.meta.url));
const { inspectAudio } = await fromSource('src/audio/inspect.ts');
const { openFileSource } = await fromSource('src/files/file-source.ts');
const { createSha256 } = await fromSource('src/bytes/sha256.ts');
const { bigEpisode, writeEpisode } = await fromSource('tests/build/episode.ts');
const { podcastFormat } = await fromSource('tests/build/episode-audio.ts');
const { renderStream } = await fromSource('tests/build/mpeg.ts');

const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '15' } } });
const blockByteLength = 1 << 20;

// First, while nothing else has taken memory.
await printMemory();

const folder = mkdtempSync(join(tmpdir(), 'chapterize-inspect-'));
try {
  const path = join(folder, 'episode.mp3');
  await writeEpisode(path, { ...bigEpisode, format: podcastFormat });
  printTable(await measure(variants(path), Number(options.runs)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function variants(path) {
  return {
    'readSync in blocks of 1 MiB': () => readInBlocksSync(path),
    'handle.read in blocks of 1 MiB': () => readInBlocks(path),
    inspectAudio: () => inspectFile(path, null),
    'inspectAudio with SHA-256': () => inspectFile(path, createSha256()),
  };
}

function readInBlocksSync(path) {
  const block = Buffer.allocUnsafe(blockByteLength);
  const file = openSync(path, 'r');
  while (readSync(file, block, 0, block.length, null) > 0);
  closeSync(file);
}

async function readInBlocks(path) {
  const block = Buffer.allocUnsafe(blockByteLength);
  const handle = await open(path);
  for (let read = -1; read !== 0; ) ({ bytesRead: read } = await handle.read(block, 0, block.length, null));
  await handle.close();
}

async function inspectFile(path, hash) {
  const source = await openFileSource(path);
  const { stream } = await inspectAudio(source, { hash });
  await source.close();
  if (stream?.durationMs !== bigEpisode.seconds * 1000) throw new Error(`measured ${stream?.durationMs} ms`);
}

async function measure(jobs, runs) {
  const times = new Map(Object.keys(jobs).map((name) => [name, []]));
  for (let round = 0; round <= runs; round += 1) {
    for (const [name, job] of Object.entries(jobs)) {
      const start = performance.now();
      await job();
      // The first round warms up the code and the cache of the disk.
      if (round > 0) times.get(name).push(performance.now() - start);
    }
  }
  return [...times].map(([name, list]) => Object.assign({ name }, summarise(list)));
}

function printTable(rows) {
  console.log('59 MB, 141,260 frames      median      min      max   × readSync   × handle.read');
  const [sync, handle] = rows;
  for (const { name, median, min, max } of rows) {
    const numbers = [median, min, max].map((ms) => `${ms.toFixed(1)} ms`.padStart(9)).join('');
    const ratios = [sync, handle].map((floor) => (median / floor.median).toFixed(2).padStart(13)).join('');
    console.log(`${name.padEnd(31)}${numbers}${ratios}`);
  }
}

/** A day of varying bit rate without a header, and 5 GB: made on the fly, so that only the inspection takes memory. */
async function printMemory() {
  const rates = [96, 128, 160, 192];
  const pattern = renderStream({ frameCount: 2000, vary: (index) => ({ bitRate: rates[(index * 7) % 4] }) });
  const dayFrames = Math.round((86_400 * 44_100) / 1152);
  const before = process.resourceUsage().maxRSS;
  for (const byteLength of [Math.round((dayFrames / 2000) * pattern.length), 5e9]) {
    const start = performance.now();
    const { stream } = await inspectAudio(repeatingSource(pattern, byteLength), { hash: null });
    const seconds = (performance.now() - start) / 1000;
    const grown = (process.resourceUsage().maxRSS - before) / 1024;
    const what = `${(byteLength / 1e6).toFixed(0)} MB, ${(stream.durationMs / 3.6e6).toFixed(2)} h, ${stream.frameCount} frames`;
    console.log(`${what}: ${seconds.toFixed(2)} s, peak RSS grew by ${grown.toFixed(1)} MB`);
  }
}

function repeatingSource(pattern, byteLength) {
  return {
    name: 'repeated.mp3',
    byteLength,
    async read(target, offset) {
      const length = Math.max(0, Math.min(target.length, byteLength - offset));
      for (let at = 0; at < length; ) {
        const from = (offset + at) % pattern.length;
        const part = pattern.subarray(from, from + length - at);
        target.set(part, at);
        at += part.length;
      }
      return length;
    },
  };
}
