#!/usr/bin/env node
// Measures the memory of batches of small episodes that each have pictures, at several numbers of episodes: none may take 250 MB.
//
//   node tests/bench/pictured-batch.mjs [--episodes 3000,6000,10000] [--jobs N]
//
// Each episode has three chapters, a JPEG of 60 KB, a PNG of 150 KB and the first again, and a file name of its own for each. A second run, by the
// journal, looks at all of them again. Ends with 1 where a run took more, or an episode was not written.
import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadTypeScript } from '../build/load-typescript.mjs';

const { values: options } = parseArgs({
  options: {
    episodes: { type: 'string', default: '3000,6000,10000' },
    jobs: { type: 'string', default: String(Math.min(availableParallelism(), 8)) },
  },
});
const mostMegabytes = 250;
const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const { writeEpisode } = await loadTypeScript(new URL('../build/episode.ts', import.meta.url));
const { buildJpeg, buildPng } = await loadTypeScript(new URL('../build/pictures.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'chapterize-pictured-'));
const peaks = [];
let isTooMuch = false;
try {
  for (const count of options.episodes.split(',').map(Number)) await measure(count);
} finally {
  rmSync(root, { recursive: true, force: true });
}
console.log(`peaks: ${peaks.map(({ count, megabytes }) => `${count} episodes ${megabytes} MB`).join(', ')}`);
if (isTooMuch || peaks.length === 0) process.exitCode = 1;

async function measure(count) {
  const folder = join(root, String(count));
  mkdirSync(folder);
  await writeEpisode(join(root, 'audio.mp3'), { seconds: 5 });
  const audio = readFileSync(join(root, 'audio.mp3'));
  // Some file systems take no more than 1,000 links to a file.
  const linksEach = 500;
  for (let index = 0; index < count; index += 1) {
    const name = `e${index}`;
    writeFileSync(join(folder, `${name}.mp3`), audio);
    if (index % linksEach === 0) {
      writeFileSync(join(folder, `${name}.jpg`), buildJpeg(100, 100, index + 1, 60_000));
      writeFileSync(join(folder, `${name}.png`), buildPng(224, 224, index + 1));
    } else {
      const first = join(folder, `e${index - (index % linksEach)}`);
      for (const type of ['jpg', 'png']) linkSync(`${first}.${type}`, join(folder, `${name}.${type}`));
    }
    const titles = [`One ![](${name}.jpg)`, `Two ![](${name}.png)`, `Three ![](${name}.jpg)`];
    writeFileSync(join(folder, `${name}.md`), titles.map((title, at) => `- 0:0${at} ${title}\n`).join(''));
  }
  const journal = join(root, `${count}.jsonl`);
  const [first, again] = [run(folder, journal), run(folder, journal)];
  rmSync(folder, { recursive: true });
  for (const [what, { megabytes, seconds, summary }] of Object.entries({ first, again }))
    console.log(`${count} episodes, ${what}: ${megabytes} MB, ${seconds} s, ${JSON.stringify(summary)}`);
  peaks.push({ count, megabytes: Math.max(first.megabytes, again.megabytes) });
  const isDone = first.summary.written === count && again.summary.skipped === count;
  if (!isDone) throw new Error(`not all of ${count} episodes were written and then skipped`);
  isTooMuch ||= Math.max(first.megabytes, again.megabytes) > mostMegabytes;
}

/** One run, with the resident memory at its most as the program itself reports it. */
function run(folder, journal) {
  const hook = `process.on('exit', () => console.error('maxrss ' + process.resourceUsage().maxRSS))`;
  const report = `${journal}.report`;
  const begun = performance.now();
  const { stderr, status } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(hook)}`,
      program,
      'batch',
      folder,
      '--journal',
      journal,
      '--report',
      report,
      '--jobs',
      options.jobs,
      '--quiet',
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (status !== 0) throw new Error(`exit ${status}: ${stderr.slice(0, 2000)}`);
  const end = JSON.parse(readFileSync(report, 'utf8').trim().split('\n').at(-1));
  rmSync(report);
  const { written, unchanged, skipped, failed } = end.summary;
  return {
    megabytes: Math.round((Number(/maxrss (\d+)/.exec(stderr)?.[1] ?? Number.NaN) * 1024) / 1e6),
    seconds: Math.round((performance.now() - begun) / 1000),
    summary: { written, unchanged, skipped, failed },
  };
}
