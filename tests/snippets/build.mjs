#!/usr/bin/env node
// Builds a small site with the snippets of docs/feed-snippets.md in each generator, and reads the chapters of its feed again.
//
//   node tests/snippets/build.mjs [--only jekyll,hugo,eleventy,astro]
//
// Jekyll and Hugo are those of the system, Eleventy and Astro come from npm into a folder of their own. A generator that is not
// there is left out, and said. Exit: 1 when a feed does not have what it should, or nothing could be built.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { formats, parseChapters, plainChapter, renderChapters } from '../../dist/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const document = readFileSync(join(root, 'docs/feed-snippets.md'), 'utf8');
const { values } = parseArgs({
  options: { only: { type: 'string', default: 'jekyll,hugo,eleventy,astro' } },
});
const versions = { '@11ty/eleventy': '3.1.8', astro: '5.18.2', '@astrojs/rss': '4.0.19' };
const origin = 'https://podcast.example';

const chapters = [
  plainChapter(0, 'Welcome & <hello> "you"'),
  { ...plainChapter(61_500, "It's 日本語 🎧"), url: 'https://example.com/?a=1&b=2' },
  { ...plainChapter(90_000, 'Only a picture'), hidden: true, image: 'https://example.com/p.png' },
  { ...plainChapter(3_661_001, 'The end {{ x }} {% y %}'), image: 'https://example.com/i.png' },
];
const json = renderChapters(
  'json',
  await formats.find(({ name }) => name === 'json').load(),
  chapters,
  'e',
).text;
const rssOpen =
  '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters"><channel><title>T</title><link>https://podcast.example/</link><description>D</description>';

