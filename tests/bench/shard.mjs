#!/usr/bin/env node
// Measures how a task of an engine starts on its shard of a large manifest: time to the first episode, and memory.
//
//   node tests/bench/shard.mjs [--episodes 1000000] [--shards 1000] [--runs 5] [--dir FOLDER]
//
// The notes of the shard are there, without a mark; so each run reads its part of the manifest, begins, and finds each
// episode wrong at once (--fail-fast ends it with the first). The time is that of the whole process, from spawn to exit.
// Ends with 1 where a shard needs more than 2 s (the median of the runs) or 150 MB.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    episodes: { type: 'string', default: '1000000' },
    shards: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '5' },
    dir: { type: 'string', default: tmpdir() },
  },
});
const [episodes, shards, runs] = [options.episodes, options.shards, options.runs].map(Number);
const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const folder = mkdtempSync(join(options.dir, 'chapterize-bench-shard-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const manifest = join(folder, 'catalogue.csv');
const out = createWriteStream(manifest);
out.write('notes,audio\n');
for (let at = 0; at < episodes; ) {
  const lines = [];
  for (const end = Math.min(episodes, at + 10_000); at < end; at += 1) {
    const name = `show-${String(at % 4000).padStart(4, '0')}/episode-${String(at).padStart(7, '0')}`;
    lines.push(`notes/${name}.md,audio/${name}.mp3\n`);
  }
  if (!out.write(lines.join(''))) await once(out, 'drain');
}
out.end();
await once(out, 'finish');
mkdirSync(join(folder, 'notes'));
console.log(`manifest: ${episodes} episodes, ${statSync(manifest).size} bytes; shards: ${shards}`);

/** The resident memory at its most, in KiB, as the program itself reports it at its end. */
const probe = join(folder, 'probe.cjs');
writeFileSync(
  probe,
  'process.on("exit", () => require("fs").writeSync(2, `\\nmaxrss ${process.resourceUsage().maxRSS}\\n`));',
);
for (const index of [1, Math.ceil(shards / 2), shards]) {
  const times = [];
  let memory = 0;
  let listed = 0;
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    const args = [
      '--require',
      probe,
      program,
      'batch',
      '--manifest',
      manifest,
      '--shard',
      `${index}/${shards}`,
    ];
    const end = spawnSync(process.execPath, [...args, '--fail-fast', '--jobs', '1', '--json'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    times.push(performance.now() - started);
    memory = Math.max(memory, Number(/maxrss (\d+)/.exec(end.stderr)?.[1] ?? Number.NaN));
    listed = JSON.parse(end.stdout.trim().split('\n').at(-1)).summary.episodes;
  }
  times.sort((a, b) => a - b);
  const [median, most] = [times[Math.floor(times.length / 2)], times.at(-1)];
  if (median > 2000 || memory * 1024 > 150e6) process.exitCode = 1;
  console.log(
    `shard ${index}/${shards}: ${listed} episodes, median ${(median / 1000).toFixed(2)} s, most ${(most / 1000).toFixed(2)} s, ${(memory / 1024).toFixed(0)} MiB`,
  );
}
