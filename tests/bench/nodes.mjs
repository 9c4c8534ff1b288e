// The versions of Node to measure on: the one at hand, and others from npm, kept in .cache.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../.cache/bench', import.meta.url));

/**
 * @param majors such as `['22', '24']`; each installs the npm package `node@MAJOR` unless it is there
 * @returns `{ version, path }`, the Node at hand first
 */
export function findNodes(majors) {
  const others = majors.filter((major) => major !== process.versions.node.split('.')[0]);
  return [process.execPath, ...others.map(installNode)].map((path) => ({
    version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim().slice(1),
    path,
  }));
}

function installNode(major) {
  const folder = join(cache, `node-${major}`);
  const path = join(folder, 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const options = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund'];
    execFileSync('npm', ['install', ...options, `node@${major}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return path;
}
