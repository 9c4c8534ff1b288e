#!/usr/bin/env node
// Adds to package-lock.json the optional packages of other platforms: node tests/package/complete-lock.mjs
//
// npm leaves them out when the registry that it asked does not have them, and then refuses `npm ci` with that lockfile
// ("Missing: … from lock file"). What is known without the registry is enough: their version, and in their name the
// platform, by which npm passes over them everywhere else. Run it after any change of dependencies.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

const path = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(path, 'utf8'));
const added = {};
for (const [place, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const key = `node_modules/${name}`;
    if (key in lock.packages || `${place}/${key}` in lock.packages) continue;
    added[key] = describe(name, version, dev);
  }
}
const packages = Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
console.log(`${Object.keys(added).length} packages added`);

function describe(name, version, dev) {
  const words = name.split(/[/-]/u);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  if (!/^\d+\.\d+\.\d+$/u.test(version) || os.length !== 1 || cpu.length !== 1) {
    throw new Error(`${name}@${version}: the name does not tell the platform, add it by hand`);
  }
  const musl = words.some((word) => word.startsWith('musl'));
  return { version, cpu, ...(dev ? { dev } : {}), ...(musl ? { libc: ['musl'] } : {}), optional: true, os };
}
