#!/usr/bin/env node
// Packs the package and holds the result to what a user of it needs: node tests/package/check.mjs
//
// Works in a copy of the files that git knows, so that nothing of this checkout (an old build, a stray file) helps.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNodes } from '../bench/nodes.mjs';
import { consumerProgram, consumerTypes } from './consumer.mjs';
import { findLicences, findPageLicences, lockedWithoutIntegrity } from './licences.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'chapterize-package-'));
const clone = join(scratch, 'clone');
const user = join(scratch, 'user');
const mostUnpacked = 1_200_000;
let sizes = '';
const tool = (name) => join(root, 'node_modules', '.bin', name);

try {
  check('a copy of the files that git knows', copyTracked);
  check('npm ci --ignore-scripts && npm run build', () => {
    run(clone, 'npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
    refuseUnless(!existsSync(join(clone, 'dist')), 'dist/ is there before the build');
    run(clone, 'npm', 'run', 'build');
    return run(clone, 'npx', '--no-install', 'chapterize', '--version').trim();
  });
  const tarball = check('npm pack', () => {
    const [packed] = JSON.parse(run(clone, 'npm', 'pack', '--ignore-scripts', '--json'));
    checkContents(packed.files.map(({ path }) => path));
    refuseUnless(packed.unpackedSize < mostUnpacked, `${packed.unpackedSize} bytes unpacked`);
    sizes = `${packed.size} bytes, ${packed.unpackedSize} unpacked, ${packed.files.length} files`;
    return join(clone, packed.filename);
  });
  check('its size', () => sizes);
  check('the same bytes when Node 24 builds and packs it', () => packWithOtherNode(tarball));
  check('publint', () => run(clone, tool('publint'), 'run', '--strict', tarball));
  check('are the types wrong', () => run(clone, tool('attw'), '--profile', 'esm-only', tarball));
  check('npm install of the tarball in an empty folder', () => {
    mkdirSync(user);
    writeFileSync(join(user, 'package.json'), '{ "name": "user", "private": true, "type": "module" }');
    return run(user, 'npm', 'install', '--no-audit', '--no-fund', tarball).trim().split('\n')[0];
  });
  check('the installed command on the sample', runSample);
  check('s3:// without the package for it', runWithoutPeer);
  check('the installed library', () => {
    writeFileSync(join(user, 'consumer.js'), consumerProgram);
    return run(user, process.execPath, 'consumer.js', join(clone, 'samples')).trim();
  });
  check('a strict TypeScript file against the installed types', compileTypes);
  check('licences of what is installed with it', () => findLicences(join(user, 'node_modules')));
  check('licences of what its pages contain', () =>
    findPageLicences(join(user, 'node_modules/chapterize/dist/preview/pages.json.br')),
  );
  check('integrity of every locked package', () => {
    const { count, missing } = lockedWithoutIntegrity(join(root, 'package-lock.json'));
    refuseUnless(missing.length === 0, `no integrity: ${missing.join(', ')}`);
    return `${count} packages`;
  });
} catch {
  process.exitCode = 1; // check() has said what and why
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Runs one check and says how it went; the first failure ends the script. */
function check(what, body) {
  const start = performance.now();
  try {
    const said = body();
    const detail = typeof said === 'string' && !said.includes('\n') ? `: ${said}` : '';
    console.log(`ok    ${what}${detail} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    return said;
  } catch (error) {
    const said = [error.message, error.stdout].filter(Boolean).join('\n').trim().split('\n');
    console.log([`FAIL  ${what}`, ...said.slice(0, 40).map((line) => `      ${line}`)].join('\n'));
    throw error;
  }
}

function refuseUnless(holds, message) {
  if (!holds) throw new Error(message);
}

function run(cwd, command, ...args) {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 26,
  });
}

function copyTracked() {
  const list = run(root, 'git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0');
  const paths = list.filter((path) => path !== '' && existsSync(join(root, path)));
  for (const path of paths) {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    cpSync(join(root, path), join(clone, path));
  }
  return `${paths.length} files`;
}

/** Builds and packs the copy once more, with another version of Node, and compares the tarballs. */
function packWithOtherNode(tarball) {
  const [, other] = findNodes(['24']);
  if (other === undefined) return 'this is Node 24 already';
  const first = readFileSync(tarball);
  const env = { ...process.env, PATH: `${dirname(other.path)}:${process.env.PATH}` };
  for (const args of [
    ['run', 'build'],
    ['pack', '--ignore-scripts'],
  ])
    execFileSync('npm', args, { cwd: clone, env, stdio: ['ignore', 'ignore', 'pipe'] });
  refuseUnless(readFileSync(tarball).equals(first), `Node ${other.version} gives other bytes`);
  return `Node ${process.versions.node} and ${other.version}`;
}

/** The package for object stores is the user's to install: it is not there, and the error says how. */
function runWithoutPeer() {
  refuseUnless(!existsSync(join(user, 'node_modules/@aws-sdk')), '@aws-sdk is installed with the package');
  const command = join(user, 'node_modules/.bin/chapterize');
  const { status, stderr } = spawnSync(command, ['show', 's3://bucket/e.mp3'], {
    cwd: user,
    encoding: 'utf8',
  });
  refuseUnless(status === 2, `exit code ${status}`);
  refuseUnless(stderr.includes('npm install @aws-sdk/client-s3'), stderr);
  return stderr.trim().split('\n').at(-1);
}

function checkContents(paths) {
  const needed = [
    'package.json',
    'README.md',
    'LICENSE',
    'bin/chapterize.js',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/output.schema.json',
    'dist/chapterize.1.gz',
  ];
  for (const path of needed) {
    refuseUnless(paths.includes(path), `${path} is not in the package`);
  }
  const stray = paths.filter((path) =>
    /^(?:docs|src|tests|samples|node_modules|coverage|\.)|\.(?:tgz|tmp)$/u.test(path),
  );
  refuseUnless(stray.length === 0, `in the package without need: ${stray.join(', ')}`);
}

function runSample() {
  const samples = join(clone, 'samples');
  const command = join(user, 'node_modules', '.bin', 'chapterize');
  run(user, command, join(samples, 'episode.md'), join(samples, 'episode.mp3'), '-o', 'out.mp3');
  const { chapters } = JSON.parse(run(user, command, 'show', 'out.mp3', '--json'));
  refuseUnless(chapters.length === 8, `${chapters.length} chapters in the result, not 8`);
  return `${chapters.length} chapters, ${statSync(join(user, 'out.mp3')).size} bytes`;
}

function compileTypes() {
  writeFileSync(join(user, 'consumer.ts'), consumerTypes);
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
  const roots = ['--typeRoots', join(root, 'node_modules', '@types')];
  run(user, tool('tsc'), ...options, ...roots, 'consumer.ts');
  return JSON.parse(readFileSync(join(root, 'node_modules', 'typescript', 'package.json'), 'utf8')).version;
}
