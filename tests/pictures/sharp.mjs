#!/usr/bin/env node
// Pictures made smaller by the real sharp, installed beside chapterize as users do it: node tests/pictures/sharp.mjs, after `npm run build`.
//
// sharp is taken from .ci/tools, where it is installed unless it is there. What went into the mp3 is taken out of it with `export --images`,
// and looked at by sharp itself and by ffprobe.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTypeScript } from '../build/load-typescript.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tools = join(root, '.ci/tools');
const { writeEpisode } = await loadTypeScript(new URL('../build/episode.ts', import.meta.url));
const { buildPngOf } = await loadTypeScript(new URL('../build/pictures.ts', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'chapterize-sharp-'));
let checked = 0;

try {
  const sharp = loadSharp();
  installBeside();
  await proveAll(sharp);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${checked} checks of pictures that the real sharp made smaller, all hold`);

function loadSharp() {
  if (!existsSync(join(tools, 'node_modules/sharp')))
    call('npm', ['install', '--prefix', tools, '--no-package-lock', '--no-audit', '--no-fund']);
  return createRequire(join(tools, 'package.json'))('sharp');
}

/** A folder with both packages in it, as `npm install chapterize sharp` leaves it. */
function installBeside() {
  const modules = join(scratch, 'node_modules');
  const own = join(modules, 'chapterize');
  mkdirSync(own, { recursive: true });
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(root, part), join(own, part), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!name.startsWith('.') && name !== 'sharp')
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  symlinkSync(join(tools, 'node_modules/sharp'), join(modules, 'sharp'));
}

async function proveAll(sharp) {
  // A wave in each colour: it compresses as a photograph does.
  const wave = (width, height, channels = 3) =>
    sharp(
      Buffer.from(
        Array.from({ length: width * height * channels }, (_, at) => {
          const pixel = Math.floor(at / channels);
          const [x, y] = [pixel % width, Math.floor(pixel / width)];
          return Math.round(127 + 127 * Math.sin((x * (1 + (at % channels)) + y) / 40));
        }),
      ),
      { raw: { width, height, channels } },
    );
  const pictures = {
    'large.png': await wave(1500, 1500).png().toBuffer(),
    // A phone held upright: rows of a lying picture, and a note to turn it.
    'turned.jpg': await wave(1200, 800).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    'fits.jpg': await wave(600, 600).jpeg().toBuffer(),
    'clear.png': await wave(900, 450, 4).png().toBuffer(),
  };
  const folder = join(scratch, 'show');
  mkdirSync(folder);
  for (const [name, bytes] of Object.entries(pictures)) writeFileSync(join(folder, name), bytes);
  await writeEpisode(join(folder, 'episode.mp3'), { seconds: 60 });
  const notes = Object.keys(pictures).map((name, index) => `- 0:${index}0 ${name}\n  ![](${name})\n`);
  writeFileSync(join(folder, 'episode.md'), notes.join(''));

  const first = chapterize(folder, 'episode.md', 'episode.mp3', '--image-size', '600', '-q');
  assert.equal(first.status, 0, first.stderr);
  const written = statSync(join(folder, 'episode.mp3'), { bigint: true });
  chapterize(folder, 'export', 'episode.mp3', 'json', '--images', 'out', '-q');
  const expected = [
    ['episode-01.png', 'large.png', 600, 600],
    ['episode-02.jpg', 'turned.jpg', 400, 600],
    ['episode-03.jpg', 'fits.jpg', 600, 600],
    ['episode-04.png', 'clear.png', 600, 300],
  ];
  assert.deepEqual(
    readdirSync(join(folder, 'out')).sort(),
    expected.map(([name]) => name),
  );
  for (const [name, source, width, height] of expected) {
    const path = join(folder, 'out', name);
    const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
    assert.deepEqual([info.width, info.height], [width, height], source);
    assert.equal((await sharp(path).metadata()).orientation, undefined, source);
    // What is left is the same picture: turned and made smaller by sharp alone, it hardly differs.
    const alone = await sharp(pictures[source]).rotate().resize(width, height).raw().toBuffer();
    const difference = data.reduce((sum, value, at) => sum + Math.abs(value - alone[at]), 0) / data.length;
    assert.ok(difference < 6, `${source}: differs by ${difference} in the mean`);
    assert.equal(ffprobeSize(path), `${width},${height}`, source);
    checked += 4;
  }
  assert.equal((await sharp(join(folder, 'out/episode-04.png')).metadata()).hasAlpha, true);
  assert.deepEqual(readFileSync(join(folder, 'out/episode-03.jpg')), pictures['fits.jpg']);

  const again = chapterize(folder, 'episode.md', 'episode.mp3', '--image-size', '600', '--json');
  assert.equal(JSON.parse(again.stdout).status, 'unchanged');
  assert.equal(statSync(join(folder, 'episode.mp3'), { bigint: true }).mtimeNs, written.mtimeNs);
  checked += 4;

  // Its structure is whole, and its pixels are not: sharp finds that out, and nothing is written.
  writeFileSync(join(folder, 'large.png'), buildPngOf(1500, 1500, Buffer.from('not deflated')));
  const damaged = chapterize(folder, 'episode.md', 'episode.mp3', '--image-size', '600', '--json');
  const { status, diagnostics } = JSON.parse(damaged.stdout);
  assert.deepEqual([damaged.status, status], [1, 'failed']);
  assert.deepEqual(
    diagnostics.filter(({ severity }) => severity === 'error').map(({ code, line }) => [code, line]),
    [['pictures/damaged', 2]],
  );
  assert.equal(statSync(join(folder, 'episode.mp3'), { bigint: true }).mtimeNs, written.mtimeNs);
  checked += 3;
}

function chapterize(folder, ...args) {
  const program = join(scratch, 'node_modules/chapterize/bin/chapterize.js');
  return spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });
}

function ffprobeSize(path) {
  const args = ['-v', 'error', '-show_entries', 'stream=width,height', '-of', 'csv=p=0', path];
  return call('ffprobe', args).trim();
}

function call(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}${stdout}`);
  return stdout;
}
