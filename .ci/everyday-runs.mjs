// Runs the bundled program as it is run every day, on the sample, and tells which parts of its scripts were run.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What notes of other sites have: comments, lists, values without quotes, times without brackets. */
const otherNotes = `---
title: Episode 42
date: 2026-11-20
tags:
  - bread
  - ovens
# duration: not known
draft: false
---
An hour about bread, with **Jo**.

## Timestamps

- 00:10 Hello
- 03:08 A [history](https://example.com/history) of _ovens_
- 05:16 Flour, water & salt
- 17:29 Why two ovens never agree
- 34:36 Turning night shifts into day shifts
- 54:21 Writing it all down
- 1:02:03 Goodbye
`;

const runs = [
  ['--help'],
  ['check', 'episode.md', 'episode.mp3'],
  ['episode.md', 'episode.mp3', '-o', 'done.mp3'],
  ['episode.md', 'episode.mp3'],
  ['episode.md', 'episode.mp3'],
  ['check', 'plain.txt', 'done.mp3'],
  ['check', 'other.md'],
  ['show', 'episode.md'],
  ['show', 'done.mp3'],
];

/** @returns for each script that was loaded, by its file name, whether what stands at an offset was run */
export function watchEverydayRuns() {
  const folder = mkdtempSync(join(tmpdir(), 'chapterize-everyday-'));
  const coverage = join(folder, 'coverage');
  try {
    for (const name of ['episode.md', 'episode.mp3', 'plain.txt'])
      copyFileSync(join(root, 'samples', name), join(folder, name));
    writeFileSync(join(folder, 'other.md'), otherNotes);
    for (const args of runs) {
      const { status, stderr } = spawnSync(process.execPath, [join(root, 'bin/chapterize.js'), ...args], {
        cwd: folder,
        env: { PATH: process.env.PATH, NODE_V8_COVERAGE: coverage },
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      if (status !== 0) throw new Error(`chapterize ${args.join(' ')}: exit ${status}: ${stderr}`);
    }
    return readRanges(coverage);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readRanges(coverage) {
  const scripts = new Map();
  for (const name of readdirSync(coverage)) {
    for (const { url, functions } of JSON.parse(readFileSync(join(coverage, name), 'utf8')).result) {
      if (!url.includes('/dist/cli/')) continue;
      const ranges = functions.flatMap((one) => one.ranges);
      const seen = scripts.get(basename(url)) ?? [];
      scripts.set(basename(url), [...seen, ranges]);
    }
  }
  return (script) => {
    const lists = scripts.get(script);
    if (lists === undefined) return null;
    const run = lists.map(inkOf);
    return (offset) => run.some((ink) => ink[offset] === 1);
  };
}

/** For each character of a script whether it was run: an inner range says more than the one around it. */
function inkOf(ranges) {
  const ink = new Uint8Array(Math.max(...ranges.map(({ endOffset }) => endOffset)));
  const outerFirst = ranges.toSorted((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  for (const { startOffset, endOffset, count } of outerFirst)
    ink.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return ink;
}
