#!/usr/bin/env node
// A podcast's site as Jekyll builds it, held to its notes and audio: node tests/published/jekyll.mjs
//
// Twenty episodes with notes, mp3s and chapter files made in code, and a feed template as shows write them. First the site is
// built without faults, and nothing must be found; then each of twenty errors is planted alone, and must be found at its
// place with nothing else said. Needs Jekyll (Debian: jekyll) and the built program.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTypeScript } from '../build/load-typescript.mjs';

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const { writeEpisode } = await loadTypeScript(new URL('../build/episode.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chapterize-jekyll-'));
const episodes = Array.from({ length: 20 }, (_, index) => ({
  number: index + 1,
  slug: `${String(index + 1).padStart(2, '0')}-bread`,
  seconds: 60 + index * 7,
}));

const server = createServer((request, response) => {
  try {
    const bytes = readFileSync(join(folder, 'built', new URL(request.url, 'http://host').pathname));
    const isChapters = request.url.endsWith('.json');
    response.writeHead(200, {
      'content-type': isChapters ? 'application/json+chapters' : 'application/rss+xml',
      'access-control-allow-origin': '*',
      'content-length': bytes.length,
    });
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const host = 'https://media.example/bread/';

const feedTemplate = `---
layout: null
---
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:psc="http://podlove.org/simple-chapters">
<channel>
<title>{{ site.title | xml_escape }}</title>
{% for post in site.posts %}
<item>
<title>{{ post.title | xml_escape }}</title>
<guid isPermaLink="false">{{ post.guid }}</guid>
<enclosure url="https://dts.podtrac.com/redirect.mp3/{{ post.file | remove: 'https://' }}" length="{{ post.length }}" type="audio/mpeg"/>
<itunes:duration>{{ post.duration }}</itunes:duration>
<podcast:chapters url="{{ site.url }}/chapters/{{ post.slug }}.json" type="application/json+chapters"/>
<content:encoded><![CDATA[
{{ post.content }}
]]></content:encoded>
</item>
{% endfor %}
</channel>
</rss>
`;

const chaptersOf = ({ seconds }) => [
  [0, 'Welcome'],
  [12, 'Flour & water'],
  [31, 'The oven'],
  [seconds - 9, 'Goodbye'],
];
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** What a planted error changes: the feed template, the built feed, files of the site. */
const line = (feed, slug, element) => {
  const lines = feed.split('\n');
  const item = lines.findIndex((text) => text.includes(`${slug}.mp3`));
  const start = lines.lastIndexOf('<item>', item);
  return lines.findIndex((text, index) => index >= start && text.includes(element)) + 1;
};
/** Replaces in the item of an episode; must change it. */
const inItem = (feed, slug, change) => {
  const items = feed.split(/(?=<item>)/);
  const at = items.findIndex((text) => text.includes(`${slug}.mp3`));
  const before = items[at];
  items[at] = change(before);
  if (items[at] === before) throw new Error(`nothing is planted in ${slug}`);
  return items.join('');
};
const slug = episodes[6].slug;
const other = episodes[11];
const edit = (from, to) => (feed) => inItem(feed, slug, (item) => item.replace(from, to));
const bytesOf = (name) => statSync(join(folder, 'source', 'audio', `${name}.mp3`)).size;

/** what, how, which code, at which element of the item */
const planted = [
  [
    'the length of another episode',
    (feed) => edit(/length="\d+"/, `length="${bytesOf(other.slug)}"`)(feed),
    'feed/length-mismatch',
    '<enclosure',
  ],
  [
    'the length before the chapters',
    (feed) => edit(/length="\d+"/, `length="${strippedBytes}"`)(feed),
    'feed/length-mismatch',
    '<enclosure',
  ],
  [
    'seconds as bytes',
    edit(/length="\d+"/, `length="${episodes[6].seconds}"`),
    'feed/length-mismatch',
    '<enclosure',
  ],
  [
    'bits as bytes',
    (feed) => edit(/length="\d+"/, `length="${bytesOf(slug) * 8}"`)(feed),
    'feed/length-mismatch',
    '<enclosure',
  ],
  ['a length of 0', edit(/length="\d+"/, 'length="0"'), 'feed/length-mismatch', '<enclosure'],
  ['a length with commas', edit(/length="(\d+)"/, 'length="1,234"'), 'feed/length-malformed', '<enclosure'],
  ['a missing length', edit(/ length="\d+"/, ''), 'feed/enclosure-incomplete', '<enclosure'],
  ['a missing type', edit(' type="audio/mpeg"', ''), 'feed/enclosure-incomplete', '<enclosure'],
  ['another type', edit('type="audio/mpeg"', 'type="audio/mp3"'), 'feed/enclosure-type', '<enclosure'],
  [
    'another base URL',
    edit('media.example/bread', 'localhost:4000/bread'),
    'feed/enclosure-host',
    '<enclosure',
  ],
  [
    'the enclosure of a file that no notes name',
    edit(`${slug}.mp3`, 'unknown.mp3'),
    'feed/enclosure-url',
    '<enclosure',
    'unknown',
  ],
  [
    'a doubled item',
    (feed) =>
      feed.replace(
        '</channel>',
        `${feed
          .split(/(?=<item>)/)
          .find((text) => text.includes(`${slug}.mp3`))
          .replace(/<\/channel>[^]*/, '')}</channel>`,
      ),
    'feed/doubled-item',
    null,
  ],
  [
    'the duration of another episode',
    edit(/<itunes:duration>.*?</, `<itunes:duration>${other.seconds}<`),
    'feed/duration-mismatch',
    '<itunes:duration',
  ],
  [
    'a duration in words',
    edit(/<itunes:duration>.*?</, '<itunes:duration>1 hour<'),
    'feed/duration-malformed',
    '<itunes:duration',
  ],
  ['no guid', edit(/<guid.*?<\/guid>\n/, ''), 'feed/no-guid', '<item>'],
  ['another guid', edit(/(<guid.*?>).*?</, '$1changed<'), 'feed/guid-mismatch', '<guid'],
  [
    'chapters behind the item',
    (feed) =>
      inItem(feed, slug, (item) => {
        const [link] = /<podcast:chapters.*\n/.exec(item);
        return item.replace(link, '').replace('</item>\n', `</item>\n${link}`);
      }),
    'feed/chapters-outside-item',
    null,
  ],
  [
    'a stale chapters file',
    (feed) => {
      const path = join(folder, 'built', 'chapters', `${slug}.json`);
      writeFileSync(path, readFileSync(path, 'utf8').replace('The oven', 'The stove'));
      return feed;
    },
    'feed/chapters-differ',
    '<podcast:chapters',
  ],
  [
    'a missing chapters file',
    (feed) => {
      rmSync(join(folder, 'built', 'chapters', `${slug}.json`));
      return feed;
    },
    'feed/chapters-missing',
    '<podcast:chapters',
  ],
  ['a blank line before <?xml', (feed) => `\n${feed}`, 'feed/blank-start', null],
];

let failures = 0;
let strippedBytes = 0;
try {
  await writeSite();
  execFileSync(
    'jekyll',
    ['build', '--quiet', '--source', join(folder, 'source'), '--destination', join(folder, 'clean')],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, LANG: 'C.UTF-8', JEKYLL_ENV: 'production' },
    },
  );
  say('the clean site', await tryFeed((feed) => feed, null));
  for (const [what, change, code, element, name] of planted) {
    say(what, await tryFeed(change, { code, element, name: name ?? slug }));
  }
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(
  failures === 0
    ? `jekyll: nothing in the clean site, ${planted.length} planted errors found, nothing else said`
    : `jekyll: ${failures} wrong`,
);
process.exitCode = failures === 0 ? 0 : 1;

function say(what, wrong) {
  if (wrong !== null) failures += 1;
  console.log(wrong === null ? `ok    ${what}` : `FAIL  ${what}: ${wrong}`);
}

async function writeSite() {
  for (const name of ['_posts', 'chapters', 'audio'])
    mkdirSync(join(folder, 'source', name), { recursive: true });
  const source = (...parts) => join(folder, 'source', ...parts);
  writeFileSync(source('_config.yml'), `title: Bread\nurl: ${origin}\nexclude: [audio]\n`);
  writeFileSync(source('feed.xml'), feedTemplate);
  for (const episode of episodes) {
    const { slug: name, seconds, number } = episode;
    const mp3 = source('audio', `${name}.mp3`);
    await writeEpisode(mp3, { seconds, seed: number });
    const list = chaptersOf(episode).map(([at, title]) => `- [@${clock(at)}] - ${title}`);
    const front = [
      `title: "Episode ${number}"`,
      `slug: ${name}`,
      `guid: bread-${number}`,
      `file: ${host}${name}.mp3`,
      `duration: "${clock(seconds)}"`,
    ];
    const notes = source('_posts', `2026-01-${String(number).padStart(2, '0')}-${name}.md`);
    if (name === slug) strippedBytes = statSync(mp3).size;
    writeFileSync(
      notes,
      [
        '---',
        ...front,
        `length: ${statSync(mp3).size}`,
        '---',
        'All about bread.',
        '',
        '## Timestamps',
        '',
        ...list,
        '',
      ].join('\n'),
    );
    await run([notes, mp3, '-u', '-q']);
    const json = await run(['export', notes, 'json']);
    writeFileSync(source('chapters', `${name}.json`), json.stdout);
  }
}

/** @returns what is wrong, null for nothing */
async function tryFeed(change, expected) {
  rmSync(join(folder, 'built'), { recursive: true, force: true });
  cpSync(join(folder, 'clean'), join(folder, 'built'), { recursive: true });
  const path = join(folder, 'built', 'feed.xml');
  const feed = change(readFileSync(path, 'utf8'));
  writeFileSync(path, feed);
  const { found, joinedCount } = await findAll();
  if (expected === null) {
    // A feed that nothing was compared with has no faults either.
    return found.length === 0 && joinedCount === episodes.length
      ? null
      : `${joinedCount} items; ${found.join('; ')}`;
  }
  const wanted = placeOf(feed, expected);
  if (found.length !== 1) return `${found.length} findings: ${found.join('; ')}`;
  return found[0] === wanted ? null : `found ${found[0]}, expected ${wanted}`;
}

function placeOf(feed, { code, element, name }) {
  if (code === 'feed/blank-start') return `${code} feed.xml:1`;
  if (code === 'feed/doubled-item') {
    const at = feed
      .split('\n')
      .map((text, index) => (text.includes(`<guid`) && text.includes(`bread-7<`) ? index + 1 : 0))
      .filter(Boolean);
    return `${code} feed.xml:${at.at(-1)}`;
  }
  if (code === 'feed/chapters-outside-item') {
    const lines = feed.split('\n');
    return `${code} feed.xml:${lines.findIndex((text, index) => text.startsWith('<podcast:chapters') && lines[index - 1].startsWith('</item>')) + 1}`;
  }
  return `${code} feed.xml:${line(feed, name, element)}`;
}

/** Everything above an informative finding, whatever its area. */
async function findAll() {
  const report = join(folder, 'report.jsonl');
  rmSync(report, { force: true });
  await run(
    [
      'batch',
      join(folder, 'source', '_posts'),
      '--audio',
      join(folder, 'source', 'audio'),
      '--check',
      '--feed',
      `${origin}/feed.xml`,
      '--fetch-chapters',
      '--allow-private',
      '--report',
      report,
      '-q',
    ],
    true,
  );
  const lines = readFileSync(report, 'utf8')
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text));
  const all = lines
    .flatMap(({ diagnostics = [] }) => diagnostics)
    .filter(({ severity }) => severity !== 'info');
  const found = all.map(({ code, file, line: at, message }) =>
    file?.endsWith('feed.xml') ? `${code} feed.xml:${at}` : `${code} ${file}:${at} ${message}`,
  );
  const joinedCount = lines.filter(
    ({ feed }) =>
      feed?.joinedBy === 'prefix' && feed.chapterCounts.link === 4 && feed.chapterCounts.description === 4,
  ).length;
  return { found, joinedCount };
}

function run(args, mayFail = false) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: folder });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('close', (status) => {
      if (status === 2 || (status !== 0 && !mayFail))
        reject(new Error(`${args.join(' ')}: exit ${status}\n${stderr}`));
      else resolve({ status, stdout });
    });
  });
}