const generators = { jekyll: buildJekyll, hugo: buildHugo, eleventy: buildEleventy, astro: buildAstro };
const scratch = mkdtempSync(join(tmpdir(), 'chapterize-snippets-'));
let [built, failures] = [0, 0];
try {
  for (const [name, build] of Object.entries(generators)) {
    if (!values.only.split(',').includes(name)) continue;
    const folder = join(scratch, name);
    mkdirSync(folder);
    const made = build(folder);
    if (typeof made === 'string') console.log(`left out ${name}: ${made}`);
    else {
      built += 1;
      await judge(name, made);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${built} sites built, ${failures} failures`);
if (failures > 0 || built === 0) process.exitCode = 1;

function buildJekyll(folder) {
  if (!isThere('jekyll', ['--version'])) return 'jekyll is not installed';
  put(folder, '_config.yml', `${fileOf('jekyll/_config.yml')}url: ${origin}\n`);
  put(folder, 'data/chapters/12.json', json);
  put(folder, '_posts/2026-01-01-12.md', '---\ntitle: Twelve\n---\nText\n');
  put(folder, '_posts/2026-01-02-13.md', '---\ntitle: Thirteen\n---\nText\n');
  const item = `{% for post in site.posts %}<item><title>{{ post.title }}</title>${partOf('jekyll')}</item>{% endfor %}`;
  put(folder, 'feed.xml', `---\n---\n${rssOpen}${item}</channel></rss>\n`);
  run('jekyll', ['build', '--quiet', '--disable-disk-cache'], folder);
  return {
    feed: join(folder, '_site/feed.xml'),
    served: join(folder, '_site/data/chapters/12.json'),
    url: '/data/chapters/12.json',
  };
}

function buildHugo(folder) {
  if (!isThere('hugo', ['version'])) return 'hugo is not installed';
  put(folder, 'config.toml', `baseURL = "${origin}/"\ntitle = "T"\n${partOf('hugo-config')}`);
  put(folder, 'data/chapters/12.json', json);
  mkdirSync(join(folder, 'static'));
  put(folder, 'content/episodes/12.md', '---\ntitle: Twelve\n---\nText\n');
  put(folder, 'content/episodes/13.md', '---\ntitle: Thirteen\n---\nText\n');
  const item = `{{ range site.RegularPages }}<item><title>{{ .Title }}</title>${partOf('hugo')}</item>{{ end }}`;
  const head = '{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}';
  put(
    folder,
    'layouts/_default/rss.xml',
    `${head}${rssOpen.replace(/^<\?xml[^>]*>/, '')}${item}</channel></rss>\n`,
  );
  put(folder, 'layouts/_default/single.html', '{{ .Title }}');
  run('hugo', ['--quiet'], folder);
  return {
    feed: join(folder, 'public/index.xml'),
    served: join(folder, 'public/chapters/12.json'),
    url: '/chapters/12.json',
  };
}

function buildEleventy(folder) {
  const missing = install(folder, ['@11ty/eleventy']);
  if (missing !== null) return missing;
  put(folder, 'eleventy.config.js', fileOf('eleventy/eleventy.config.js'));
  put(folder, 'data/chapters/12.json', json);
  put(folder, 'episodes/12.md', '---\ntitle: Twelve\ntags: episode\n---\nText\n');
  put(folder, 'episodes/13.md', '---\ntitle: Thirteen\ntags: episode\n---\nText\n');
  const item = `{% for episode in collections.episode %}<item><title>{{ episode.data.title }}</title>${partOf('eleventy')}</item>{% endfor %}`;
  put(
    folder,
    'feed.njk',
    `---\npermalink: feed.xml\nsite: ${origin}\n---\n${rssOpen}${item}</channel></rss>\n`,
  );
  run('npx', ['eleventy', '--quiet'], folder);
  return {
    feed: join(folder, '_site/feed.xml'),
    served: join(folder, '_site/chapters/12.json'),
    url: '/chapters/12.json',
  };
}

function buildAstro(folder) {
  const missing = install(folder, ['astro', '@astrojs/rss']);
  if (missing !== null) return missing;
  put(folder, 'astro.config.mjs', `export default { site: '${origin}' };\n`);
  put(folder, 'public/chapters/12.json', json);
  put(
    folder,
    'src/pages/rss.xml.js',
    `import rss from '@astrojs/rss';
${partOf('astro')}
export const GET = (context) =>
  rss({
    title: 'T',
    description: 'D',
    site: context.site,
    xmlns: { podcast: 'https://podcastindex.org/namespace/1.0', psc: 'http://podlove.org/simple-chapters' },
    items: ['12', '13'].map((slug) => ({ title: slug, link: '/' + slug, customData: chaptersFor(slug, context.site) })),
  });
`,
  );
  run('npx', ['astro', 'build', '--silent'], folder, { ASTRO_TELEMETRY_DISABLED: '1' });
  return {
    feed: join(folder, 'dist/rss.xml'),
    served: join(folder, 'dist/chapters/12.json'),
    url: '/chapters/12.json',
  };
}

/** The feed must be well-formed and say the chapters of the one episode that has any; the file must be served as it is. */
async function judge(name, { feed, served, url }) {
  const complaints = [];
  const text = readFileSync(feed, 'utf8');
  const { chapters: found, diagnostics } = await parseChapters(feed, text, 'psc');
  for (const { message } of diagnostics) complaints.push(message);
  const meant = chapters.filter(({ hidden }) => !hidden);
  const bare = (list) => JSON.stringify(list.map((one) => [one.startMs, one.title, one.url, one.image]));
  if (bare(found) !== bare(meant)) complaints.push(`meant ${bare(meant)}, read ${bare(found)}`);
  const links = [
    ...text.matchAll(/<podcast:chapters url="([^"]*)" type="application\/json\+chapters"\s*\/>/g),
  ].map(([, address]) => address);
  if (links.join() !== origin + url)
    complaints.push(`podcast:chapters of ${links.join() || 'nothing'}, expected ${origin}${url}`);
  if (!existsSync(served) || readFileSync(served, 'utf8') !== json)
    complaints.push(`${served} is not served as it was written`);
  if (/^\s/.test(text)) complaints.push('the feed starts with a blank line');
  failures += complaints.length;
  console.log(
    complaints.length === 0
      ? `ok     ${name}: ${found.length} chapters`
      : `FAILED ${name}\n  ${complaints.join('\n  ')}`,
  );
}

function fileOf(name) {
  return blockAfter(`<!-- file: ${name} -->`);
}

function partOf(name) {
  return blockAfter(`<!-- part: ${name} -->`);
}

function blockAfter(comment) {
  const at = document.indexOf(comment);
  const block = /^```\S*\n([^]*?)^```/m.exec(document.slice(at));
  if (at < 0 || block === null) throw new Error(`docs/feed-snippets.md has no ${comment}`);
  return block[1];
}

function put(folder, name, text) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function isThere(program, args) {
  return spawnSync(program, args).error === undefined;
}

/** Packages are kept between runs: a generator has hundreds of files. */
function install(folder, packages) {
  put(folder, 'package.json', '{ "private": true, "type": "module" }\n');
  const kept = join(root, '.cache/snippets', packages[0].replaceAll('/', '-'));
  if (!existsSync(join(kept, 'node_modules'))) {
    mkdirSync(kept, { recursive: true });
    writeFileSync(join(kept, 'package.json'), '{ "private": true }\n');
    const wanted = packages.map((name) => `${name}@${versions[name]}`);
    const args = ['install', '--no-audit', '--no-fund', '--silent', ...wanted];
    const { status } = spawnSync('npm', args, { cwd: kept });
    if (status !== 0) {
      rmSync(kept, { recursive: true, force: true });
      return `npm cannot install ${wanted.join(' ')}`;
    }
  }
  symlinkSync(join(kept, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return null;
}

function run(program, args, cwd, env = {}) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: exit ${status}\n${stdout}${stderr}`);
}
