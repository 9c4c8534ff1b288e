// Which licences a user of the package takes on, and whether what is locked is locked by content.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const allowed = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'Python-2.0',
  'PSF-2.0',
  'BlueOak-1.0.0',
]);
const lifecycle = ['preinstall', 'install', 'postinstall'];

/** Every package below a `node_modules` folder. */
export function* installedPackages(folder) {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    if (name.startsWith('@')) {
      yield* installedPackages(path);
      continue;
    }
    if (!existsSync(join(path, 'package.json'))) continue;
    yield JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    if (existsSync(join(path, 'node_modules'))) yield* installedPackages(join(path, 'node_modules'));
  }
}

/**
 * Counts packages by licence.
 *
 * @returns one line such as `21 MIT, 2 ISC`
 * @throws Error when a licence is not in the list above, or a package wants to run a script on install
 */
export function findLicences(folder) {
  const counts = new Map();
  for (const { name, version, license, licenses, scripts = {} } of installedPackages(folder)) {
    const said = license ?? licenses?.map(({ type }) => type).join(' AND ') ?? 'none stated';
    const names = said.replace(/[()]/gu, '').split(/ (?:AND|OR) /u);
    const fits = said.includes(' OR ')
      ? names.some((one) => allowed.has(one))
      : names.every((one) => allowed.has(one));
    if (!fits) throw new Error(`${name}@${version} has the licence ${said}`);
    const runs = lifecycle.filter((script) => script in scripts);
    if (runs.length > 0) throw new Error(`${name}@${version} runs a script on ${runs.join(', ')}`);
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  if (counts.size === 0) throw new Error(`nothing is installed in ${folder}`);
  return [...counts].map(([licence, count]) => `${count} ${licence}`).join(', ');
}

/**
 * Reads what the pages of the preview say of the packages in them, which nobody installs.
 *
 * @param path of dist/preview/pages.json.br
 *
 * @throws Error when a licence is not in the list above, or its text is not with it
 */
export function findPageLicences(path) {
  const found = new Set();
  const pages = JSON.parse(brotliDecompressSync(readFileSync(path)).toString('utf8'));
  for (const [page, html] of Object.entries(pages)) {
    for (const [, name, licence, text] of html.matchAll(
      /<!-- This page contains (\S+ \S+), ([^:]+):\n(.*?)-->/gsu,
    )) {
      if (!allowed.has(licence))
        throw new Error(`the ${page} holds ${name}, which has the licence ${licence}`);
      if (!text.includes('Copyright')) throw new Error(`the ${page} holds ${name} without its licence`);
      found.add(`${name} (${licence})`);
    }
  }
  if (found.size === 0) throw new Error('no page names what it contains');
  return [...found].join(', ');
}

/** How many packages a lockfile names, and which of them it does not hold to a hash of their content. */
export function lockedWithoutIntegrity(path) {
  const packages = Object.entries(JSON.parse(readFileSync(path, 'utf8')).packages).filter(
    ([key]) => key !== '',
  );
  return {
    count: packages.length,
    missing: packages.filter(([, one]) => !one.integrity).map(([key]) => key),
  };
}

/** On its own it lists what package.json names at run time, one package a line. */
if (argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  for (const [path, one] of Object.entries(lock)) {
    if (path === '' || one.dev || one.optional) continue;
    console.log(
      [path.replace(/^.*node_modules\//u, ''), one.version, one.license ?? 'none stated'].join('\t'),
    );
  }
}
