'use strict';
const {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const { basename, dirname, join } = require('node:path');

const longUnusedMs = 60 * 24 * 60 * 60 * 1000;

/**
 * Keeps the code that V8 has compiled in this run, for the next one to start from.
 *
 * By itself Node would keep it in the temporary folder of the machine, where others could put code for us to run, and
 * before the functions of a run are in it. Of what fails here nothing is said: without it all works the same.
 *
 * @param script what was run
 * @param path of the file to make
 */
module.exports = function keepCompiledCode(script, path) {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeWhole(path, script.createCachedData());
    removeOld(dirname(path), basename(path));
  } catch {
    // See above.
  }
};

function writeWhole(path, bytes) {
  const temporary = `${path}.${process.pid}-${Date.now()}`;
  try {
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      // V8 does not look whether all of it is what it was, and may run for ever where it is not. So it stands there
      // twice: comparing the two takes a tenth of a millisecond, a checksum in JavaScript several.
      writeFileSync(handle, bytes);
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Removes what was kept of other versions, and runs that were killed meanwhile have left. */
function removeOld(folder, own) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name !== own && Date.now() - statSync(path).mtimeMs > longUnusedMs) rmSync(path);
  }
}
