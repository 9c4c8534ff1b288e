#!/usr/bin/env node
// A feed of 5 MB and 2,000 items, compared with one episode: node tests/bench/feed.mjs
//
// Fails when the run takes more than 1.5 s or 150 MB.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chapterize-feed-'));
const runs = 5;
const mostMs = 1500;
const mostMegabytes = 150;

const text = 'Bread, flour, water and salt, and a little patience. '.repeat(43);
const items = Array.from(
  { length: 2000 },
  (_, index) => `<item><title>Episode ${index}</title><guid isPermaLink="false">bread-${index}</guid>
<enclosure url="https://op3.dev/e/media.example/bread/${index}.mp3" length="${1000 + index}" type="audio/mpeg"/>
<itunes:duration>${600 + index}</itunes:duration><description><![CDATA[<p>${text}</p>
<ul><li>0:00 - Welcome</li><li>5:00 - The oven</li></ul>]]></description></item>
`,
);
try {
  const feed = join(folder, 'feed.xml');
  writeFileSync(
    feed,
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Bread</title>\n${items.join('')}</channel></rss>\n`,
  );
  writeFileSync(
    join(folder, 'episode.md'),
    '---\ntitle: Episode 1234\nfile: https://media.example/bread/1234.mp3\nlength: 2234\nduration: "30:34"\n---\n- [@0:00] - Welcome\n- [@5:00] - The oven\n',
  );
  const probe = `process.on('exit', () => { require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'cost'))}, String(process.resourceUsage().maxRSS)); });`;
  writeFileSync(join(folder, 'probe.cjs'), probe);
  const costs = Array.from({ length: runs }, () => {
    const started = performance.now();
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        '--require',
        join(folder, 'probe.cjs'),
        program,
        'check',
        'episode.md',
        '--feed',
        'feed.xml',
        '--json',
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    const ms = performance.now() - started;
    const found = JSON.parse(stdout);
    if (status !== 0 || found.feed?.guid !== 'bread-1234') throw new Error(stdout);
    return {
      ms,
      megabytes: Number(spawnSync('cat', [join(folder, 'cost')], { encoding: 'utf8' }).stdout) / 1024,
    };
  });
  const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
  // Other work on the machine only adds to the time.
  const ms = Math.min(...costs.map((cost) => cost.ms));
  const megabytes = median(costs.map((cost) => cost.megabytes));
  console.log(
    `feed of ${(statSync(feed).size / 1e6).toFixed(1)} MB, 2,000 items: ${ms.toFixed(0)} ms, ${megabytes.toFixed(0)} MB (fastest and median of ${runs})`,
  );
  if (ms > mostMs || megabytes > mostMegabytes) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
